import type { Description } from '../../backend/index.ts'
import type { Drawing, Size } from '../drawing.ts'
import { kindName } from '../words/kind-name.ts'
import { numberText } from '../words/number-text.ts'
import { degreesOf, linesOf, marksAt, sortedLines } from './marks.ts'
import { finiteOf } from './number-properties.ts'
import { spreadParallel } from './parallel.ts'
import type { Picture } from './picture.ts'
import type { Point } from './spring.ts'

/** Between marks and the edge of the canvas; at the bottom the rings are told. */
const [ACROSS, ABOVE, BELOW] = [64, 36, 64]
/** What a mark with its name takes up on its ring where there is room, and where there is none. */
const [ROOMY, CROWDED] = [84, 18]
/** Between rings. */
const APART = 46
const TITLE = 18

/** Nodes on one ring. */
interface Ring {
  readonly keys: readonly string[]
  readonly most: number | undefined
  readonly least: number | undefined
}

/**
 * Rings round the middle: the greatest numbers stand in the innermost one, what has no number in the outermost. Which numbers a ring holds
 * is told below.
 *
 * @param by the property whose numbers decide; undefined for the number of lines
 */
export function layOutConcentric(
  picture: Picture,
  by: string | undefined,
  description: Description,
  size: Size,
): Drawing {
  const relationships = sortedLines(picture)
  const degrees = degreesOf(relationships)
  const valueOf = (key: string): number | undefined =>
    by === undefined ? (degrees.get(key) ?? 0) : finiteOf(picture.nodes.get(key)?.properties[by])
  const [wide, high] = [
    Math.max(size.width / 2 - ACROSS, 60),
    Math.max((size.height - ABOVE - BELOW) / 2, 60),
  ]
  const middle = { x: size.width / 2, y: ABOVE + high }
  const rings = ringsOf([...picture.nodes.keys()].sort(), valueOf, wide, high)
  const neighbours = new Map<string, string[]>()
  for (const { start, end } of relationships)
    for (const [one, other] of [
      [start, end],
      [end, start],
    ])
      neighbours.set(one, [...(neighbours.get(one) ?? []), other])
  const angles = new Map<string, number>()
  const places = new Map<string, Point>()
  rings.forEach(({ keys }, index) => {
    const share = keys.length === 1 && index === 0 ? 0 : shareOf(index, rings)
    const sorted = towards(keys, neighbours, angles)
    sorted.forEach((key, at) => {
      const angle = (2 * Math.PI * (at + (index % 2) / 2)) / sorted.length
      angles.set(key, angle)
      places.set(key, {
        x: middle.x + wide * share * Math.sin(angle),
        y: middle.y - high * share * Math.cos(angle),
      })
    })
  })
  return {
    nodes: marksAt(picture, places, description),
    lines: spreadParallel(linesOf(relationships, description, false)),
    titles: rings.length === 0 ? [] : titlesOf(rings, by, size),
  }
}

/** The inmost ring is a point where one node stands in it. */
function shareOf(index: number, rings: readonly Ring[]): number {
  const alone = rings[0].keys.length === 1 ? 0 : 1
  return (index + alone) / Math.max(rings.length - 1 + alone, 1)
}

/** As few rings as have room for all names, or as many as the canvas holds; equal numbers stand in one ring where it has room for them. */
function ringsOf(
  keys: readonly string[],
  valueOf: (key: string) => number | undefined,
  wide: number,
  high: number,
): readonly Ring[] {
  if (keys.length === 0) return []
  const groups = new Map<number | undefined, string[]>()
  for (const key of keys) {
    const value = valueOf(key)
    groups.set(value, [...(groups.get(value) ?? []), key])
  }
  const sorted = [...groups].sort(([a = -Infinity], [b = -Infinity]) => b - a)
  const most = Math.max(2, Math.floor(Math.min(wide, high) / APART))
  const roundOf = (ring: number, rings: number): number =>
    (Math.PI * (wide + high) * (ring + 1)) / (rings + 1)
  const capacity = (rings: number, room: number): number =>
    Array.from({ length: rings }, (_, ring) => Math.floor(roundOf(ring, rings) / room)).reduce(
      (a, b) => a + b,
      0,
    )
  let count = Math.min(3, most)
  while (count < most && capacity(count, ROOMY) < keys.length) count++
  const room = Math.max(CROWDED, Math.min(ROOMY, (ROOMY * capacity(count, ROOMY)) / keys.length))
  const rings: { keys: string[]; most: number | undefined; least: number | undefined }[] = []
  let ring: (typeof rings)[number] | undefined
  const isLast = (): boolean => rings.length >= count
  const free = (): number =>
    ring === undefined ? 0 : Math.floor(roundOf(rings.length - 1, count) / room) - ring.keys.length
  for (const [value, group] of sorted) {
    const isOther = ring !== undefined && value === undefined && ring.least !== undefined
    if (ring === undefined || (!isLast() && (isOther || free() < group.length))) {
      ring = { keys: [], most: value, least: value }
      rings.push(ring)
    }
    for (const key of group) {
      if (free() <= 0 && !isLast()) {
        ring = { keys: [], most: value, least: value }
        rings.push(ring)
      }
      ring.keys.push(key)
    }
    ring.least = value
  }
  return rings
}

/** The nodes of a ring, each near what it is joined to further in; what is joined to nothing there comes last. */
function towards(
  keys: readonly string[],
  neighbours: ReadonlyMap<string, readonly string[]>,
  angles: ReadonlyMap<string, number>,
): readonly string[] {
  const wished = new Map(
    keys.map((key) => {
      const known = (neighbours.get(key) ?? []).flatMap((other) => angles.get(other) ?? [])
      const [x, y] = known.reduce(([a, b], angle) => [a + Math.cos(angle), b + Math.sin(angle)], [0, 0])
      return [key, known.length === 0 ? Infinity : (Math.atan2(y, x) + 2 * Math.PI) % (2 * Math.PI)]
    }),
  )
  return keys.toSorted((a, b) => {
    const [one, other] = [wished.get(a) ?? 0, wished.get(b) ?? 0]
    return one === other ? 0 : one - other
  })
}

function titlesOf(rings: readonly Ring[], by: string | undefined, size: Size): Drawing['titles'] {
  const words = rings.map(({ most, least }) => {
    const [high, low] = [
      most === undefined ? '' : numberText(most),
      least === undefined ? '' : numberText(least),
    ]
    if (high === '') return 'no number'
    return low === '' ? `${high} and less, or no number` : high === low ? high : `${high} to ${low}`
  })
  const what = by === undefined ? 'Lines' : kindName(by)
  const all = [
    `${what}, from the middle out:`,
    ...words.map((word, at) => (at < words.length - 1 ? `${word};` : word)),
  ]
  const lines: string[] = []
  const fits = Math.max(20, Math.floor(size.width / 9))
  for (const part of all) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + part.length < fits) lines[lines.length - 1] = `${last} ${part}`
    else lines.push(part)
  }
  const top = size.height - 20 - TITLE * (Math.min(lines.length, 2) - 1)
  return lines.map((text, at) => ({ text, x: 24, y: top + TITLE * at, align: 'left' }))
}
