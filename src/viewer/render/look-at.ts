import { greatestOf, leastOf } from '../../model/extremes.ts'
import type { Drawing, DrawnNode, Size } from '../drawing.ts'
import { markBoxOf, nameBoxOf, type Box } from '../layout/label-boxes.ts'
import type { Measure } from '../layout/measure.ts'
import type { Point } from '../layout/spring.ts'

/** Between what is looked at and the edge of what can be seen. */
const MARGIN = 12
/** Where less than this is free, what lies over the picture will be put away before it is looked at. */
const LEAST_FREE = 120
/** The nearest that a fit goes: lines between a few nodes would be too long to follow. */
const NEAREST = 0.6
/** As far as the camera goes: what is wider than the canvas from there has names that are. */
export const FURTHEST = 4

/** The part of a canvas that nothing lies over, less a margin. */
export function freePart({ width, height }: Size, coveredAtRight: number): Box {
  const free = width - coveredAtRight < LEAST_FREE ? width : width - coveredAtRight
  return { left: MARGIN, top: MARGIN, right: free - MARGIN, bottom: height - MARGIN }
}

/** A node's mark and name around a place on the canvas: both are as large at every zoom. */
export function boxAround(node: DrawnNode, { x, y }: Point, measure: Measure): Box {
  return unite([markBoxOf({ ...node, x, y }), nameBoxOf({ ...node, x, y }, measure)])
}

/** Around the middle of a line. */
export function boxOfPoint({ x, y }: Point): Box {
  return { left: x - 20, top: y - 10, right: x + 20, bottom: y + 10 }
}

/** By how much a box must move to lie within another; of one that is too large its upper left corner does. */
export function shiftInto(box: Box, free: Box): Point {
  const along = (low: number, high: number, least: number, most: number): number =>
    low < least || high - low > most - least ? least - low : Math.min(0, most - high)
  return {
    x: along(box.left, box.right, free.left, free.right),
    y: along(box.top, box.bottom, free.top, free.bottom),
  }
}

/** Whether two boxes share more than an edge. */
export function meets(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

export function unite(boxes: readonly Box[]): Box {
  return {
    left: leastOf(boxes.map(({ left }) => left)),
    top: leastOf(boxes.map(({ top }) => top)),
    right: greatestOf(boxes.map(({ right }) => right)),
    bottom: greatestOf(boxes.map(({ bottom }) => bottom)),
  }
}

/**
 * What a whole drawing, names included, is to be looked at from.
 *
 * @returns the point of the drawing that comes to the middle of the canvas, and how far away it is; undefined where all can be seen
 *   at rest and fills the canvas
 */
export function fitOf(
  { nodes }: Pick<Drawing, 'nodes'>,
  { width, height }: Size,
  measure: Measure,
): { readonly middle: Point; readonly ratio: number } | undefined {
  if (nodes.length === 0) return undefined
  const boxes = nodes.map((node) => boxAround(node, { x: 0, y: 0 }, measure))
  /** What the drawing covers from so far away: places draw together, marks and names stay as large. */
  const extentAt = (ratio: number): Box =>
    unite(nodes.map(({ x, y }, at) => movedBy(boxes[at], { x: x / ratio, y: y / ratio })))
  const all = extentAt(1)
  const isSeen = all.left >= 0 && all.top >= 0 && all.right <= width && all.bottom <= height
  const ratio = nearest((at) => {
    const { left, right, top, bottom } = extentAt(at)
    return right - left <= width - 2 * MARGIN && bottom - top <= height - 2 * MARGIN
  })
  if (isSeen && ratio > 0.8) return undefined
  const { left, right, top, bottom } = extentAt(ratio)
  return { middle: { x: (ratio * (left + right)) / 2, y: (ratio * (top + bottom)) / 2 }, ratio }
}

function movedBy({ left, top, right, bottom }: Box, { x, y }: Point): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y }
}

/** The nearest ratio that fits, to a hundredth; the furthest where none does, since names are as large at every zoom. */
function nearest(fits: (ratio: number) => boolean): number {
  if (fits(NEAREST)) return NEAREST
  let [tooNear, enough] = [NEAREST, FURTHEST]
  while (enough / tooNear > 1.01) {
    const between = Math.sqrt(tooNear * enough)
    if (fits(between)) enough = between
    else tooNear = between
  }
  return enough
}
