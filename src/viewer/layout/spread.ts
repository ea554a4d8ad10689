import { greatestOf, leastOf } from '../../model/extremes.ts'
import type { Size } from '../drawing.ts'
import { divide } from './divide.ts'
import { frame } from './frame.ts'
import type { Box } from './label-boxes.ts'
import { refine, type Needs } from './refine.ts'
import { separate } from './separate.ts'
import { springLayout, type Point } from './spring.ts'
import type { Places } from './stress.ts'
import { webOf } from './web.ts'

/** Between the middle of a mark and the edge of the room. */
const EDGE = 36
/** Between two components. */
const BETWEEN = 48
/** Of a small part no more than this share is left free at each side. */
const NARROW = 0.18
/** Between two marks. */
const CLEAR = 6
/** What is free around a mark before places are refined. */
const BESIDE = 14
/** A few nodes do not fill a large canvas: their lines would be too long to follow. */
const LONGEST = 300
/** What is free around a mark with its name. */
const AROUND = 8
/** More of a long name may lie beside what is next to it. */
const WIDEST = 110
/** By refining, of all components: half a second of a processor. */
const MOST_LOOKS = 100e6
/** Of a box so much can be covered by marks and names. */
const DENSEST = 0.75

type Lines = readonly { readonly start: string; readonly end: string }[]

/** What a node takes of the canvas. */
export interface NodeSize {
  /** Of its mark. */
  readonly radius: number
  /** Of its name; 0 where it has none. */
  readonly name: number
  /** Whether its name is always drawn. */
  readonly hub?: boolean
}

/** What is to be spread over a room: plain data, so that a worker can be asked for it. */
export interface SpreadTask {
  /** Keys that hang together, largest first. */
  readonly components: readonly (readonly string[])[]
  readonly lines: Lines
  readonly room: Size
  /** By key; what is missing is a small mark without a name. */
  readonly sizes?: ReadonlyMap<string, NodeSize>
}

/** Where nodes stand, by key. */
export type Positions = ReadonlyMap<string, Point>

const plain: NodeSize = { radius: 8, name: 0 }
/** What a node with loops takes, in square pixels. */
const LOOPED = 110 * 110

const none: ReadonlyMap<string, NodeSize> = new Map()

/**
 * Each connected component in a part of the room by its own size: unfolded, laid out by forces, drawn into the shape of its part,
 * and moved node by node until lines cross little and names have room. The same task, the same places. Cost: what
 * `unfold`, `springLayout` and `refine` cost, for each component.
 *
 * @param tell is called with the share that is done, from 0 to 1
 */
export function spread(task: SpreadTask, tell: (share: number) => void = () => {}): Positions {
  const { components, room, sizes = none } = task
  const inner = {
    left: EDGE,
    top: EDGE,
    right: Math.max(room.width - EDGE, EDGE + 1),
    bottom: Math.max(room.height - EDGE, EDGE + 1),
  }
  const all = components.reduce((sum, { length }) => sum + length, 0)
  // By what their marks and names take, so that all components are equally dense.
  const weights = components.map((keys) => {
    const weight = keys.reduce((sum, key) => {
      const { radius, name } = sizes.get(key) ?? plain
      return sum + (2 * radius + AROUND + Math.min(name, WIDEST)) * (2 * radius + 30)
    }, 0)
    return keys.length === 1 ? Math.max(weight, LOOPED) : weight
  })
  const order = weights.map((_, at) => at).sort((a, b) => weights[b] - weights[a] || a - b)
  const parts = divide(
    order.map((at) => weights[at]),
    inner,
  )
  const places = { xs: new Float64Array(all), ys: new Float64Array(all) }
  let before = 0
  order.forEach((at, index) => {
    const keys = components[at]
    const box = boxWithin(parts[index], inner, keys.length)
    const looks = (MOST_LOOKS * keys.length) / all
    const laid = layOutComponent(keys, task, box, looks, (own) => tell((before + own * keys.length) / all))
    places.xs.set(
      laid.xs.map((x) => box.left - EDGE + x),
      before,
    )
    places.ys.set(
      laid.ys.map((y) => box.top - EDGE + y),
      before,
    )
    before += keys.length
  })
  const keys = order.flatMap((at) => components[at])
  // Of two small components whose parts are smaller than their marks.
  apart(places, marksOf(keys, sizes), { width: inner.right - EDGE, height: inner.bottom - EDGE })
  return new Map(keys.map((key, at) => [key, { x: EDGE + places.xs[at], y: EDGE + places.ys[at] }]))
}

/** Pushes marks apart; where they have no room for their own radii, all come to stand equally close. */
function apart(places: Places, radii: Float64Array, box: Size): void {
  const even = evenly(radii.length, box)
  separate(
    places,
    radii.map((radius) => Math.min(radius + CLEAR / 2, even)),
    box,
  )
}

/** Half the way from one to the next of so many that stand evenly in a box. */
function evenly(count: number, { width, height }: Size): number {
  return 0.4 * Math.sqrt((width * height) / Math.max(count, 1))
}

function marksOf(keys: readonly string[], sizes: ReadonlyMap<string, NodeSize>): Float64Array {
  return Float64Array.from(keys, (key) => (sizes.get(key) ?? plain).radius)
}

/** A part less the way to its neighbours, and no larger than so many nodes fill. */
function boxWithin({ left, top, right, bottom }: Box, inner: Box, nodes: number): Box {
  const across = Math.min(BETWEEN / 2, (right - left) * NARROW)
  const down = Math.min(BETWEEN / 2, (bottom - top) * NARROW)
  const own = {
    left: left + (left > inner.left ? across : 0),
    top: top + (top > inner.top ? down : 0),
    right: right - (right < inner.right ? across : 0),
    bottom: bottom - (bottom < inner.bottom ? down : 0),
  }
  const most = LONGEST * Math.sqrt(nodes)
  const [x, y] = [
    Math.max(0, own.right - own.left - most * 1.3) / 2,
    Math.max(0, own.bottom - own.top - most / 1.3) / 2,
  ]
  return { left: own.left + x, right: own.right - x, top: own.top + y, bottom: own.bottom - y }
}

function layOutComponent(
  keys: readonly string[],
  { lines, sizes = none }: SpreadTask,
  { left, top, right, bottom }: Box,
  looks: number,
  tell: (share: number) => void,
): Places {
  const box = { width: Math.max(right - left, 1), height: Math.max(bottom - top, 1) }
  // Alone but for its loops, which stand above it.
  if (keys.length === 1)
    return { xs: Float64Array.of(0.5 * box.width), ys: Float64Array.of(0.6 * box.height) }
  const web = webOf(keys, lines)
  const { xs, ys } = frame(springLayout(web, (share) => tell(share / 2)))
  const places = { xs: xs.map((x) => x * box.width), ys: ys.map((y) => y * box.height) }
  const needs = needsOf(keys, sizes, box)
  const even = evenly(keys.length, box)
  separate(
    places,
    needs.radii.map((radius) => Math.min(radius + BESIDE, even)),
    box,
  )
  refine(web, places, needs, box, looks, (share) => tell(0.5 + share / 2))
  fill(places.xs, box.width)
  fill(places.ys, box.height)
  apart(places, needs.radii, box)
  return places
}

/** Draws places apart until they reach from 0 to as far as the box does. */
function fill(values: Float64Array, most: number): void {
  const [least, greatest] = [leastOf(values), greatestOf(values)]
  for (let at = 0; at < values.length; at++)
    values[at] = greatest - least < 1 ? most / 2 : ((values[at] - least) / (greatest - least)) * most
}

/** What nodes take of a box: marks what they are, names less where not all have room. */
function needsOf(keys: readonly string[], sizes: ReadonlyMap<string, NodeSize>, box: Size): Needs {
  const held = keys.map((key) => sizes.get(key) ?? plain)
  const radii = marksOf(keys, sizes)
  const halfWidths = Float64Array.from(
    held,
    ({ radius, name }) => Math.max(radius, Math.min(name, WIDEST) / 2) + AROUND / 2,
  )
  const halfHeights = Float64Array.from(held, ({ radius, name }) => radius + (name > 0 ? 10 : 0) + AROUND / 2)
  const area = halfWidths.reduce((sum, half, at) => sum + 4 * half * halfHeights[at], 0)
  const scale = Math.min(1, Math.sqrt((DENSEST * box.width * box.height) / area))
  const less = (half: number, at: number): number => Math.max(half * scale, radii[at] + CLEAR / 2)
  return {
    radii,
    halfWidths: halfWidths.map(less),
    halfHeights: halfHeights.map(less),
    names: Float64Array.from(held, ({ name }) => name),
    hubs: Uint8Array.from(held, ({ hub = false }) => (hub ? 1 : 0)),
  }
}
