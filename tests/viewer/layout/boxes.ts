import type { DrawnNode, Drawing, Size } from '../../../src/viewer/drawing.ts'
import { markBoxOf, nameBoxOf, type Box } from '../../../src/viewer/layout/label-boxes.ts'
import { estimate } from '../../../src/viewer/layout/measure.ts'

/** A rectangle of the canvas and what stands in it. */
export interface Occupied extends Box {
  readonly of: string
}

/** The square around a node's circle. */
export function circleOf(node: DrawnNode): Occupied {
  return { of: `circle ${node.key}`, ...markBoxOf(node) }
}

/** Where a node's label stands: caption and note line on its side. */
export function labelOf(node: DrawnNode): Occupied {
  return { of: `label ${node.key}`, ...nameBoxOf(node, estimate) }
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
