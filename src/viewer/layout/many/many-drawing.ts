import type { Description } from '../../../backend/index.ts'
import type { Drawing, DrawnLine, DrawnNode, DrawnTitle, Size } from '../../drawing.ts'
import { lineOf, markAt } from '../marks.ts'
import { colourOrder } from '../label-look.ts'
import { spreadParallel } from '../parallel.ts'
import type { Picture } from '../picture.ts'
import type { ManyPlaces } from './fill-room.ts'
import type { ManyTask } from './spread-many.ts'

/** What is drawn of many nodes whatever places they have, and what is to be done for their places. */
export interface Many {
  /** Those that lines meet, as the task numbers them, and after them those that none does. */
  readonly nodes: readonly DrawnNode[]
  /** The same list in each drawing. */
  readonly lines: readonly DrawnLine[]
  readonly titles: readonly DrawnTitle[]
  readonly task: ManyTask
}

/** Work between two looks at whether others wait. */
const SLICE = 2_000
/** Of the canvas what no line touches takes at most so much. */
const MOST_ALONE = 0.5
/** Between two nodes that no line touches. */
const APART = 12

/**
 * What is drawn of many nodes, in slices. The same picture always comes out the same, in whatever order it came. Cost: n log n, some seconds
 * for 100,000 nodes and 300,000 lines.
 */
export function* manyOf(picture: Picture, description: Description, size: Size): Generator<void, Many, void> {
  const degrees = new Map<string, number>()
  const relationships = [...picture.relationships.values()]
  for (const [at, { start, end }] of relationships.entries()) {
    if (at % SLICE === 0) yield
    degrees.set(start, (degrees.get(start) ?? 0) + 1)
    degrees.set(end, (degrees.get(end) ?? 0) + 1)
  }
  const keys = [...picture.nodes.keys()].sort()
  yield
  const joined = keys.filter((key) => degrees.has(key))
  const alone = keys.filter((key) => !degrees.has(key))
  const { room, places, titles } = aloneOf(alone.length, keys.length, size)
  const order = colourOrder(description)
  const nodes: DrawnNode[] = []
  const numbers = new Map<string, number>()
  for (const key of [...joined, ...alone]) {
    if (nodes.length % SLICE === 0) yield
    const node = picture.nodes.get(key)
    if (node === undefined) continue
    const spot = places[nodes.length - joined.length] ?? { x: 0, y: 0 }
    numbers.set(key, nodes.length)
    nodes.push(markAt(node, spot, degrees.get(key) ?? 0, order, description))
  }
  const lines: DrawnLine[] = []
  const [starts, ends] = [new Int32Array(relationships.length), new Int32Array(relationships.length)]
  for (const [at, relationship] of relationships.entries()) {
    if (at % SLICE === 0) yield
    starts[at] = numbers.get(relationship.start) ?? 0
    ends[at] = numbers.get(relationship.end) ?? 0
    lines.push(lineOf(relationship, description))
  }
  yield
  return {
    nodes,
    lines: spreadParallel(lines),
    titles,
    task: { size: joined.length, starts, ends, room },
  }
}

/** Many nodes where they are now. */
export function drawMany({ nodes, lines, titles }: Many, { xs, ys }: ManyPlaces): Drawing {
  return {
    nodes: nodes.map((node, at) => (at < xs.length ? { ...node, x: xs[at], y: ys[at] } : node)),
    lines,
    titles,
  }
}

/** What no line touches, in rows below the others, as near to one another as they must be; and what is left for those. */
function aloneOf(
  count: number,
  all: number,
  { width, height }: Size,
): {
  readonly room: Size
  readonly places: readonly { readonly x: number; readonly y: number }[]
  readonly titles: readonly DrawnTitle[]
} {
  if (count === 0) return { room: { width, height }, places: [], titles: [] }
  const wide = Math.max(width - 2 * APART, 1)
  const share = count === all ? 1 : Math.min(MOST_ALONE, count / all)
  const high = Math.max(share * height - 40, APART)
  const apart = Math.min(APART, Math.sqrt((wide * high) / count))
  const columns = Math.max(1, Math.floor(wide / apart))
  const top = height - Math.ceil(count / columns) * apart - APART
  return {
    room: { width, height: Math.max(top - 30, height / 2) },
    titles: [{ text: `Unconnected here: ${count}`, x: APART, y: top - 16, align: 'left' }],
    places: Array.from({ length: count }, (_, at) => ({
      x: APART + apart * ((at % columns) + 0.5),
      y: top + apart * (Math.floor(at / columns) + 0.5),
    })),
  }
}
