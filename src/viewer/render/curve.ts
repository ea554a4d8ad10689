import type { Point } from '../layout/spring.ts'

const LOOP_HEIGHT = 50

/** The middle of a line between two points of the canvas, on the curve that the shader draws. */
export function middleOf(
  start: Point,
  end: Point,
  { curve, flow }: { readonly curve: number; readonly flow: boolean },
): Point {
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const length = Math.hypot(dx, dy)
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
  if (length === 0) return { x: middle.x, y: middle.y - LOOP_HEIGHT - Math.abs(curve) * LOOP_HEIGHT }
  // Three quarters of what the control points are moved by: a cubic curve's middle.
  if (flow) return { x: middle.x, y: middle.y + curve * length * 0.75 }
  return { x: middle.x + dy * curve, y: middle.y - dx * curve }
}
