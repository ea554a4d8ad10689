import { useEffect, useState } from 'react'
import { usePage } from '../frame/page.ts'
import { PageNotice } from './page-notice.tsx'
import { useLinkNews } from './use-link-news.ts'

/** What of a link is not shown, and that the link of what is shown is very long. */
export function LinkNotices() {
  const { longLink, saving } = usePage()
  const news = useLinkNews()
  const [long, tellLong] = useState('')
  useEffect(() => {
    longLink.set(tellLong)
    return () => longLink.set(undefined)
  }, [longLink])
  return (
    <>
      {news.text !== '' && <PageNotice text={news.text} onClose={news.onClose} />}
      {long !== '' && (
        <PageNotice
          text={`${long} It is so long that some programs cut it off; a saved view has a short one.`}
          doable={{ words: 'Save view', run: () => saving.value?.saveView() }}
          onClose={() => tellLong('')}
        />
      )}
    </>
  )
}
