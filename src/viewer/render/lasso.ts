import { greatestOf, leastOf } from '../../model/extremes.ts'
import type { Point } from '../layout/spring.ts'

/** A line that holds less than this share of the rectangle it spans was not drawn round anything. */
const LEAST_ROUND = 0.2

/**
 * What a line drawn by hand goes round, as a polygon. A line that goes round nothing, as one across what is meant, means the rectangle
 * from its first point to its last.
 */
export function outlineOf(points: readonly Point[]): readonly Point[] {
  const [first, last] = [points.at(0), points.at(-1)]
  if (first === undefined || last === undefined) return []
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const spanned = (greatestOf(xs) - leastOf(xs)) * (greatestOf(ys) - leastOf(ys))
  if (areaOf(points) >= spanned * LEAST_ROUND && spanned > 0) return points
  return [first, { x: last.x, y: first.y }, last, { x: first.x, y: last.y }]
}

/** Whether a point is inside a polygon. */
export function isInside(outline: readonly Point[], { x, y }: Point): boolean {
  let inside = false
  for (const [index, a] of outline.entries()) {
    const b = outline[(index + 1) % outline.length]
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}

function areaOf(points: readonly Point[]): number {
  let twice = 0
  for (const [index, a] of points.entries()) {
    const b = points[(index + 1) % points.length]
    twice += a.x * b.y - b.x * a.y
  }
  return Math.abs(twice) / 2
}
