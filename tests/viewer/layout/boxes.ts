import type { DrawnNode, Drawing, Size } from '../../../src/viewer/drawing.ts'
import { estimate } from '../../../src/viewer/layout/measure.ts'

/** A rectangle of the canvas and what stands in it. */
export interface Occupied {
  readonly of: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const GAP = 7
const CAPTION = 16
const NOTE = 14

/** The square around a node's circle. */
export function circleOf({ key, x, y, size }: DrawnNode): Occupied {
  return { of: `circle ${key}`, left: x - size, top: y - size, right: x + size, bottom: y + size }
}

/** Where a node's label stands: caption and note line on its side. */
export function labelOf({ key, x, y, size, caption, note, side, strong }: DrawnNode): Occupied {
  const width = Math.max(estimate(caption, strong ? 'strong' : 'caption'), estimate(note, 'note'))
  const height = CAPTION + (note === '' ? 0 : NOTE)
  const left = side === 'below' ? x - width / 2 : side === 'right' ? x + size + GAP : x - size - GAP - width
  const top = side === 'below' ? y + size + 3 : y - height / 2
  return { of: `label ${key}`, left, top, right: left + width, bottom: top + height }
}

/** Circles and labels of a drawing that cover each other, in words. */
export function overlapsOf({ nodes }: Pick<Drawing, 'nodes'>): readonly string[] {
  const boxes = nodes.flatMap((node) => [circleOf(node), labelOf(node)])
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.of} covers ${b.of}`),
  )
}

/** Circles and labels that reach beyond the canvas. */
export function outsideOf({ nodes }: Pick<Drawing, 'nodes'>, { width, height }: Size): readonly string[] {
  return nodes
    .flatMap((node) => [circleOf(node), labelOf(node)])
    .filter(({ left, top, right, bottom }) => left < 0 || top < 0 || right > width || bottom > height)
    .map(({ of }) => of)
}
