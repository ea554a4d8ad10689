import { greatestOf, leastOf } from '../../model/extremes.ts'
import type { Size } from '../drawing.ts'
import { packBoxes } from './pack.ts'
import { separate } from './separate.ts'
import { springLayout, type Point } from './spring.ts'

const EDGE = 36
/** Nodes stand this far apart where there is room. */
const APART = 44
/** A few nodes do not fill a large canvas: their lines would be too long to follow. */
const MOST_STRETCH = 2.2

type Lines = readonly { readonly start: string; readonly end: string }[]

/** What is to be spread over a room: plain data, so that a worker can be asked for it. */
export interface SpreadTask {
  /** Keys that hang together, largest first. */
  readonly components: readonly (readonly string[])[]
  readonly lines: Lines
  readonly room: Size
}

/** Where nodes stand, by key. */
export type Positions = ReadonlyMap<string, Point>

/** One component within a box whose corner is at 0. */
interface LaidComponent {
  readonly width: number
  readonly height: number
  /** Each from 0 to 1 in both directions. */
  readonly places: readonly (readonly [key: string, place: Point])[]
}

/**
 * Connected components by ForceAtlas2, packed onto the room: the same task, the same places. Cost: some 60 to 300 rounds of
 * n log n for each component of n nodes.
 *
 * Fills the room: a component with most of the nodes gets the left of it, the others share the rest.
 *
 * @param tell is called with the share that is done, from 0 to 1
 */
export function spread(
  { components, lines, room }: SpreadTask,
  tell: (share: number) => void = () => {},
): Positions {
  const rounds = components.reduce((sum, { length }) => sum + length, 0)
  let before = 0
  const laid = components.map((keys) => {
    const component = layOutComponent(keys, lines, (share) => tell((before + share * keys.length) / rounds))
    before += keys.length
    return component
  })
  const all = components.reduce((sum, { length }) => sum + length, 0)
  const inner = { width: room.width - 2 * EDGE, height: room.height - 2 * EDGE }
  const [first, ...others] = laid
  if (first === undefined) return new Map()
  if (others.length === 0 || first.places.length < all / 2)
    return placeOnSheet(laid, inner, { x: EDGE, y: EDGE })
  const main = inner.width * Math.min(0.85, Math.max(0.6, first.places.length / all))
  const rest = { width: inner.width - main - EDGE, height: inner.height }
  return new Map([
    ...placeOnSheet([first], { width: main, height: inner.height }, { x: EDGE, y: EDGE }),
    ...placeOnSheet(others, rest, { x: main + 2 * EDGE, y: EDGE }),
  ])
}

/** What a node with loops takes. */
const LOOPED = { width: 110, height: 110 } as const

function layOutComponent(
  keys: readonly string[],
  lines: Lines,
  tell: (share: number) => void,
): LaidComponent {
  // Alone but for its loops, which stand above it.
  if (keys.length === 1)
    return { width: LOOPED.width, height: LOOPED.height, places: [[keys[0], { x: 0.5, y: 0.6 }]] }
  const inside = new Set(keys)
  const places = springLayout(
    keys,
    lines.filter(({ start }) => inside.has(start)),
    tell,
  )
  const xs = [...places.values()].map(({ x }) => x)
  const ys = [...places.values()].map(({ y }) => y)
  const [left, top] = [leastOf(xs), leastOf(ys)]
  const [wide, high] = [greatestOf(xs) - left || 1, greatestOf(ys) - top || 1]
  // An area by the number of nodes, so that all components are equally dense.
  const area = keys.length * 9_000
  const aspect = Math.min(Math.max(wide / high, 0.75), 1.6)
  return {
    width: Math.max(Math.sqrt(area * aspect), 90),
    height: Math.max(Math.sqrt(area / aspect), 60),
    places: [...places].map(
      ([key, { x, y }]) => [key, { x: (x - left) / wide, y: (y - top) / high }] as const,
    ),
  }
}

/** Packs components into a box of the canvas and pushes their nodes apart. */
function placeOnSheet(components: readonly LaidComponent[], box: Size, corner: Point): Positions {
  const { corners, sheet } = packBoxes(components, box.width / box.height, 60)
  const stretch = (room: number, length: number): number => Math.min(room / Math.max(length, 1), MOST_STRETCH)
  const scale = { x: stretch(box.width, sheet.width), y: stretch(box.height, sheet.height) }
  const left = corner.x + (box.width - sheet.width * scale.x) / 2
  const top = corner.y + (box.height - sheet.height * scale.y) / 2
  const places = new Map<string, Point>()
  components.forEach((component, index) => {
    const own = { width: component.width * scale.x, height: component.height * scale.y }
    const spread = separate(
      component.places.map(([, { x, y }]) => ({ x: x * own.width, y: y * own.height })),
      Math.min(APART, Math.sqrt((own.width * own.height) / component.places.length) * 0.95),
      own,
    )
    component.places.forEach(([key], at) =>
      places.set(key, {
        x: left + corners[index].x * scale.x + spread[at].x,
        y: top + corners[index].y * scale.y + spread[at].y,
      }),
    )
  })
  return places
}
