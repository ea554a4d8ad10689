import type { CollectedResult } from '../../../backend/index.ts'
import { countText } from '../../../model/count-text.ts'
import { isNumber, toDouble } from '../../../model/numbers.ts'
import { Node, Relationship, type Value } from '../../../model/values.ts'
import { chartColumns, timeOf } from './columns.ts'
import { numberWords } from './extent.ts'
import { kindsById } from './kinds/index.ts'
import { type ChartPlan, undrawnColumns } from './settle-chart.ts'

/** A mark of a chart. */
export interface ChartPoint {
  /** Milliseconds, where x is of times. */
  readonly x: string | number
  readonly y: number
  /** '' where there are no colours. */
  readonly colour: string
}

/** What a chart draws, and what it does not say by itself. */
export interface ChartData {
  readonly plan: ChartPlan
  readonly xKind: 'text' | 'time' | 'number'
  readonly xTitle: string
  readonly yTitle: string
  readonly colourTitle: string
  readonly points: readonly ChartPoint[]
  /** The colours, in the order in which they come. */
  readonly colours: readonly string[]
  /** What was added up, left out, or is not drawn: sentences. */
  readonly notes: readonly string[]
}

/** What the axis of counts is called. */
export const COUNT_TITLE = 'number of records'

/** The marks of a chart. @param textOf how a cell reads. Cost: linear in the records */
export function chartData(
  { keys, records }: CollectedResult,
  plan: ChartPlan,
  textOf: (column: string, value: Value) => string,
): ChartData {
  const { sums, most } = kindsById[plan.kind]
  const at = (name: string): number => keys.indexOf(name)
  const [xAt, yAt, colourAt] = [at(plan.x), at(plan.y), at(plan.colour)]
  const columns = chartColumns({ keys, records } as CollectedResult)
  const kind = columns[xAt]?.kind ?? 'text'
  const xKind = plan.kind === 'bar' || kind === 'none' ? 'text' : kind
  const isCount = plan.y === ''
  const [xTextOf, colourTextOf] = [toldApart(textOf, plan.x), toldApart(textOf, plan.colour)]
  const read: ChartPoint[] = []
  let [withoutX, withoutY] = [0, 0]
  for (const record of records) {
    const x = placeOf(record[xAt], xKind, xTextOf)
    const y = isCount ? 1 : numberOf(record[yAt])
    if (x === undefined) withoutX++
    else if (y === undefined) withoutY++
    else {
      const colour = colourAt < 0 ? null : record[colourAt]
      read.push({
        x,
        y,
        colour: colourAt < 0 ? '' : colour === null ? 'no value' : colourTextOf(colour),
      })
    }
  }
  const { points: added, shared } = sums || isCount ? addedUp(read) : { points: read, shared: 0 }
  const inOrder = plan.kind === 'line' ? added.toSorted((a, b) => Number(a.x) - Number(b.x)) : added
  const points = plan.kind === 'bar' ? firstBars(inOrder, most) : evenly(inOrder, most)
  const notes = [
    shared > 0 && !isCount
      ? `${countText(shared, 'mark stands', 'marks stand')} for several records, whose values are added up.`
      : '',
    plan.kind === 'line' && !isCount ? repeatsText(read) : '',
    leftOut(withoutX, plan.x),
    leftOut(withoutY, plan.y),
    undrawnColumns(columns, plan),
    points.length < inOrder.length ? undrawnText(points, inOrder, plan.kind === 'bar') : '',
  ].filter((note) => note !== '')
  return {
    plan,
    xKind,
    xTitle: plan.x,
    yTitle: isCount ? COUNT_TITLE : plan.y,
    colourTitle: plan.colour,
    points,
    colours: [...new Set(points.map(({ colour }) => colour))].filter((colour) => colour !== ''),
    notes,
  }
}

/** A chart in a sentence, for whoever does not see it. */
export function chartSentence({
  plan,
  xKind,
  xTitle,
  yTitle,
  points,
  colours,
  colourTitle,
}: ChartData): string {
  const what = `${kindsById[plan.kind].sentence} of ${yTitle} by ${xTitle}`
  const by = colours.length > 0 ? `, in ${countText(colours.length, 'colour')} by ${colourTitle}` : ''
  if (points.length === 0) return `${what}: nothing is drawn.`
  const least = points.reduce((best, point) => (point.y < best.y ? point : best))
  const greatest = points.reduce((best, point) => (point.y > best.y ? point : best))
  const told = ({ x, y }: ChartPoint): string => `${numberWords(y)} (${xText(x, xKind)})`
  return `${what}${by}: ${countText(points.length, 'mark')}, from ${told(least)} to ${told(greatest)}.`
}

/** The place of a mark along x, in words. */
export function xText(x: string | number, kind: ChartData['xKind']): string {
  if (kind === 'time') return new Date(Number(x)).toISOString().replace(/T00:00:00\.000Z$/, '')
  return typeof x === 'number' ? numberWords(x) : x
}

function placeOf(
  value: Value,
  kind: ChartData['xKind'],
  textOf: (value: Value) => string,
): string | number | undefined {
  if (value === null) return undefined
  if (kind === 'time') return timeOf(value)
  if (kind === 'number') return numberOf(value)
  return textOf(value)
}

/** How the values of a column read: nodes and relationships of one name each by itself, since they are not one. */
function toldApart(
  textOf: (column: string, value: Value) => string,
  column: string,
): (value: Value) => string {
  const ids = new Map<string, number>()
  return (value) => {
    const text = textOf(column, value)
    if (!(value instanceof Node || value instanceof Relationship)) return text
    const known = ids.get(text) ?? value.id
    ids.set(text, known)
    return known === value.id ? text : `${text} [${value.id}]`
  }
}

function numberOf(value: Value): number | undefined {
  if (!isNumber(value)) return undefined
  const number = toDouble(value)
  return Number.isFinite(number) ? number : undefined
}

function addedUp(read: readonly ChartPoint[]): {
  readonly points: readonly ChartPoint[]
  readonly shared: number
} {
  const sums = new Map<string, { point: ChartPoint; count: number }>()
  for (const point of read) {
    const key = JSON.stringify([point.x, point.colour])
    const before = sums.get(key)
    if (before === undefined) sums.set(key, { point, count: 1 })
    else sums.set(key, { point: { ...point, y: before.point.y + point.y }, count: before.count + 1 })
  }
  const all = [...sums.values()]
  return { points: all.map(({ point }) => point), shared: all.filter(({ count }) => count > 1).length }
}

/** Whole bars, in the order of the records, of the first so many texts. */
function firstBars(points: readonly ChartPoint[], most: number): readonly ChartPoint[] {
  const first = new Set([...new Set(points.map(({ x }) => x))].slice(0, most))
  return points.filter(({ x }) => first.has(x))
}

function evenly(points: readonly ChartPoint[], most: number): readonly ChartPoint[] {
  if (points.length <= most) return points
  return Array.from({ length: most }, (_, index) => points[Math.floor((index * points.length) / most)])
}

function repeatsText(points: readonly ChartPoint[]): string {
  const places = new Set(points.map(({ x, colour }) => JSON.stringify([x, colour])))
  const repeated = points.length - places.size
  return repeated === 0
    ? ''
    : `${countText(repeated, 'record shares its place', 'records share their place')} along the line with another; each is drawn.`
}

function leftOut(count: number, column: string): string {
  return count === 0
    ? ''
    : `${countText(count, 'record is', 'records are')} left out: no value that can be drawn in ${column}.`
}

function undrawnText(points: readonly ChartPoint[], all: readonly ChartPoint[], isBar: boolean): string {
  if (!isBar)
    return `${points.length.toLocaleString('en')} of ${countText(all.length, 'point')} are drawn, evenly chosen.`
  const count = (of: readonly ChartPoint[]): number => new Set(of.map(({ x }) => x)).size
  return `The first ${count(points)} of ${countText(count(all), 'bar')} are drawn, in the order of the records.`
}
