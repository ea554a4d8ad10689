import { Fragment, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { CollectedResult } from '../../../backend/index.ts'
import { countText } from '../../../model/count-text.ts'
import type { Value } from '../../../model/values.ts'
import { nodeKeys } from '../../../subgraph/node-key.ts'
import { seenAt } from '../../content/communities/open-communities.ts'
import { usePage } from '../../frame/page.ts'
import { useSelect } from '../../frame/use-select.ts'
import { useMedia } from '../../hooks/use-media.ts'
import { useSize } from '../../hooks/use-size.ts'
import { colourOrder } from '../../layout/label-look.ts'
import { recordKeys } from '../record-keys.ts'
import { asReturned, type Arrangement, type SortOrder } from './arrange.ts'
import { Chips, holdsElements, type ChipContext } from './cell.tsx'
import { columnLooks } from './column-looks.ts'
import { FilterBar } from './filter-bar.tsx'
import { useArranged } from './use-arranged.ts'
import { MOST_WHOLE, windowOf } from './window.ts'
import './table.css'

export interface ResultTableProps {
  readonly result: CollectedResult
  /** Keys of what a record holds, when it is pointed at; none when the pointer leaves. */
  readonly onRow: (keys: ReadonlySet<string>) => void
  /** How a cell reads; the same function while it reads the same. */
  readonly textOf: (column: string, value: Value) => string
  /** Whether null is left empty; else it is written. */
  readonly isNullEmpty: boolean
}

/** The height of a record among many, in pixels; more under a finger. */
const ROW = 28
const COARSE_ROW = 46

/** Fewer records are read without a filter. */
const FEW = 8

/**
 * Records as they were returned, sorted and filtered as the reader wishes; pointing at one lights its part of the picture. One stop for
 * the Tab key: arrows, Page Up and Down, Home and End go from record to record, and Tab from there to the nodes in it. A column's title
 * sorts by it, up, down and then as returned. Of many records those in sight are in the page.
 */
export function ResultTable({ result, onRow, textOf, isNullEmpty }: ResultTableProps) {
  const { whole, communities } = usePage()
  const found = communities?.found
  // A record that speaks of what is selected is lit.
  const selected = useSelect(({ state }) => state.selected)
  const [by, setBy] = useState<Arrangement>(asReturned)
  const { places, underWay } = useArranged(result, textOf, by)
  const [at, setAt] = useState(0)
  const [top, setTop] = useState(0)
  const scroll = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const { height } = useSize(scroll)
  const rowHeight = useMedia('(pointer: coarse)') ? COARSE_ROW : ROW
  const looks = useMemo(() => columnLooks(result, textOf), [result, textOf])
  // It takes the room that is left.
  const widest = looks.reduce((best, { width }, column) => (width > looks[best].width ? column : best), 0)
  const context = useChips()
  const count = places?.length ?? result.records.length
  const current = Math.min(at, count - 1)
  const isWhole = count <= MOST_WHOLE
  const { rows, after } = windowOf(count, current, { top, height, rowHeight })
  const follow = useRef(false)
  useLayoutEffect(() => {
    if (!follow.current) return
    follow.current = false
    const row = body.current?.querySelector<HTMLElement>(`[data-at="${current}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const goTo = (goal: number): void => {
    if (goal === current || goal < 0 || goal >= count) return
    follow.current = true
    setAt(goal)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(height / rowHeight) - 2)
    const goals: { readonly [key: string]: number } = {
      ArrowDown: Math.min(current + 1, count - 1),
      ArrowUp: Math.max(current - 1, 0),
      PageDown: Math.min(current + page, count - 1),
      PageUp: Math.max(current - page, 0),
      Home: 0,
      End: count - 1,
    }
    const goal = goals[event.key]
    if (goal === undefined) return
    event.preventDefault()
    goTo(goal)
  }
  const arrangeBy = (next: Arrangement): void => {
    setBy(next)
    setAt(0)
    setTop(0)
    if (scroll.current !== null) scroll.current.scrollTop = 0
  }
  return (
    <>
      {result.records.length > FEW && (
        <FilterBar
          keys={result.keys}
          by={by}
          count={count}
          total={result.records.length}
          underWay={underWay}
          onChange={arrangeBy}
        />
      )}
      <div
        ref={scroll}
        className="result-scroll"
        role="region"
        aria-label="Records"
        onScroll={({ currentTarget }) => {
          if (!isWhole) setTop(Math.floor(currentTarget.scrollTop / rowHeight) * rowHeight)
        }}
      >
        <table
          className="result-table"
          data-many={isWhole ? undefined : 'yes'}
          aria-rowcount={count + 1}
          style={
            isWhole ? undefined : { minWidth: `${looks.reduce((sum, { width }) => sum + width + 2, 0)}ch` }
          }
        >
          {!isWhole && (
            <colgroup>
              {looks.map(({ width }, column) => (
                <col key={column} style={column === widest ? undefined : { width: `${width}ch` }} />
              ))}
            </colgroup>
          )}
          <thead>
            <tr aria-rowindex={1}>
              {result.keys.map((key, column) => {
                const descending = by.order?.column === column ? by.order.descending : undefined
                return (
                  <th
                    key={column}
                    scope="col"
                    aria-sort={sortWords(descending)}
                    className={looks[column].isNumeric ? 'result-number' : undefined}
                  >
                    <button
                      type="button"
                      className="result-sort"
                      onClick={() => arrangeBy({ ...by, order: nextOrder(column, descending) })}
                    >
                      {key}
                      <span aria-hidden="true">
                        {descending === undefined ? '' : descending ? ' ↓' : ' ↑'}
                      </span>
                    </button>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody ref={body} onMouseLeave={() => onRow(new Set())} onKeyDown={onKeyDown}>
            {rows.map(({ at: index, skipped }) => {
              const record = result.records[places?.[index] ?? index]
              const keys = recordKeys(record, whole)
              const seen = seenAt(found, keys)
              return (
                <Fragment key={index}>
                  <Gap rows={skipped} height={rowHeight} columns={result.keys.length} />
                  <tr
                    data-at={index}
                    aria-rowindex={index + 2}
                    tabIndex={index === current ? 0 : -1}
                    style={isWhole ? undefined : { height: rowHeight }}
                    data-lit={selected.some((key) => keys.has(key) || seen.has(key)) ? 'yes' : undefined}
                    onMouseEnter={() => onRow(seen)}
                    onFocus={() => {
                      setAt(index)
                      onRow(seen)
                    }}
                    onBlur={() => onRow(new Set())}
                  >
                    {record.map((value, column) => (
                      <td key={column} className={looks[column].isNumeric ? 'result-number' : undefined}>
                        <Cell
                          value={value}
                          text={textOf(result.keys[column], value)}
                          isNullEmpty={isNullEmpty}
                          isCut={!isWhole}
                          context={context}
                          tabIndex={index === current ? 0 : -1}
                        />
                      </td>
                    ))}
                  </tr>
                </Fragment>
              )
            })}
            <Gap rows={after} height={rowHeight} columns={result.keys.length} />
          </tbody>
        </table>
        {count === 0 && (
          <p className="result-none">
            {underWay ? 'Looking …' : 'No record contains this.'}{' '}
            {!underWay && (
              <button
                type="button"
                className="text-button"
                onClick={() => arrangeBy({ ...by, filter: '', within: undefined })}
              >
                Show all {countText(result.records.length, 'record')}
              </button>
            )}
          </p>
        )}
      </div>
    </>
  )
}

/** The room of records that are not in the page. */
function Gap({
  rows,
  height,
  columns,
}: {
  readonly rows: number
  readonly height: number
  readonly columns: number
}) {
  if (rows === 0) return null
  return (
    <tr aria-hidden="true" className="result-gap" style={{ height: rows * height }}>
      <td colSpan={columns} />
    </tr>
  )
}

function Cell({
  value,
  text,
  isNullEmpty,
  isCut,
  context,
  tabIndex,
}: {
  readonly value: Value
  readonly text: string
  readonly isNullEmpty: boolean
  /** Only its beginning may have room. */
  readonly isCut: boolean
  readonly context: ChipContext
  readonly tabIndex: 0 | -1
}) {
  if (value === null) return isNullEmpty ? null : <span className="mute">null</span>
  if (holdsElements(value)) return <Chips value={value} context={context} tabIndex={tabIndex} />
  return <bdi title={isCut ? text : undefined}>{text}</bdi>
}

/** How the nodes and relationships of cells look, and what opens them. */
function useChips(): ChipContext {
  const { description, whole, goTo, select } = usePage()
  return useMemo(() => {
    const keyOf = nodeKeys(description.sharedIds)
    const order = colourOrder(description)
    return {
      description,
      order,
      openNode: (node) => goTo(keyOf(node)),
      openRelationship(relationship) {
        const [key] = [...recordKeys([relationship], whole)].filter((one) => whole.relationships.has(one))
        return key === undefined ? undefined : () => select(key)
      },
    }
  }, [description, whole, goTo, select])
}

/** Up first, then down, then as returned. */
function nextOrder(column: number, descending: boolean | undefined): SortOrder | undefined {
  return descending === true ? undefined : { column, descending: descending === false }
}

function sortWords(descending: boolean | undefined): 'ascending' | 'descending' | 'none' {
  return descending === undefined ? 'none' : descending ? 'descending' : 'ascending'
}
