import { greatestOf, leastOf } from '../../../model/extremes.ts'
import type { Point } from '../spring.ts'

/** Whether a point is within a ring, given as `x, y, x, y, ...`. */
export function isWithin(ring: readonly number[], { x, y }: Point): boolean {
  let inside = false
  for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
    const [ax, ay, bx, by] = [ring[at], ring[at + 1], ring[before], ring[before + 1]]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** Points that are tried across and down a ring. */
const TRIED = 16

/**
 * A point within a ring that is far from its outline: the middle of a crooked country lies beyond it.
 *
 * @returns one of the points tried; that of the ring's beginning where none of them is within
 */
export function innermostOf(ring: readonly number[]): Point {
  const [xs, ys] = [ring.filter((_, at) => at % 2 === 0), ring.filter((_, at) => at % 2 === 1)]
  const [left, top, wide, high] = [
    leastOf(xs),
    leastOf(ys),
    greatestOf(xs) - leastOf(xs),
    greatestOf(ys) - leastOf(ys),
  ]
  let best = { point: { x: ring[0], y: ring[1] }, away: -1 }
  for (let column = 1; column < TRIED; column++)
    for (let row = 1; row < TRIED; row++) {
      const point = { x: left + (wide * column) / TRIED, y: top + (high * row) / TRIED }
      if (!isWithin(ring, point)) continue
      const away = leastOf(xs.map((x, at) => (x - point.x) ** 2 + (ys[at] - point.y) ** 2))
      if (away > best.away) best = { point, away }
    }
  return best.point
}
