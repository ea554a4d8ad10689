import type { Store } from '../state/store.ts'

export interface NoticeProps {
  readonly store: Store
  /** How many nodes there are, where they are too many to be drawn; 0 otherwise. */
  readonly tooMany: number
}

/** What the reader should know where the eye is: that something was taken away, or that there is too much to draw. */
export function Notice({ store, tooMany }: NoticeProps) {
  const { state, send } = store
  if (tooMany > 0)
    return (
      <div className="notice" role="status">
        <p>{tooMany.toLocaleString('en')} nodes are too many to be read in one picture. To see fewer:</p>
        <ul>
          <li>
            <button
              type="button"
              className="text-button"
              onClick={() => send({ kind: 'panel', panel: { kind: 'filters' } })}
            >
              Leave kinds of things out
            </button>
          </li>
          <li>Add a condition or a LIMIT to the Cypher below</li>
          <li>
            <button
              type="button"
              className="text-button"
              onClick={() => send({ kind: 'drawer', drawer: { ...state.drawer, open: true, show: 'table' } })}
            >
              Read the records as a table
            </button>
          </li>
        </ul>
      </div>
    )
  const last = store.steps.at(-1)?.action
  if (last?.kind !== 'remove') return null
  return (
    <p className="notice" role="status">
      Taken away.{' '}
      <button type="button" className="text-button" onClick={store.undo}>
        Undo
      </button>
    </p>
  )
}
