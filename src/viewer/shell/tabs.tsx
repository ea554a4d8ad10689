import { useEffect, useRef } from 'react'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { openView } from '../state/open-view.ts'

const tabWords = { question: 'Question', query: 'Query', phrase: 'Phrase', sample: 'Sample' } as const

/** The named views. What was asked stands beside them while it is shown. */
export function Tabs() {
  const { store, description } = usePage()
  const source = useSelect(({ state }) => state.source)
  const tabs = useRef<HTMLElement>(null)
  // Of more tabs than there is room for, the one that is open is in sight.
  useEffect(() => {
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [source])
  return (
    <nav ref={tabs} className="tabs" aria-label="Views">
      {description.views.map((view) => (
        <button
          key={view.id}
          type="button"
          className="tab"
          title={view.question}
          aria-current={source.kind === 'view' && source.id === view.id ? 'page' : undefined}
          onClick={() => store.send(openView(view))}
        >
          {view.title}
        </button>
      ))}
      {source.kind !== 'view' && (
        <button type="button" className="tab" aria-current="page">
          {tabWords[source.kind]}
        </button>
      )}
    </nav>
  )
}
