import { useEffect, useState } from 'react'
import type { Store } from '../state/store.ts'

export interface NoticeProps {
  readonly store: Store
  /** How many nodes there are. */
  readonly nodes: number
  /** Whether they are too many to be drawn. */
  readonly tooMany: boolean
  /** The share of their layout that is done, while it is under way. */
  readonly progress: number | undefined
}

/** What the reader should know where the eye is: that something was taken away, how far a layout is, or that there is too much to draw. */
export function Notice({ store, nodes, tooMany, progress }: NoticeProps) {
  const { state, send } = store
  if (tooMany)
    return (
      <div className="notice" role="status">
        <p>{nodes.toLocaleString('en')} nodes are too many to be read in one picture. To see fewer:</p>
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
  if (progress !== undefined) return <Progress key={nodes} store={store} nodes={nodes} share={progress} />
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

/** Shorter work is done before its notice could be read. */
const PATIENCE = 400

/** How far a layout is, where it takes long enough to be wondered about. */
function Progress({
  store,
  nodes,
  share,
}: {
  readonly store: Store
  readonly nodes: number
  readonly share: number
}) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  const done = Math.round(share * 100)
  return (
    <p className="notice">
      <label>
        Finding places for {nodes.toLocaleString('en')} nodes{' '}
        <progress max={100} value={done}>
          {done} %
        </progress>
      </label>{' '}
      {store.canUndo && (
        <button type="button" className="text-button" onClick={store.undo}>
          Cancel
        </button>
      )}
    </p>
  )
}
