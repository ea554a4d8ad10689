import type { Description } from '../../backend/index.ts'
import { append } from '../../model/append.ts'
import { greatestOf } from '../../model/extremes.ts'
import type { Drawing, DrawnNode, Size } from '../drawing.ts'
import { linesOf, marksAt, sortedLines } from './marks.ts'
import type { Measure } from './measure.ts'
import { spreadParallel } from './parallel.ts'
import type { Picture, PictureRelationship } from './picture.ts'
import type { Point } from './spring.ts'

/** Between marks and the upper and lower edge of the canvas. */
const EDGE = 40
/** Between names one below another. */
const NAME = 18
/** Names take at most this share of the canvas at either side. */
const MOST_NAMES = 0.24
const NARROW = 560
const SWEEPS = 16
const SMALLEST = 3

/**
 * All nodes round one ellipse, those of a label side by side, so that lines cross few others. Where there is room names stand outside,
 * one below another.
 */
export function layOutCircular(
  picture: Picture,
  description: Description,
  size: Size,
  measure: Measure,
): Drawing {
  const relationships = sortedLines(picture)
  const marks = marksAt(picture, new Map(), description)
  const order = ringOrder(marks, relationships)
  const captions = marks.map(({ caption, strong }) => measure(caption, strong ? 'strong' : 'caption'))
  const isNamed = size.width >= NARROW && order.length / 2 <= (size.height - 2 * EDGE) / NAME
  const beside = isNamed ? Math.min(greatestOf(captions, 0), size.width * MOST_NAMES) : 0
  const [wide, high] = [Math.max(size.width / 2 - EDGE - beside, 60), Math.max(size.height / 2 - EDGE, 60)]
  const ring = isNamed ? byHeight(order.length) : byLength(order.length, wide, high)
  const places = new Map<string, Point>(
    order.map((key, at) => {
      const { x, y } = ring[at]
      return [key, { x: size.width / 2 + wide * x, y: size.height / 2 + high * y }]
    }),
  )
  const room = (Math.PI * (wide + high)) / Math.max(order.length, 1) / 2 - 1
  const nodes = marksAt(picture, places, description, (key) =>
    !isNamed ? 'below' : (places.get(key)?.x ?? 0) < size.width / 2 ? 'left' : 'right',
  )
  return {
    nodes: nodes.map((node) => ({ ...node, size: Math.max(SMALLEST, Math.min(node.size, room)) })),
    lines: spreadParallel(linesOf(relationships, description, false)),
    titles: [],
  }
}

/** As many points of the unit circle, clockwise from the top, that no two at one side are nearer in height than any others. */
function byHeight(count: number): readonly Point[] {
  const right = Math.ceil(count / 2)
  return Array.from({ length: count }, (_, at) => {
    const isRight = at < right
    const share = isRight ? (at + 0.5) / right : (at - right + 0.5) / (count - right)
    const y = isRight ? 2 * share - 1 : 1 - 2 * share
    return { x: Math.sqrt(1 - y * y) * (isRight ? 1 : -1), y }
  })
}

const STEPS = 720

/** As many points of the unit circle, clockwise from the top, that are as far apart on an ellipse. */
function byLength(count: number, wide: number, high: number): readonly Point[] {
  const points = Array.from({ length: STEPS + 1 }, (_, step): Point => {
    const angle = (2 * Math.PI * step) / STEPS
    return { x: Math.sin(angle), y: -Math.cos(angle) }
  })
  const lengths = [0]
  for (let step = 1; step <= STEPS; step++) {
    const [from, to] = [points[step - 1], points[step]]
    lengths.push(lengths[step - 1] + Math.hypot((to.x - from.x) * wide, (to.y - from.y) * high))
  }
  const all = lengths[STEPS]
  let step = 1
  return Array.from({ length: count }, (_, at) => {
    const wanted = (all * (at + 0.5)) / count
    while (step < STEPS && lengths[step] < wanted) step++
    const rest = (lengths[step] - wanted) / (lengths[step] - lengths[step - 1] || 1)
    const angle = (2 * Math.PI * (step - rest)) / STEPS
    return { x: Math.sin(angle), y: -Math.cos(angle) }
  })
}

/**
 * The nodes in the order of the ring: labels by their number, and within a label towards what they are joined to, as long as the lines
 * become shorter.
 */
function ringOrder(
  marks: readonly DrawnNode[],
  relationships: readonly PictureRelationship[],
): readonly string[] {
  const groups = new Map<string, string[]>()
  for (const { key, label } of marks) append(groups, label, key)
  let order = [...groups].sort(([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1))
  const neighbours = new Map<string, string[]>()
  for (const { start, end } of relationships)
    if (start !== end) {
      append(neighbours, start, end)
      append(neighbours, end, start)
    }
  let best = order.flatMap(([, keys]) => keys)
  let shortest = chords(best, relationships)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const flat = order.flatMap(([, keys]) => keys)
    const angles = new Map(flat.map((key, at) => [key, (2 * Math.PI * (at + 0.5)) / flat.length]))
    const turnOf = (keys: readonly string[]): number => meanAngle(keys.map((key) => angles.get(key) ?? 0))
    order = order.map(([label, keys]) => {
      const middle = turnOf(keys)
      // Seen from the middle of its label, a node that pulls across the ring goes to the far end of it.
      const pull = new Map(
        keys.map((key) => {
          const others = neighbours.get(key) ?? []
          return [key, others.length === 0 ? 0 : turned(turnOf(others) - middle)]
        }),
      )
      return [label, keys.toSorted((a, b) => (pull.get(a) ?? 0) - (pull.get(b) ?? 0))]
    })
    const next = order.flatMap(([, keys]) => keys)
    const length = chords(next, relationships)
    if (length >= shortest) break
    shortest = length
    best = next
  }
  return best
}

/** The sum of the lengths of all lines across the unit circle. */
function chords(order: readonly string[], relationships: readonly PictureRelationship[]): number {
  const places = new Map(order.map((key, at) => [key, at]))
  return relationships.reduce((sum, { start, end }) => {
    const apart = Math.abs((places.get(start) ?? 0) - (places.get(end) ?? 0))
    return sum + 2 * Math.sin((Math.PI * apart) / order.length)
  }, 0)
}

function meanAngle(angles: readonly number[]): number {
  const [x, y] = angles.reduce(([a, b], angle) => [a + Math.cos(angle), b + Math.sin(angle)], [0, 0])
  return Math.atan2(y, x)
}

/** An angle as one from -π to π. */
function turned(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle))
}
