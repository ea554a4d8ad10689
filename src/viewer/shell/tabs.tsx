import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'

const tabWords = { question: 'Question', query: 'Query', sample: 'Sample' } as const

/** The named views. What was asked stands beside them while it is shown. */
export function Tabs() {
  const { store, description } = usePage()
  const source = useSelect(({ state }) => state.source)
  return (
    <nav className="tabs" aria-label="Views">
      {description.views.map(({ id, title, question }) => (
        <button
          key={id}
          type="button"
          className="tab"
          title={question}
          aria-current={source.kind === 'view' && source.id === id ? 'page' : undefined}
          onClick={() => store.send({ kind: 'open', source: { kind: 'view', id } })}
        >
          {title}
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
