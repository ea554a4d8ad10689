import type { DrawnLine } from '../drawing.ts'
import type { Point } from './spring.ts'

/** How far the control points of a loop are from its node, and how much further those of each loop around it. */
export const LOOP = { across: 52, up: 66, furtherAcross: 14, furtherUp: 30 } as const

/** Where a line begins: at its start, or beyond the label of it while its end lies beyond that. */
export function beginningOf({ beyond }: Pick<DrawnLine, 'beyond'>, start: Point, end: Point): Point {
  const { x, y } = start
  return { x: beyond === undefined || x + beyond >= end.x ? x : x + beyond, y }
}

/**
 * A point of a line between two points of the canvas, on the curve that the shader draws.
 *
 * @param share 0 is where it begins, 1 where it ends
 */
export function pointOn(
  start: Point,
  end: Point,
  { curve, flow }: Pick<DrawnLine, 'curve' | 'flow'>,
  share: number,
): Point {
  const [one, other] = controlPoints(start, end, curve, flow)
  const rest = 1 - share
  const [a, b, c, d] = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3]
  return {
    x: a * start.x + b * one.x + c * other.x + d * end.x,
    y: a * start.y + b * one.y + c * other.y + d * end.y,
  }
}

/** The middle of a line between two points of the canvas. */
export function middleOf(start: Point, end: Point, line: Pick<DrawnLine, 'curve' | 'flow'>): Point {
  return pointOn(start, end, line, 0.5)
}

/** The two control points of a line's cubic curve: as in the shader, but that y runs down. */
export function controlPoints(
  start: Point,
  end: Point,
  curve: number,
  flow: boolean,
): readonly [one: Point, other: Point] {
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const length = Math.hypot(dx, dy)
  if (length === 0) {
    const across = LOOP.across + LOOP.furtherAcross * curve
    const y = start.y - LOOP.up - LOOP.furtherUp * curve
    return [
      { x: start.x - across, y },
      { x: start.x + across, y },
    ]
  }
  if (flow)
    return [
      { x: start.x + dx / 2, y: start.y + curve * length },
      { x: end.x - dx / 2, y: end.y + curve * length },
    ]
  const bulge = { x: (start.x + end.x) / 2 + 2 * dy * curve, y: (start.y + end.y) / 2 - 2 * dx * curve }
  const towards = ({ x, y }: Point): Point => ({
    x: x + ((bulge.x - x) * 2) / 3,
    y: y + ((bulge.y - y) * 2) / 3,
  })
  return [towards(start), towards(end)]
}
