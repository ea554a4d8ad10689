import type { Description } from '../../backend/index.ts'
import type { Drawing, Size } from '../drawing.ts'
import { hubsOf } from './hubs.ts'
import { degreesOf, linesOf, marksAt, roomLook, sortedLines } from './marks.ts'
import type { Measure } from './measure.ts'
import { spreadParallel } from './parallel.ts'
import type { Picture, PictureRelationship } from './picture.ts'
import { placeBeside } from './place-beside.ts'
import { spread, type Positions, type SpreadTask } from './spread.ts'
import { apartOf, roomAbove, type Unconnected } from './unconnected.ts'

/** So few newcomers always find a place beside the others; more do where this share of all stood before. */
const FEW = 12
const KEPT = 0.75

/** A picture taken apart for the layout by forces. */
interface Parts {
  readonly relationships: readonly PictureRelationship[]
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
  const relationships = sortedLines(picture)
  const { components, connected, unconnected } = apartOf(picture, relationships, description, size, measure)
  const degrees = degreesOf(relationships)
  const hubs = hubsOf(degrees)
  const known = [...picture.nodes.keys()].filter((key) => before.has(key)).length
  return {
    relationships,
    components,
    unconnected,
    keeps: known > 0 && (picture.nodes.size - known <= FEW || known >= picture.nodes.size * KEPT),
    task: {
      sizes: new Map(
        [...picture.nodes.values()].map((node) => {
          const { size: radius, caption, strong } = roomLook(node, degrees.get(node.key) ?? 0, description)
          const name = measure(caption, strong ? 'strong' : 'caption')
          return [node.key, { radius, name, hub: hubs.has(node.key) }]
        }),
      ),
      components: connected,
      lines: relationships.map(({ start, end }) => ({ start, end })),
      room: { width: size.width, height: roomAbove(unconnected, size) },
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
  const { relationships, components, unconnected, keeps, task } = partsOf(
    picture,
    description,
    size,
    measure,
    before,
  )
  const places = keeps
    ? placeBeside(components.flat(), relationships, before, size)
    : new Map([...(spreadBefore ?? spread(task)), ...unconnected.places])
  return {
    nodes: marksAt(picture, places, description, (key) => (unconnected.places.has(key) ? 'right' : 'below')),
    lines: spreadParallel(linesOf(relationships, description)),
    titles: unconnected.titles,
  }
}
