import type { View } from '../../model/view.ts'
import type { State } from '../state/state.ts'

export interface TabsProps {
  readonly views: readonly View[]
  readonly state: State
  readonly onOpen: (view: View) => void
}

const tabWords = { question: 'Question', query: 'Query', sample: 'Sample' } as const

/** The named views. What was asked stands beside them while it is shown. */
export function Tabs({ views, state, onOpen }: TabsProps) {
  const { source } = state
  return (
    <nav className="tabs" aria-label="Views">
      {views.map((view) => (
        <button
          key={view.id}
          type="button"
          className="tab"
          title={view.question}
          aria-current={source.kind === 'view' && source.id === view.id ? 'page' : undefined}
          onClick={() => onOpen(view)}
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
