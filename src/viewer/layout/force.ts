import type { Description } from '../../backend/index.ts'
import type { DrawnLine, DrawnNode, DrawnTitle, Drawing, Size } from '../drawing.ts'
import { componentsOf } from './components.ts'
import type { Measure } from './measure.ts'
import { packBoxes } from './pack.ts'
import { spreadParallel } from './parallel.ts'
import type { Picture, PictureNode } from './picture.ts'
import { separate } from './separate.ts'
import { placeBeside } from './place-beside.ts'
import { springLayout, type Point } from './spring.ts'
import { standingOf } from './standing.ts'
import { captionOf, colourOf, labelOrder, lineCaption, setLook } from './words.ts'

const EDGE = 36
const ROW = 24
/** Nodes stand this far apart where there is room. */
const APART = 44
/** A few nodes do not fill a large canvas: their lines would be too long to follow. */
const MOST_STRETCH = 2.2
/** So few newcomers always find a place beside the others; more do where this share of all stood before. */
const FEW = 12
const KEPT = 0.75

/** Where nodes stood before: they stay there, and new ones enter beside what they hang on. */
export type Positions = ReadonlyMap<string, Point>

/**
 * Connected components by ForceAtlas2, packed onto the canvas, largest first; what hangs on nothing stands in a labelled
 * grid below. The order of the input does not matter.
 */
export function layOutForce(
  picture: Picture,
  description: Description,
  size: Size,
  measure: Measure,
  before: Positions,
): Drawing {
  const relationships = [...picture.relationships.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  const degrees = new Map<string, number>()
  for (const { start, end } of relationships)
    for (const key of [start, end]) degrees.set(key, (degrees.get(key) ?? 0) + 1)
  const components = componentsOf(picture.nodes.keys(), relationships)
  const joined = components.filter(({ length }) => length > 1)
  const single = components.filter(({ length }) => length === 1).flat()
  const grid = gridOf(single, picture, size, measure)
  const room = { width: size.width, height: Math.max(size.height - grid.height, size.height / 2) }
  const known = [...picture.nodes.keys()].filter((key) => before.has(key)).length
  const keeps = known > 0 && (picture.nodes.size - known <= FEW || known >= picture.nodes.size * KEPT)
  const places = keeps
    ? placeBeside(components.flat(), relationships, before, size)
    : new Map([...packComponents(joined, relationships, room), ...grid.places])
  const order = labelOrder(picture.nodes.values(), description)
  const nodes = [...picture.nodes.values()]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((node) => {
      const inGrid = grid.places.has(node.key)
      const half = measure(captionOf(node), 'caption') / 2 + 6
      const place = places.get(node.key) ?? { x: 0, y: 0 }
      const at =
        inGrid || keeps
          ? place
          : { x: Math.min(Math.max(place.x, half), Math.max(size.width - half, half)), y: place.y }
      return nodeOf(node, at, inGrid, degrees.get(node.key) ?? 0, order, description)
    })
  const lines = relationships.map((relationship): DrawnLine => ({
    key: relationship.key,
    start: relationship.start,
    end: relationship.end,
    standing: standingOf(relationship.properties, description),
    curve: 0,
    flow: false,
    caption: lineCaption(relationship, description),
  }))
  return { nodes, lines: spreadParallel(lines), titles: grid.titles }
}

function nodeOf(
  node: PictureNode,
  { x, y }: Point,
  inGrid: boolean,
  degree: number,
  order: readonly string[],
  description: Description,
): DrawnNode {
  const { key, labels } = node
  const look = setLook(node, description)
  return {
    key,
    x,
    y,
    size: Math.max(Math.min(6 + 1.6 * Math.sqrt(degree), 18), look.inside === '' ? 0 : 11),
    colour: colourOf(labels, order),
    ...look,
    caption: captionOf(node),
    note: '',
    side: inGrid ? 'right' : 'below',
    strong: degree >= 8,
    more: 0,
  }
}

/** The nodes that hang on nothing, in rows at the bottom. */
function gridOf(
  keys: readonly string[],
  picture: Picture,
  size: Size,
  measure: Measure,
): { readonly places: Positions; readonly height: number; readonly titles: readonly DrawnTitle[] } {
  if (keys.length === 0) return { places: new Map(), height: 0, titles: [] }
  const widths = keys.map((key) => {
    const node = picture.nodes.get(key)
    return 40 + (node === undefined ? 0 : measure(captionOf(node), 'caption'))
  })
  const width = Math.max(...widths)
  const across = Math.max(1, Math.floor((size.width - 2 * EDGE) / width))
  const rows = Math.ceil(keys.length / across)
  const height = rows * ROW + 48
  const top = Math.max(size.height - height, size.height / 2) + 40
  return {
    height,
    titles: [{ text: `Unconnected here: ${keys.length}`, x: EDGE, y: top - 22, align: 'left' }],
    places: new Map(
      keys.map((key, index) => [
        key,
        { x: EDGE + 8 + (index % across) * width, y: top + Math.floor(index / across) * ROW },
      ]),
    ),
  }
}

type Lines = readonly { readonly start: string; readonly end: string }[]

/** One component within a box whose corner is at 0. */
interface LaidComponent {
  readonly width: number
  readonly height: number
  /** Each from 0 to 1 in both directions. */
  readonly places: readonly (readonly [key: string, place: Point])[]
}

/** Fills the room: a component with most of the nodes gets the left of it, the others share the rest. */
function packComponents(components: readonly (readonly string[])[], lines: Lines, room: Size): Positions {
  const laid = components.map((keys) => layOutComponent(keys, lines))
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

function layOutComponent(keys: readonly string[], lines: Lines): LaidComponent {
  const inside = new Set(keys)
  const places = springLayout(
    keys,
    lines.filter(({ start }) => inside.has(start)),
  )
  const xs = [...places.values()].map(({ x }) => x)
  const ys = [...places.values()].map(({ y }) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [wide, high] = [Math.max(...xs) - left || 1, Math.max(...ys) - top || 1]
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
