import { greatestOf, leastOf } from '../../../model/extremes.ts'
import type { Point } from '../spring.ts'
import { alignLayers } from './align.ts'
import { orderLayers, type Layers } from './order.ts'
import { ranksOf } from './rank.ts'

/** More places that lines only pass would take longer than what they are worth. */
const MOST_PASSED = 20_000

export interface Layered {
  /** x is the layer, from 0; y runs down in pixels, from 0. */
  readonly places: ReadonlyMap<string, Point>
  /** Where lines over several layers pass halfway, by the pair of their ends (`pairOf`). */
  readonly passing: ReadonlyMap<string, number>
  /** The number of layers. */
  readonly depth: number
  /** From the uppermost to the lowest. */
  readonly height: number
}

/** Names two ends, in their order. */
export function pairOf(start: string, end: string): string {
  return `${start}\n${end}`
}

/**
 * What hangs together in layers: a line leads to a later layer, but for those that close a circle. Lines over several layers have places of
 * their own in those between, so that marks make way for them.
 *
 * @param keys of one component, in a fixed order
 * @param halfOf half of what a node takes up of its layer's height, in pixels
 */
export function layered(
  keys: readonly string[],
  lines: readonly { readonly start: string; readonly end: string }[],
  halfOf: (key: string) => number,
): Layered {
  const numbers = new Map(keys.map((key, at) => [key, at]))
  const pairs = new Map<string, readonly [start: number, end: number]>()
  for (const { start, end } of lines) {
    const [from, to] = [numbers.get(start), numbers.get(end)]
    if (from !== undefined && to !== undefined && from !== to) pairs.set(pairOf(start, end), [from, to])
  }
  const arrows = [...pairs.values()]
  const ranks = ranksOf({
    size: keys.length,
    starts: Int32Array.from(arrows, ([start]) => start),
    ends: Int32Array.from(arrows, ([, end]) => end),
  })
  const least = leastOf([...ranks])
  const rankOf = [...ranks].map((rank) => rank - least)
  const halves = keys.map(halfOf)
  const before: number[][] = keys.map(() => [])
  const behind: number[][] = keys.map(() => [])
  const join = (one: number, other: number): void => {
    behind[one].push(other)
    before[other].push(one)
  }
  const passed = arrows.reduce((sum, [start, end]) => sum + Math.abs(rankOf[start] - rankOf[end]) - 1, 0)
  const between = new Map<string, readonly number[]>()
  for (const [pair, [start, end]] of pairs) {
    const [from, to] = rankOf[start] <= rankOf[end] ? [start, end] : [end, start]
    const span = rankOf[to] - rankOf[from]
    if (span === 0 || (span > 1 && passed > MOST_PASSED)) continue
    let last = from
    const places: number[] = []
    for (let step = 1; step < span; step++) {
      const place = halves.length
      halves.push(PASSING)
      rankOf.push(rankOf[from] + step)
      before.push([])
      behind.push([])
      join(last, place)
      places.push(place)
      last = place
    }
    join(last, to)
    if (places.length > 0) between.set(pair, places)
  }
  const depth = greatestOf(rankOf) + 1
  const layers: number[][] = Array.from({ length: depth }, () => [])
  for (const item of walked(before, behind)) layers[rankOf[item]].push(item)
  const ordered: Layers = { layers: orderLayers({ layers, before, behind }), before, behind }
  const at = alignLayers(ordered, halves)
  const top = leastOf(at)
  return {
    places: new Map(keys.map((key, item) => [key, { x: rankOf[item], y: at[item] - top }])),
    passing: new Map(
      [...between].map(([pair, places]) => [
        pair,
        places.reduce((sum, place) => sum + at[place] - top, 0) / places.length,
      ]),
    ),
    depth,
    height: greatestOf(at) - top,
  }
}

/** Half of what a line takes up that passes a layer. */
const PASSING = 7

/** All items, what is joined near to one another: an order to begin with in which branches do not cross. */
function walked(
  before: readonly (readonly number[])[],
  behind: readonly (readonly number[])[],
): readonly number[] {
  const seen = new Uint8Array(before.length)
  const found: number[] = []
  for (let first = 0; first < before.length; first++) {
    const stack = [first]
    for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
      if (seen[item] === 1) continue
      seen[item] = 1
      found.push(item)
      for (const next of [...before[item], ...behind[item]].toReversed())
        if (seen[next] === 0) stack.push(next)
    }
  }
  return found
}
