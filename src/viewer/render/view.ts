import type { Size } from '../drawing.ts'
import type { Point } from '../layout/spring.ts'

/** Where the camera puts a drawing on the canvas: a point of it, times `scale`, and then moved. */
export interface View {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** Where a point of a drawing is on the canvas. */
export function seenFrom({ x, y, scale }: View, point: Point): Point {
  return { x: x + scale * point.x, y: y + scale * point.y }
}

/** The part of a drawing that is on the canvas, and so many pixels around it. */
export function sightOf(
  { x, y, scale }: View,
  { width, height }: Size,
  around: number,
): { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } {
  return {
    left: (-around - x) / scale,
    top: (-around - y) / scale,
    right: (width + around - x) / scale,
    bottom: (height + around - y) / scale,
  }
}
