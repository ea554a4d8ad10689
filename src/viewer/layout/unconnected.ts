import type { Description } from '../../backend/index.ts'
import type { DrawnTitle, Size } from '../drawing.ts'
import { captionOf } from '../words/names.ts'
import { componentsOf } from './components.ts'
import { gridOf } from './grid.ts'
import type { Measure } from './measure.ts'
import type { Picture, PictureRelationship } from './picture.ts'
import type { Positions } from './spread.ts'

const EDGE = 36
const ROW = 24
/** A mark, and what is free next to the longest name. */
const COLUMN = 40
/** Names stand below their marks: so much more is left free at the bottom. */
const NAME = 20

/** What hangs together, and what hangs on nothing. */
export interface Apart {
  /** All of them, those of one node included. */
  readonly components: readonly (readonly string[])[]
  /** Those that lines hold together; a relationship to itself is one too. */
  readonly connected: readonly (readonly string[])[]
  readonly unconnected: Unconnected
}

export function apartOf(
  picture: Picture,
  relationships: readonly PictureRelationship[],
  description: Description,
  size: Size,
  measure: Measure,
): Apart {
  const components = componentsOf(picture.nodes.keys(), relationships)
  const looped = new Set(relationships.filter(({ start, end }) => start === end).map(({ start }) => start))
  const isAlone = (keys: readonly string[]): boolean => keys.length === 1 && !looped.has(keys[0])
  return {
    components,
    connected: components.filter((keys) => !isAlone(keys)),
    unconnected: unconnectedOf(components.filter(isAlone).flat(), picture, description, size, measure),
  }
}

/** How much of the canvas is left above what hangs on nothing, in pixels. */
export function roomAbove({ height }: Unconnected, size: Size): number {
  return Math.max(size.height - (height || NAME), size.height / 2)
}

/** What hangs on nothing: where it stands, and how much of the canvas it takes. */
export interface Unconnected {
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
