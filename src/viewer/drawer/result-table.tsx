import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { CollectedResult } from '../../backend/index.ts'
import { countText } from '../../model/count-text.ts'
import { isNumber } from '../../model/numbers.ts'
import type { Value } from '../../model/values.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { recordKeys } from './record-keys.ts'
import { sortRecords, type SortOrder } from './sort-records.ts'

export interface ResultTableProps {
  readonly result: CollectedResult
  /** Keys of what a record holds, when it is pointed at; none when the pointer leaves. */
  readonly onRow: (keys: ReadonlySet<string>) => void
  /** How a cell reads. */
  readonly textOf: (column: string, value: Value) => string
  /** Whether null is left empty; else it is written. */
  readonly isNullEmpty: boolean
}

const PAGE = 200

/**
 * Records exactly as they were returned; pointing at one lights its part of the picture. One stop for the Tab key: up and
 * down, Home and End go from record to record. A column's title sorts by it, up, down and then as returned.
 */
export function ResultTable({ result, onRow, textOf, isNullEmpty }: ResultTableProps) {
  const { picture } = usePage()
  // A record that speaks of what is selected is lit.
  const selected = useSelect(({ state }) => state.selected)
  const [most, setMost] = useState(PAGE)
  const [order, setOrder] = useState<SortOrder>()
  const [at, setAt] = useState(0)
  const body = useRef<HTMLTableSectionElement>(null)
  const rows = useMemo(
    () =>
      sortRecords(result.records, order)
        .slice(0, most)
        .map((record) => ({ record, keys: recordKeys(record, picture) })),
    [result, picture, most, order],
  )
  const numeric = useMemo(() => numericColumns(result), [result])
  const current = Math.min(at, rows.length - 1)
  const onKeyDown = (event: KeyboardEvent): void => {
    const goals: { readonly [key: string]: number } = {
      ArrowDown: Math.min(current + 1, rows.length - 1),
      ArrowUp: Math.max(current - 1, 0),
      Home: 0,
      End: rows.length - 1,
    }
    const goal = goals[event.key]
    if (goal === undefined) return
    event.preventDefault()
    setAt(goal)
    body.current?.rows[goal]?.focus()
  }
  return (
    <div className="result-scroll" role="region" aria-label="Records">
      <table className="result-table">
        <thead>
          <tr>
            {result.keys.map((key, column) => {
              const descending = order?.column === column ? order.descending : undefined
              return (
                <th
                  key={column}
                  scope="col"
                  aria-sort={sortWords(descending)}
                  className={numeric[column] ? 'result-number' : undefined}
                >
                  <button
                    type="button"
                    className="result-sort"
                    onClick={() => setOrder(nextOrder(column, descending))}
                  >
                    {key}
                    <span aria-hidden="true">{descending === undefined ? '' : descending ? ' ↓' : ' ↑'}</span>
                  </button>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody ref={body} onMouseLeave={() => onRow(new Set())} onKeyDown={onKeyDown}>
          {rows.map(({ record, keys }, index) => (
            <tr
              key={index}
              tabIndex={index === current ? 0 : -1}
              data-lit={selected.some((key) => keys.has(key)) ? 'yes' : undefined}
              onMouseEnter={() => onRow(keys)}
              onFocus={() => {
                setAt(index)
                onRow(keys)
              }}
              onBlur={() => onRow(new Set())}
            >
              {record.map((value, column) => (
                <td key={column} className={numeric[column] ? 'result-number' : undefined}>
                  {value === null ? (
                    isNullEmpty ? null : (
                      <span className="mute">null</span>
                    )
                  ) : (
                    <bdi>{textOf(result.keys[column], value)}</bdi>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {result.records.length > most && (
        <button type="button" className="text-button" onClick={() => setMost(most + PAGE)}>
          Show more: {countText(result.records.length - most, 'is', 'are')} left
        </button>
      )}
    </div>
  )
}

/** Which columns hold numbers and nothing else but null. Cost: linear in the values, up to the first that is not one */
function numericColumns({ keys, records }: CollectedResult): readonly boolean[] {
  return keys.map((_, column) => {
    let some = false
    for (const record of records) {
      const value = record[column]
      if (value === null) continue
      if (!isNumber(value)) return false
      some = true
    }
    return some
  })
}

/** Up first, then down, then as returned. */
function nextOrder(column: number, descending: boolean | undefined): SortOrder | undefined {
  return descending === true ? undefined : { column, descending: descending === false }
}

function sortWords(descending: boolean | undefined): 'ascending' | 'descending' | 'none' {
  return descending === undefined ? 'none' : descending ? 'descending' : 'ascending'
}
