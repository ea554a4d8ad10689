import { useEffect, useRef, useState } from 'react'
import { missingKeys } from '../content/missing-keys.ts'
import { missingNames } from '../content/missing-names.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { openLink } from '../state/open-link.ts'
import type { Source } from '../state/state.ts'
import { newsText, type Told } from './news-text.ts'

/** What of a link or of a saved view is not shown. */
export interface LinkNews {
  /** Sentences; '' where all of it is shown. */
  readonly text: string
  readonly onClose: () => void
}

/** Says, once for each picture that is opened by a link or as a view keeps it, what of it this graph does not have. */
export function useLinkNews(): LinkNews {
  const { store, description, backend, content, graph, link } = usePage()
  const { source } = useSelect(({ state }) => ({ source: state.source }))
  const [news, setNews] = useState<{ readonly source: Source; readonly told: Told }>()
  const asked = useRef(new WeakSet<Source>())
  const shown = !content.loading && content.value?.source === source ? content.value : undefined
  useEffect(() => {
    if (shown === undefined || asked.current.has(source)) return
    asked.current.add(source)
    const by = link.value === undefined ? undefined : openLink(link.value, description)
    link.set(undefined)
    const view = source.kind === 'view' ? description.views.find(({ id }) => id === source.id) : undefined
    const { state } = store
    const page = { backend, description }
    // What the reader has chosen goes on to the next picture, and is not told again there.
    const isRestored = by !== undefined || view?.state !== undefined
    const names = isRestored ? missingNames(page, state) : Promise.resolve([])
    // What the link itself says wrongly is told also where the graph cannot be asked.
    void Promise.all([names, missingKeys(page, state, shown)])
      .catch(() => [])
      .then((gone) =>
        setNews({
          source,
          told: {
            version: by?.head.version ?? 0,
            unknown: by?.head.unknown ?? [],
            unread: by?.head.unread ?? 0,
            unreadable: by?.head.unreadable ?? [],
            missing: by?.missing ?? '',
            keys: gone.flat(),
            keptAlone: state.only,
            of: by?.head.graph || view?.state?.graph || '',
          },
        }),
      )
  }, [shown, source, store, description, backend, link])
  return {
    text: news?.source === source ? newsText(news.told, graph) : '',
    onClose: () => setNews(undefined),
  }
}
