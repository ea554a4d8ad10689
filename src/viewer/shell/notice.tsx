import { useEffect, useState } from 'react'
import type { Store } from '../state/store.ts'
import type { LayoutWork } from './use-drawing.ts'

export interface NoticeProps {
  readonly store: Store
  /** How many nodes there are. */
  readonly nodes: number
  /** Whether they are too many to be drawn. */
  readonly tooMany: boolean
  /** Their layout, while it is under way or where it was cancelled. */
  readonly layout: LayoutWork | undefined
}

/** What the reader should know where the eye is: that something was taken away, how far a layout is, or that there is too much to draw. */
export function Notice({ store, nodes, tooMany, layout }: NoticeProps) {
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
  if (layout?.kind === 'under way') return <Progress key={nodes} nodes={nodes} {...layout} />
  if (layout?.kind === 'cancelled')
    return (
      <p className="notice" role="status">
        Cancelled: {nodes.toLocaleString('en')} nodes have no places.{' '}
        <button type="button" className="text-button" onClick={layout.again}>
          Draw them
        </button>
        {store.canUndo && (
          <>
            {' or '}
            <button type="button" className="text-button" onClick={store.undo}>
              undo
            </button>
          </>
        )}
      </p>
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

/** Shorter work is done before its notice could be read. */
const PATIENCE = 400

/** How far a layout is, where it takes long enough to be wondered about. */
function Progress({
  nodes,
  share,
  cancel,
}: {
  readonly nodes: number
  readonly share: number
  readonly cancel: () => void
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
      <button type="button" className="text-button" onClick={cancel}>
        Cancel
      </button>
    </p>
  )
}
