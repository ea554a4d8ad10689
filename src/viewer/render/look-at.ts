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
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
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
  const xs = nodes.map(({ x }) => x)
  const ys = nodes.map(({ y }) => y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  // Names keep their size: what they need beyond the outermost marks is the same at every zoom.
  const all = unite(nodes.map((node) => boxAround(node, node, measure)))
  const room = {
    width: Math.max(width - (left - all.left) - (all.right - right) - 2 * MARGIN, width / 3),
    height: Math.max(height - (top - all.top) - (all.bottom - bottom) - 2 * MARGIN, height / 3),
  }
  const ratio = Math.max((right - left) / room.width, (bottom - top) / room.height, NEAREST)
  const isSeen = all.left >= 0 && all.top >= 0 && all.right <= width && all.bottom <= height
  if (isSeen && ratio > 0.8) return undefined
  return { middle: { x: (all.left + all.right) / 2, y: (all.top + all.bottom) / 2 }, ratio }
}
