import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { countText } from '../../model/count-text.ts'
import type { Page } from '../frame/page.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import type { Cross } from '../state/state.ts'
import { labelCountText, labelOf } from '../words/labels.ts'
import { crossOf } from './cross-of.ts'
import type { CrossTable, Head } from './cross-table.ts'
import { crossCsv, IN_ALL } from './cross-csv.ts'
import './cross.css'

/** More cannot be looked through; the file has all. */
const [MOST_ROWS, MOST_COLUMNS] = [300, 60]

export interface CrossViewProps {
  readonly cross: Cross
  /** Hands a file to the reader. */
  readonly onFile: (name: string, text: string) => void
}

/** A cross table over the picture: what joins the things of two kinds, counted, each cell to be opened. */
export function CrossView({ cross, onFile }: CrossViewProps) {
  const page = usePage()
  const { send } = page.store
  const crossing = crossOf(page)
  const found = crossing?.tableOf(cross)
  const tooMany = found?.tooMany ?? 0
  const table = tooMany > 0 ? undefined : found
  const dimensions = crossing?.dimensions ?? []
  const isFolded = dimensions.some(
    ({ id, hierarchy }) => hierarchy !== '' && (id === cross.rows || id === cross.columns),
  )
  const choose = (next: Cross): void => send({ kind: 'cross', cross: next })
  const choice = (name: string, value: string, change: (id: string) => Cross): ReactNode => (
    <label className="cross-choice">
      {name}
      <select value={value} onChange={({ target }) => choose(change(target.value))}>
        {!dimensions.some(({ id }) => id === value) && <option value={value}>not in the picture</option>}
        {dimensions.map(({ id, words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <section
      className="cross"
      aria-label="Cross table"
      // The menu of the picture is about what lies below.
      onContextMenuCapture={(event) => event.stopPropagation()}
    >
      <div className="cross-head">
        {choice('Rows', cross.rows, (rows) => ({ ...cross, rows }))}
        {choice('Columns', cross.columns, (columns) => ({ ...cross, columns }))}
        <button
          type="button"
          className="panel-button"
          onClick={() => choose({ rows: cross.columns, columns: cross.rows })}
        >
          Swap
        </button>
        {table !== undefined && (
          <button
            type="button"
            className="panel-button"
            onClick={() => onFile('cross-table.csv', crossCsv(table))}
          >
            Download as CSV
          </button>
        )}
        <button
          type="button"
          className="panel-button"
          onClick={() => send({ kind: 'cross', cross: undefined })}
        >
          Back to the picture
        </button>
      </div>
      {table === undefined ? (
        <p className="cross-words">
          {tooMany > 0
            ? `Through what stands between them these have ${tooMany.toLocaleString('en')} connections, too many to be counted. Leave things out by filters, or choose other rows or columns.`
            : 'The picture does not have what stands in the rows or columns. Choose others, or go back to the picture.'}
        </p>
      ) : (
        <>
          <p className="cross-words" role="status">
            {wordsOf(table, isFolded, page)}
          </p>
          <Grid key={JSON.stringify(cross)} table={table} cross={cross} />
        </>
      )}
    </section>
  )
}

/** What a cell counts, in words. */
function wordsOf(table: CrossTable, isFolded: boolean, { picture, description }: Page): string {
  if (table.count === 0)
    return 'Nothing in the picture joins these rows and columns: no relationship between them, and nothing that has one with both.'
  const through = new Map<string, Set<string>>()
  let direct = 0
  const seen = new Set<string>()
  for (const { key: row } of table.rows)
    for (const { key: column } of table.columns)
      for (const { key, through: node } of table.connectionsOf(row, column)) {
        if (seen.has(key)) continue
        seen.add(key)
        if (node === undefined) direct++
        else {
          const { name } = labelOf(picture.nodes.get(node)?.labels ?? [], description)
          through.set(name, (through.get(name) ?? new Set()).add(node))
        }
      }
  const counted = [
    ...(direct === 0 ? [] : [countText(direct, 'relationship')]),
    ...[...through].map(([name, keys]) => labelCountText(keys.size, labelOf([name], description))),
  ]
  const cut = table.rows.length > MOST_ROWS || table.columns.length > MOST_COLUMNS
  return [
    'A cell counts what joins its row and its column in the picture: relationships between the two, and things that have a relationship with both.',
    `Here these are ${counted.join(', ')}.`,
    isFolded ? 'What a part is joined to counts for its whole.' : '',
    `“${sentenced(IN_ALL)}” counts what stands in several cells once.`,
    cut ? `The first ${MOST_ROWS} rows and ${MOST_COLUMNS} columns are shown; the CSV has all.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function sentenced(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

/** Where the keyboard is: -1 is a head. */
interface At {
  readonly row: number
  readonly column: number
}

/** One stop for the Tab key: arrows, Home and End go from cell to cell, Enter opens one. */
function Grid({ table, cross }: { readonly table: CrossTable; readonly cross: Cross }) {
  const page = usePage()
  const { send } = page.store
  const panel = useSelect(({ state }) => state.panel)
  const [goneTo, setAt] = useState<At>({ row: 0, column: 0 })
  const grid = useRef<HTMLTableElement>(null)
  const rows = table.rows.slice(0, MOST_ROWS)
  const columns = table.columns.slice(0, MOST_COLUMNS)
  const within = (value: number, most: number): number => Math.min(Math.max(value, -1), most - 1)
  // Filters may have left less than there was.
  const at: At = { row: within(goneTo.row, rows.length), column: within(goneTo.column, columns.length) }
  const onKeyDown = (event: KeyboardEvent): void => {
    const goals: { readonly [key: string]: At } = {
      ArrowDown: { ...at, row: at.row + 1 },
      ArrowUp: { ...at, row: at.row - 1 },
      ArrowRight: { ...at, column: at.column + 1 },
      ArrowLeft: { ...at, column: at.column - 1 },
      Home: { ...at, column: 0 },
      End: { ...at, column: columns.length - 1 },
    }
    const goal = goals[event.key]
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      open(at)
      return
    }
    if (goal === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const next = { row: within(goal.row, rows.length), column: within(goal.column, columns.length) }
    if (next.row < 0 && next.column < 0) return
    setAt(next)
    grid.current?.rows[next.row + 1]?.cells[next.column + 1]?.focus()
  }
  const open = ({ row, column }: At): void => {
    const [one, other] = [rows[row], columns[column]]
    if (one !== undefined && other !== undefined) {
      if (table.connectionsOf(one.key, other.key).length > 0)
        send({ kind: 'panel', panel: { kind: 'cell', row: one.key, column: other.key } })
      return
    }
    const head = one ?? other
    if (head !== undefined) send({ kind: 'select', key: head.key })
  }
  const stop = (row: number, column: number) => ({
    tabIndex: at.row === row && at.column === column ? 0 : -1,
    onClick: () => {
      setAt({ row, column })
      open({ row, column })
    },
  })
  const title = (id: string): string => crossOf(page)?.dimensions.find((one) => one.id === id)?.words ?? id
  return (
    <div className="cross-scroll">
      <table
        ref={grid}
        role="grid"
        className="cross-table"
        aria-label={`${title(cross.rows)} by ${title(cross.columns)}`}
        aria-rowcount={rows.length + 2}
        aria-colcount={columns.length + 2}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <td className="cross-corner" />
            {columns.map(({ key, name }, column) => (
              <th key={key} scope="col" {...stop(-1, column)}>
                <bdi>{name}</bdi>
              </th>
            ))}
            <th scope="col" className="cross-all">
              {sentenced(IN_ALL)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, number) => (
            <tr key={row.key}>
              <th scope="row" {...stop(number, -1)}>
                <bdi>{row.name}</bdi>
              </th>
              {columns.map((column, index) => {
                const count = table.connectionsOf(row.key, column.key).length
                const isOpen = panel.kind === 'cell' && panel.row === row.key && panel.column === column.key
                return (
                  <td
                    key={column.key}
                    role="gridcell"
                    {...stop(number, index)}
                    data-count={count}
                    aria-selected={isOpen}
                    aria-label={`${row.name}, ${column.name}: ${count === 0 ? 'nothing' : count}`}
                  >
                    {count === 0 ? '·' : count.toLocaleString('en')}
                  </td>
                )
              })}
              <Sum of={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="cross-all">
              {sentenced(IN_ALL)}
            </th>
            {columns.map((column) => (
              <Sum key={column.key} of={column} />
            ))}
            <td className="cross-all">{table.count.toLocaleString('en')}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Sum({ of: { count } }: { readonly of: Head }) {
  return <td className="cross-all">{count.toLocaleString('en')}</td>
}
