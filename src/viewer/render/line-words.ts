import type { DrawnLine, Size } from '../drawing.ts'
import { NOTE_HEIGHT } from '../layout/label-boxes.ts'
import type { Point } from '../layout/spring.ts'
import type { LabelWish } from './place-labels.ts'

/** A line with the places where its words may stand, the best first. */
export interface PlacedLine {
  readonly thing: DrawnLine
  readonly places: readonly Point[]
  /** Whether its words stand at the first of them whatever they cover. */
  readonly always: boolean
}

/** Where on a line its words stand, as shares of it, the best first. */
const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7]
/** The words of more lines would be read as a text. */
const MOST = 60
/** So few things are lit that each line among them says what it is. */
const FEW_LIT = 6

interface LineScene {
  readonly canvas: Size
  /** What is not dimmed; undefined dims nothing. */
  readonly lit: ReadonlySet<string> | undefined
  /** Whether a line is pointed at. */
  readonly wanted: (key: string) => boolean
  /** Where a share of a line is on the canvas; undefined where an end is not drawn. */
  readonly courseOf: (line: DrawnLine) => ((share: number) => Point) | undefined
}

/** The lines that say what they are: those that are pointed at or lit alone, and the others where they are few enough. */
export function linesInWords(
  lines: readonly DrawnLine[],
  { canvas, lit, wanted, courseOf }: LineScene,
): readonly PlacedLine[] {
  const placed = lines.flatMap((thing): PlacedLine[] => {
    const isLit = lit === undefined ? thing.quiet !== true : lit.has(thing.key)
    const always = wanted(thing.key) || (lit !== undefined && lit.size < FEW_LIT && isLit)
    if (!always && !(thing.worded && isLit)) return []
    const course = courseOf(thing)
    if (course === undefined) return []
    const places = SHARES.map(course)
    const seen = places.some(({ x, y }) => x >= 0 && y >= 0 && x <= canvas.width && y <= canvas.height)
    return always || seen ? [{ thing, places, always }] : []
  })
  return placed.length <= MOST ? placed : placed.filter(({ always }) => always)
}

/** Where the words of a line would stand; `width` is that of the words alone. */
export function wishOfWords({ thing: { key }, places, always }: PlacedLine, width: number): LabelWish {
  const wide = width + 6
  const [best, ...elsewhere] = places.map(({ x, y }) => ({ x: x - wide / 2, y: y - NOTE_HEIGHT / 2 }))
  return { key, ...best, elsewhere, width: wide, height: NOTE_HEIGHT, always, weight: 0, yields: true }
}
