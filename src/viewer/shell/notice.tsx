import { useEffect, useState } from 'react'
import { SilkgraphError } from '../../errors.ts'
import { canBeDrawn, MOST_DRAWN } from '../drawing.ts'
import { type CommunitiesNow, usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'

/** What the reader should know where the eye is: that something was taken away, how far a layout is, or that there is too much to draw. */
export function Notice() {
  const { store, picture, communities, drawn, narrow } = usePage()
  const { send, undo } = store
  const { drawer, canUndo, last, selected, sheet } = useSelect(({ state, canUndo, steps }) => ({
    selected: state.panel.kind === 'overview' ? state.selected.length : 0,
    sheet: state.sheet,
    drawer: state.drawer,
    canUndo,
    last: steps.at(-1)?.action,
  }))
  const { tooMany, layout } = drawn
  if (communities?.loading === true) return <Looking {...communities} />
  const [nodes, lines] = [picture.nodes.size, picture.relationships.size]
  if (tooMany)
    return (
      <div className="notice" role="status">
        <p>
          {nodes.toLocaleString('en')} nodes and {lines.toLocaleString('en')} lines are too many to be read in
          one picture.
        </p>
        {communities?.error !== undefined && <NoCommunities {...communities} />}
        <ul>
          {communities === undefined && lines > 0 && (
            <li>
              <button
                type="button"
                className="text-button"
                onClick={() => send({ kind: 'many', draw: 'communities' })}
              >
                Show as communities
              </button>
            </li>
          )}
          <li>
            {canBeDrawn(nodes, lines) ? (
              <button
                type="button"
                className="text-button"
                onClick={() => send({ kind: 'many', draw: 'all' })}
              >
                Draw all {nodes.toLocaleString('en')}
              </button>
            ) : (
              `At most ${MOST_DRAWN.nodes.toLocaleString('en')} nodes and ${MOST_DRAWN.lines.toLocaleString('en')} lines can be drawn at once`
            )}
          </li>
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
              onClick={() => send({ kind: 'drawer', drawer: { ...drawer, open: true, show: 'table' } })}
            >
              Read the records as a table
            </button>
          </li>
        </ul>
      </div>
    )
  if (communities?.error !== undefined)
    return (
      <div className="notice" role="status">
        <NoCommunities {...communities} />
        <button type="button" className="text-button" onClick={() => send({ kind: 'many', draw: 'none' })}>
          Show each node
        </button>
      </div>
    )
  if (layout?.kind === 'under way') return <Progress key={nodes} nodes={nodes} {...layout} />
  if (layout?.kind === 'improving') return <Improving {...layout} />
  if (layout?.kind === 'cancelled')
    return (
      <p className="notice" role="status">
        Cancelled: {nodes.toLocaleString('en')} nodes have no places.{' '}
        <button type="button" className="text-button" onClick={layout.again}>
          Draw them
        </button>
        {canUndo && (
          <>
            {' or '}
            <button type="button" className="text-button" onClick={undo}>
              undo
            </button>
          </>
        )}
      </p>
    )
  if (selected > 0 && narrow && !sheet) return <Selected count={selected} />
  if (last?.kind !== 'remove' && last?.kind !== 'hide' && last?.kind !== 'keep-only') return null
  return (
    <p className="notice" role="status">
      Taken away.{' '}
      <button type="button" className="text-button" onClick={undo}>
        Undo
      </button>
    </p>
  )
}

/** What is selected while no panel tells it. */
function Selected({ count }: { readonly count: number }) {
  const { send } = usePage().store
  return (
    <p className="notice notice-fixed" role="status">
      {count.toLocaleString('en')} selected.{' '}
      <button
        type="button"
        className="text-button"
        onClick={() => send({ kind: 'panel', panel: { kind: 'element' } })}
      >
        Show
      </button>{' '}
      <button type="button" className="text-button" onClick={() => send({ kind: 'select', key: '' })}>
        Clear
      </button>
    </p>
  )
}

/** How far the search for communities is, where it takes long enough to be wondered about. */
function Looking({ share, cancel }: Pick<CommunitiesNow, 'share' | 'cancel'>) {
  const late = useLate()
  if (!late) return null
  const done = share === undefined ? undefined : Math.round(share * 100)
  return (
    <p className="notice">
      <label>
        Looking for communities <progress max={100} value={done} />
      </label>{' '}
      <button type="button" className="text-button" onClick={cancel}>
        Cancel
      </button>
    </p>
  )
}

/** Why there are no communities. */
function NoCommunities({ error, again }: Pick<CommunitiesNow, 'error' | 'again'>) {
  const message = error instanceof Error ? error.message : String(error)
  const { code = '', hint = '' } = error instanceof SilkgraphError ? error : {}
  if (code === 'NoMetrics')
    return (
      <p>
        {message} {hint}
      </p>
    )
  return (
    <>
      <p>
        Communities were not found: {message} {hint}
      </p>
      <button type="button" className="text-button" onClick={again}>
        Look again
      </button>
    </>
  )
}

/** Shorter work is done before its notice could be read. */
const PATIENCE = 400

/** Whether something has been shown for long enough to be wondered about. */
function useLate(): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  return late
}

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
  const late = useLate()
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

/** All is drawn, and its places get better until this is enough. */
function Improving({ share, stop }: { readonly share: number; readonly stop: () => void }) {
  const done = Math.round(share * 100)
  return (
    <p className="notice">
      <label>
        Finding better places{' '}
        <progress max={100} value={done}>
          {done} %
        </progress>
      </label>{' '}
      <button type="button" className="text-button" onClick={stop}>
        Stop here
      </button>
    </p>
  )
}
