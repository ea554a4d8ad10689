import { countText } from '../../model/count-text.ts'
import { linesView } from '../details/element.ts'
import { isDrawn } from '../drawing.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { LineFacts } from '../panels/line-facts.tsx'
import { Failure } from '../parts/failure.tsx'
import { pageWords } from '../words/page-words.ts'
import { crossOf } from './cross-of.ts'

/** More relationships are not read at once. */
const MOST_LINES = 100

/** What joins the row and the column of a cross table: each relationship, and who says so. */
export function CellSection({ row, column }: { readonly row: string; readonly column: string }) {
  const page = usePage()
  const { store, backend, description, drawn, nameOf } = page
  const { send } = store
  const { cross, engine } = useSelect(({ state }) => ({ cross: state.cross, engine: state.engine }))
  const table = cross === undefined ? undefined : crossOf(page)?.tableOf(cross)
  const connections = table?.connectionsOf(row, column) ?? []
  const relationships = [...new Set(connections.flatMap((one) => one.relationships))].slice(0, MOST_LINES)
  const key = `${engine} cell ${JSON.stringify(relationships.map((one) => one.key))}`
  const loaded = useLoaded(key, async () => ({
    key,
    views: await linesView(backend, relationships, description, nameOf),
  }))
  const views = loaded.value?.key === key ? loaded.value.views : undefined
  const onSelect = (one: string): void =>
    send({ kind: 'add', keys: isDrawn(drawn.drawing, one) ? [] : [one], select: one })
  return (
    <>
      <p className="panel-kind">cell of the cross table</p>
      <h2 className="panel-title">
        <bdi>{nameOf(row)}</bdi> and <bdi>{nameOf(column)}</bdi>
      </h2>
      {table === undefined ? (
        <p className="mute">The cross table of this cell is not open.</p>
      ) : connections.length === 0 ? (
        <p className="mute">Nothing in the picture joins them.</p>
      ) : (
        <p className="aside">{countText(connections.length, 'connection')} in the picture</p>
      )}
      {loaded.error !== undefined && <Failure error={loaded.error} />}
      {views === undefined && loaded.error === undefined && connections.length > 0 && (
        <p className="mute">{pageWords(description).asking}</p>
      )}
      {views !== undefined &&
        connections.map(({ key: of, through, relationships: lines }) => (
          <section key={of} className="panel-group">
            <h3>
              {through === undefined ? (
                'Between the two'
              ) : (
                <>
                  Through{' '}
                  <button type="button" className="text-button" onClick={() => onSelect(through)}>
                    <bdi>{nameOf(through)}</bdi>
                  </button>
                </>
              )}
            </h3>
            {lines.map((line) => {
              const view = views.get(line.key)
              return view === undefined ? null : (
                <LineFacts
                  key={line.key}
                  line={view}
                  onSelect={onSelect}
                  onDocument={(id, claim) => send({ kind: 'panel', panel: { kind: 'document', id, claim } })}
                />
              )
            })}
          </section>
        ))}
      {connections.flatMap((one) => one.relationships).length > relationships.length &&
        relationships.length === MOST_LINES && (
          <p className="aside">The evidence of the first {MOST_LINES} relationships is read.</p>
        )}
    </>
  )
}
