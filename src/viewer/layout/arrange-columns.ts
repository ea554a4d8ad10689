import { greatestOf } from '../../model/extremes.ts'
import type { ViewColumn } from '../../model/view.ts'
import type { DrawnLine, DrawnNode, Drawing, Size } from '../drawing.ts'
import type { ColumnItem } from './column-item.ts'
import type { Measure } from './measure.ts'
import { inOrderBefore, sortStacks, stood } from './sort-stacks.ts'
import type { Positions } from './spread.ts'

type Link = Omit<DrawnLine, 'curve' | 'flow' | 'beyond'>

const TOP = 44
const BOTTOM = 16
const EDGE = 20
const GAP = 10
/** Lowest heights of a label of two lines and of one. */
const TWO_LINES = 32
const ONE_LINE = 20
/** Where at least this share of all stood before, it stays. */
const KEPT = 0.5

/**
 * Gives the items of columns their places: few crossings, no overlaps, the canvas filled, taller where it must be.
 *
 * @param before where items stood: most of them known, they keep their order, and their places where there is room
 */
export function arrangeColumns(
  items: readonly ColumnItem[],
  columns: readonly ViewColumn[],
  links: readonly Link[],
  size: Size,
  measure: Measure,
  before: Positions,
  spread: (lines: readonly DrawnLine[]) => readonly DrawnLine[],
): Drawing {
  const touched = new Set(links.flatMap(({ start, end }) => [start, end]))
  const alone = items
    .filter(({ column, key }) => column === 0 && !touched.has(key))
    .sort((a, b) => stood(a, before) - stood(b, before) || (a.key < b.key ? -1 : 1))
  const sorted = columns.map((_, at) => items.filter((item) => item.column === at && !alone.includes(item)))
  sortStacks(sorted, links)
  const known = items.filter(({ key }) => before.has(key)).length
  const kept: Positions = known >= items.length * KEPT ? before : new Map()
  const ordered = sorted.map((stack) => inOrderBefore(stack, kept))
  const aloneHeight = alone.length * TWO_LINES
  const free = size.height - TOP - BOTTOM - aloneHeight
  const isCompact = ({ length }: readonly ColumnItem[]): boolean => length * TWO_LINES > free
  const compact = ordered.map(isCompact)
  const placesOf = (stacks: readonly (readonly ColumnItem[])[]): readonly number[] =>
    columnPlaces(stacks, alone, columns, size.width, measure)
  // Both lines of a label in one save height but ask for width: where there is none, the drawing grows taller instead.
  const joined = ordered.map((stack, at) => (compact[at] && at > 0 ? stack.map(joinLines) : stack))
  const stacks = areApart(joined, placesOf(joined), measure) ? joined : ordered
  const fresh = placesOf(stacks)
  const standing = fresh.map(
    (x, at) => kept.get(stacks[at].find(({ key }) => kept.has(key))?.key ?? '')?.x ?? x,
  )
  const xs = haveRoom(stacks, standing, size, measure) ? standing : fresh
  const height = greatestOf(
    stacks.map((stack, at) => heightOf(stack, compact[at])),
    free,
  )
  const ys = stackPlaces(stacks, links, height, compact, kept)
  const place = (item: ColumnItem, y: number): DrawnNode => {
    const { column, ...node } = item
    return {
      ...node,
      x: xs[column],
      y,
      side: column === 0 ? 'left' : 'right',
    }
  }
  const nodes = [
    ...stacks.flat().map((item) => place(item, TOP + (ys.get(item.key) ?? 0))),
    ...alone.map((item, index) => ({
      ...place(item, TOP + height + (index + 0.5) * TWO_LINES),
      // Beside the node, where its lines would be: the reason why there are none.
      side: 'right' as const,
    })),
  ]
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  return {
    nodes,
    lines: spread(
      links.map((link) => {
        const start = byKey.get(link.start)
        const end = byKey.get(link.end)
        const forward = start !== undefined && end !== undefined && start.x < end.x
        const beside = start?.side === 'right' && forward ? start : undefined
        return {
          ...link,
          curve: 0,
          flow: true,
          beyond: beside === undefined ? undefined : beside.size + GAP + labelWidth(beside, measure),
        }
      }),
    ),
    titles: columns.map(({ title }, at) => ({ text: title, x: xs[at], y: 18, align: 'center' as const })),
  }
}

function joinLines(item: ColumnItem): ColumnItem {
  return item.note === '' ? item : { ...item, caption: `${item.caption} · ${item.note}`, note: '' }
}

/** Whether there is room for lines between the labels of each middle column and the next column. */
function areApart(
  stacks: readonly (readonly ColumnItem[])[],
  xs: readonly number[],
  measure: Measure,
): boolean {
  return stacks
    .slice(1, -1)
    .every((stack, at) =>
      stack.every((item) => xs[at + 1] + item.size + 2 * GAP + labelWidth(item, measure) <= xs[at + 2] - 36),
    )
}

/** How high an item is with its label. */
function roomOf({ size, note }: ColumnItem, compact: boolean): number {
  return Math.max(compact && note === '' ? ONE_LINE : TWO_LINES, 2 * size + 4)
}

/** What a stack needs where all its items stand as far apart as the highest of them asks. */
function heightOf(stack: readonly ColumnItem[], compact: boolean): number {
  return (
    stack.length *
    greatestOf(
      stack.map((item) => roomOf(item, compact)),
      0,
    )
  )
}

/** The wider of a node's two lines. */
function labelWidth(item: Pick<DrawnNode, 'caption' | 'note' | 'strong'>, measure: Measure): number {
  return Math.max(measure(item.caption, item.strong ? 'strong' : 'caption'), measure(item.note, 'note'))
}

/** Where columns stand, so that the labels of the first and the last stay on the canvas. */
function columnPlaces(
  stacks: readonly (readonly ColumnItem[])[],
  alone: readonly ColumnItem[],
  columns: readonly ViewColumn[],
  width: number,
  measure: Measure,
): readonly number[] {
  const widest = (stack: readonly ColumnItem[]): number =>
    greatestOf(
      stack.map((item) => labelWidth(item, measure)),
      0,
    )
  const last = stacks.length - 1
  const half = (at: number): number => measure(columns[at].title.toUpperCase(), 'note') * 0.6
  const first = EDGE + Math.max(widest(stacks[0]) + GAP, half(0)) + 14
  const end = width - EDGE - Math.max(widest(stacks[last]) + GAP, half(last)) - 26
  const aloneWidth = alone.length === 0 ? 0 : widest(alone)
  const places = stacks.map((_, at) => first + ((end - first) * at) / Math.max(last, 1))
  // A column's labels stand at its right: it moves to the left by half of them, so that the lines beyond have room.
  return places.map((x, at) =>
    at === 0 || at === last ? x : Math.max(x - widest(stacks[at]) / 2, first + Math.min(aloneWidth, 120)),
  )
}

/** Whether labels reach neither the next column nor the edge of the canvas. */
function haveRoom(
  stacks: readonly (readonly ColumnItem[])[],
  xs: readonly number[],
  { width }: Size,
  measure: Measure,
): boolean {
  const reach = (stack: readonly ColumnItem[]): number =>
    greatestOf(
      stack.map((item) => item.size + GAP + labelWidth(item, measure)),
      0,
    )
  return (
    areApart(stacks, xs, measure) &&
    xs[0] - reach(stacks[0]) >= 0 &&
    (xs.at(-1) ?? 0) + reach(stacks.at(-1) ?? []) <= width
  )
}

/** Heights by key: the tallest stack evenly, the others beside what they hang on, none nearer than its label is high. */
function stackPlaces(
  stacks: readonly (readonly ColumnItem[])[],
  links: readonly Link[],
  height: number,
  compact: readonly boolean[],
  before: Positions,
): ReadonlyMap<string, number> {
  const ys = new Map<string, number>()
  const heights = stacks.map((stack, at) => heightOf(stack, compact[at]))
  const tallest = heights.indexOf(greatestOf(heights))
  const even = (stack: readonly ColumnItem[]): void =>
    stack.forEach(({ key }, index) => ys.set(key, ((index + 0.5) * height) / stack.length))
  const stoodAt = (key: string): number | undefined => {
    const at = before.get(key)
    return at === undefined ? undefined : at.y - TOP
  }
  if (before.size === 0) even(stacks[tallest])
  const order = [...stacks.keys()].sort((a, b) => Math.abs(a - tallest) - Math.abs(b - tallest))
  for (const at of before.size === 0 ? order.slice(1) : order) {
    const stack = stacks[at]
    const wanted = stack.map(({ key }, index) => {
      const there = stoodAt(key) ?? (before.size === 0 ? undefined : between(stack, index, stoodAt))
      if (there !== undefined) return there
      const places = links.flatMap(({ start, end }) => {
        const other = start === key ? ys.get(end) : end === key ? ys.get(start) : undefined
        return other === undefined ? [] : [other]
      })
      return places.length === 0 ? height / 2 : places.reduce((sum, y) => sum + y, 0) / places.length
    })
    const room = stack.map((item) => roomOf(item, compact[at]))
    settle(wanted, room, height).forEach((y, index) => ys.set(stack[index].key, y))
  }
  return ys
}

/** The middle between the nearest items of a stack that stood before; undefined where there are none. */
function between(
  stack: readonly ColumnItem[],
  index: number,
  stoodAt: (key: string) => number | undefined,
): number | undefined {
  const places = stack.map(({ key }) => stoodAt(key))
  const above = places.slice(0, index).findLast((y) => y !== undefined)
  const below = places.slice(index + 1).find((y) => y !== undefined)
  return above === undefined || below === undefined ? (above ?? below) : (above + below) / 2
}

/** Places as near to the wanted ones as their rooms and the height allow, in the same order. */
function settle(wanted: readonly number[], room: readonly number[], height: number): readonly number[] {
  const places = [...wanted]
  for (let round = 0; round < 60; round++) {
    for (let at = 1; at < places.length; at++) {
      const overlap = places[at - 1] + (room[at - 1] + room[at]) / 2 - places[at]
      if (overlap <= 0) continue
      places[at - 1] -= overlap / 2
      places[at] += overlap / 2
    }
    const [top, bottom] = [room[0] / 2, height - (room.at(-1) ?? 0) / 2]
    if (places[0] < top) places[0] = top
    if ((places.at(-1) ?? 0) > bottom) places[places.length - 1] = bottom
  }
  // What halving left over is pushed apart for good, downwards and then back up.
  for (let at = 1; at < places.length; at++)
    places[at] = Math.max(places[at], places[at - 1] + (room[at - 1] + room[at]) / 2)
  const over = (places.at(-1) ?? 0) + (room.at(-1) ?? 0) / 2 - height
  if (over > 0) {
    places[places.length - 1] -= over
    for (let at = places.length - 2; at >= 0; at--)
      places[at] = Math.min(places[at], places[at + 1] - (room[at] + room[at + 1]) / 2)
  }
  return places
}
