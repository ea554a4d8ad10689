import type { Description } from '../../../backend/index.ts'
import { greatestOf, leastOf } from '../../../model/extremes.ts'
import type { Drawing, DrawnLine, Size } from '../../drawing.ts'
import { CAPTION_HEIGHT } from '../label-boxes.ts'
import { linesOf, marksAt, sortedLines } from '../marks.ts'
import type { Measure } from '../measure.ts'
import { spreadParallel } from '../parallel.ts'
import type { Picture } from '../picture.ts'
import type { Point } from '../spring.ts'
import { apartOf, roomAbove } from '../unconnected.ts'
import { layered, pairOf, type Layered } from './layer.ts'

/** Between the marks and the edge of the canvas; half of a name stands there. */
const [ACROSS, ABOVE] = [64, 40]
/** Below a mark is its name. What is free between one and the next is less where a layer is full. */
const NAMED = CAPTION_HEIGHT + 12
const CROWDED = 6
/** Layers are no nearer than this; what does not fit goes on beyond the canvas. */
const NEAREST = 48

/**
 * Each connected component in layers from left to right, by the direction of its lines, one below another; what hangs on nothing stands in a
 * labelled grid below. Where a canvas is too low the marks stand closer, and at last go on below it.
 */
export function layOutLayered(
  picture: Picture,
  description: Description,
  size: Size,
  measure: Measure,
): Drawing {
  const relationships = sortedLines(picture)
  const { connected, unconnected } = apartOf(picture, relationships, description, size, measure)
  const marks = marksAt(picture, new Map(), description)
  const radii = new Map(marks.map((mark) => [mark.key, mark.size]))
  const room = roomAbove(unconnected, size) - 2 * ABOVE
  const stacked = (free: number): { readonly parts: readonly Layered[]; readonly height: number } => {
    const parts = connected.map((keys) =>
      layered(keys, relationships, (key) => (radii.get(key) ?? 0) + free / 2),
    )
    const gaps = (parts.length - 1) * (NAMED + free)
    return { parts, height: parts.reduce((sum, { height }) => sum + height, gaps) }
  }
  const roomy = stacked(NAMED)
  const isCrowded = roomy.height > room
  const { parts, height } = isCrowded ? stacked(CROWDED) : roomy
  // A crowded layer is stretched again as far as there is room.
  const stretch = height > 0 ? Math.max(1, Math.min(room / height, isCrowded ? Infinity : 3)) : 1
  const depth = greatestOf(
    parts.map((part) => part.depth),
    1,
  )
  const step = depth > 1 ? Math.max(NEAREST, (size.width - 2 * ACROSS) / (depth - 1)) : 0
  const places = new Map<string, Point>(unconnected.places)
  const passing = new Map<string, number>()
  let top = ABOVE + Math.max(0, (room - height * stretch) / 2)
  for (const part of parts) {
    for (const [key, { x, y }] of part.places) places.set(key, { x: ACROSS + step * x, y: top + y * stretch })
    for (const [pair, y] of part.passing) passing.set(pair, top + y * stretch)
    top += (part.height + (isCrowded ? CROWDED : NAMED) + NAMED) * stretch
  }
  const lowest = greatestOf(
    [...places].filter(([key]) => !unconnected.places.has(key)).map(([, { y }]) => y),
    0,
  )
  const shift = Math.max(0, lowest + NAMED + ABOVE / 2 - leastOf(unconnected.titles.map(({ y }) => y)))
  return {
    nodes: marksAt(picture, below(places, unconnected.places, shift), description, (key) =>
      unconnected.places.has(key) ? 'right' : 'below',
    ),
    lines: spreadParallel(linesOf(relationships, description).map((line) => bent(line, places, passing))),
    titles: unconnected.titles.map((title) => ({ ...title, y: title.y + shift })),
  }
}

/** Places of which some stand so much further down. */
function below(
  places: ReadonlyMap<string, Point>,
  some: ReadonlyMap<string, Point>,
  shift: number,
): ReadonlyMap<string, Point> {
  return new Map(
    [...places].map(([key, { x, y }]) => [key, some.has(key) ? { x, y: y + shift } : { x, y }] as const),
  )
}

/** A line that leaves and enters level, and passes the layers between where it has its place. */
function bent(
  line: DrawnLine,
  places: ReadonlyMap<string, Point>,
  passing: ReadonlyMap<string, number>,
): DrawnLine {
  const [start, end] = [places.get(line.start), places.get(line.end)]
  if (start === undefined || end === undefined || start.x === end.x) return line
  const y = passing.get(pairOf(line.start, line.end))
  const length = Math.hypot(end.x - start.x, end.y - start.y)
  return { ...line, flow: true, curve: y === undefined ? 0 : (y - (start.y + end.y) / 2) / (0.75 * length) }
}
