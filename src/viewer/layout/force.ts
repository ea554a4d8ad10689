import type { Description } from '../../backend/index.ts'
import type { DrawnLine, DrawnNode, DrawnTitle, Drawing, Size } from '../drawing.ts'
import { captionOf } from '../words/names.ts'
import { isSymmetric, lineCaption, manyText } from '../words/phrases.ts'
import { componentsOf } from './components.ts'
import { gridOf } from './grid.ts'
import { hubsOf } from './hubs.ts'
import { colourOrder, labelLook, radiusFor, setLook } from './label-look.ts'
import type { Measure } from './measure.ts'
import { spreadParallel } from './parallel.ts'
import type { Picture, PictureNode, PictureRelationship } from './picture.ts'
import { placeBeside } from './place-beside.ts'
import { spread, type Positions, type SpreadTask } from './spread.ts'
import type { Point } from './spring.ts'
import { standingOf } from './standing.ts'

const EDGE = 36
const ROW = 24
/** A mark, and what is free next to the longest name. */
const COLUMN = 40
/** Names stand below their marks: so much more is left free at the bottom. */
const NAME = 20
/** A node of so many lines has its name in heavier type. */
const STRONG = 8
/** So few newcomers always find a place beside the others; more do where this share of all stood before. */
const FEW = 12
const KEPT = 0.75

/** A picture taken apart for the layout by forces. */
interface Parts {
  readonly relationships: readonly PictureRelationship[]
  /** Lines of each node, by key. */
  readonly degrees: ReadonlyMap<string, number>
  /** Keys of the most connected nodes. */
  readonly hubs: ReadonlySet<string>
  readonly components: readonly (readonly string[])[]
  readonly unconnected: Unconnected
  /** Whether what stood before stays, and the others enter beside it. */
  readonly keeps: boolean
  readonly task: SpreadTask
}

function partsOf(
  picture: Picture,
  description: Description,
  size: Size,
  measure: Measure,
  before: Positions,
): Parts {
  const relationships = [...picture.relationships.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  const components = componentsOf(picture.nodes.keys(), relationships)
  // A relationship to itself is one too.
  const looped = new Set(relationships.filter(({ start, end }) => start === end).map(({ start }) => start))
  const isAlone = (keys: readonly string[]): boolean => keys.length === 1 && !looped.has(keys[0])
  const unconnected = unconnectedOf(components.filter(isAlone).flat(), picture, description, size, measure)
  const degrees = new Map<string, number>()
  for (const { start, end } of relationships)
    for (const key of [start, end]) degrees.set(key, (degrees.get(key) ?? 0) + 1)
  const hubs = hubsOf(degrees)
  const known = [...picture.nodes.keys()].filter((key) => before.has(key)).length
  return {
    relationships,
    degrees,
    hubs,
    components,
    unconnected,
    keeps: known > 0 && (picture.nodes.size - known <= FEW || known >= picture.nodes.size * KEPT),
    task: {
      sizes: new Map(
        [...picture.nodes.values()].map((node) => {
          const { size: radius, caption, strong } = lookOf(node, degrees.get(node.key) ?? 0, description)
          const name = measure(caption, strong ? 'strong' : 'caption')
          return [node.key, { radius, name, hub: hubs.has(node.key) }]
        }),
      ),
      components: components.filter((keys) => !isAlone(keys)),
      lines: relationships.map(({ start, end }) => ({ start, end })),
      room: {
        width: size.width,
        height: Math.max(size.height - (unconnected.height || NAME), size.height / 2),
      },
    },
  }
}

/** The heavy part of a layout by forces; undefined where there is none, as where nearly all stands already. */
export function spreadTaskOf(
  picture: Picture,
  description: Description,
  size: Size,
  measure: Measure,
  before: Positions,
): SpreadTask | undefined {
  const { keeps, task } = partsOf(picture, description, size, measure, before)
  return keeps || task.components.length === 0 ? undefined : task
}

/**
 * Connected components by forces, each in a part of the canvas by its size; what hangs on nothing stands in a labelled grid below. The
 * order of the input does not matter.
 *
 * @param before where nodes stood: they stay there, and new ones enter beside what they hang on
 * @param spreadBefore the answer to `spreadTaskOf`, where it was asked for elsewhere
 */
export function layOutForce(
  picture: Picture,
  description: Description,
  size: Size,
  measure: Measure,
  before: Positions,
  spreadBefore?: Positions,
): Drawing {
  const { relationships, degrees, hubs, components, unconnected, keeps, task } = partsOf(
    picture,
    description,
    size,
    measure,
    before,
  )
  const places = keeps
    ? placeBeside(components.flat(), relationships, before, size)
    : new Map([...(spreadBefore ?? spread(task)), ...unconnected.places])
  const order = colourOrder(description)
  const nodes = [...picture.nodes.values()]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((node) => {
      const inGrid = unconnected.places.has(node.key)
      const at = places.get(node.key) ?? { x: 0, y: 0 }
      const drawn = nodeOf(node, at, inGrid, degrees.get(node.key) ?? 0, order, description)
      return hubs.has(node.key) ? { ...drawn, hub: true } : drawn
    })
  const lines = relationships.map((relationship) => lineOf(relationship, description))
  return { nodes, lines: spreadParallel(lines), titles: unconnected.titles }
}

/** How a relationship is drawn by forces, straight. */
export function lineOf(relationship: PictureRelationship, description: Description): DrawnLine {
  const { key, start, end } = relationship
  return {
    key,
    start,
    end,
    standing: standingOf(relationship.properties, description),
    curve: 0,
    flow: false,
    caption: lineCaption(relationship, description),
    symmetric: isSymmetric(relationship, description),
    worded: true,
  }
}

/** How a node is drawn, by forces, where it stands. */
export function nodeOf(
  node: PictureNode,
  { x, y }: Point,
  inGrid: boolean,
  degree: number,
  order: readonly string[],
  description: Description,
): DrawnNode {
  const { key, labels } = node
  return {
    key,
    x,
    y,
    ...labelLook(labels, order, description),
    ...lookOf(node, degree, description),
    note: manyText(node),
    side: inGrid ? 'right' : 'below',
    more: 0,
  }
}

/** What of a node's look its surroundings must make room for. */
function lookOf(
  node: PictureNode,
  degree: number,
  description: Description,
): Pick<DrawnNode, 'size' | 'caption' | 'strong' | 'hollow' | 'inside'> {
  const look = setLook(node, description)
  return {
    ...look,
    size: sizeOf(node, degree, look.inside),
    caption: captionOf(node, description),
    strong: degree >= STRONG,
  }
}

/** By its lines; where it stands for many, by the order of their number. */
function sizeOf({ many }: PictureNode, degree: number, inside: string): number {
  if (many !== undefined) return 10 + 2 * Math.log10(Math.max(many, 1))
  return Math.max(Math.min(7 + 1.5 * Math.sqrt(degree), 18), radiusFor(inside))
}

/** What hangs on nothing: where it stands, and how much of the canvas it takes. */
interface Unconnected {
  readonly places: Positions
  readonly height: number
  readonly titles: readonly DrawnTitle[]
}

/** The nodes that hang on nothing, in rows at the bottom; from the top on where nothing else is drawn. */
function unconnectedOf(
  keys: readonly string[],
  picture: Picture,
  description: Description,
  size: Size,
  measure: Measure,
): Unconnected {
  if (keys.length === 0) return { places: new Map(), height: 0, titles: [] }
  const captions = keys.map((key) => {
    const node = picture.nodes.get(key)
    return node === undefined ? '' : captionOf(node, description)
  })
  const grid = gridOf(captions, { width: size.width - 2 * EDGE, row: ROW, apart: COLUMN }, measure)
  const height = grid.height + 48
  const isAll = keys.length === picture.nodes.size
  const top = (isAll ? 0 : Math.max(size.height - height, size.height / 2)) + 40
  return {
    height,
    titles: [{ text: `Unconnected here: ${keys.length}`, x: EDGE, y: top - 22, align: 'left' }],
    places: new Map(
      keys.map((key, index) => {
        const { x, y } = grid.places[index]
        return [key, { x: EDGE + 8 + x, y: top + y }]
      }),
    ),
  }
}
