import type { DrawnNode, Size } from '../drawing.ts'
import { markBoxOf, nameBoxOf, type Box } from '../layout/label-boxes.ts'
import type { Measure } from '../layout/measure.ts'
import type { Point } from '../layout/spring.ts'
import { Ink } from './ink.ts'
import { placeLabels, type LabelBox, type LabelWish } from './place-labels.ts'

/** A drawn thing with its place on the canvas now. */
export interface Placed<Thing> {
  readonly thing: Thing
  readonly x: number
  readonly y: number
  readonly dimmed: boolean
  readonly always: boolean
}

/**
 * Where names stand: each where its node has it, or around its mark where that is free and covers least of lines. One that has no
 * such place is not drawn before it is asked for.
 *
 * @param courses where a share of each line is on the canvas; between columns none, since every name has one place
 * @returns the boxes of the names that are drawn
 */
export function placeNames(
  nodes: readonly Placed<DrawnNode>[],
  courses: readonly ((share: number) => Point)[],
  measure: Measure,
  canvas: Size,
): readonly LabelBox[] {
  const ink = new Ink(courses)
  const wishes = nodes
    .filter(({ thing }) => thing.caption !== '')
    .map((placed) => wishOf(placed, ink, measure))
  return placeLabels(wishes, nodes.map(markBox), canvas)
}

function wishOf({ thing, x, y, always, dimmed }: Placed<DrawnNode>, ink: Ink, measure: Measure): LabelWish {
  const { key, side, size, strong } = thing
  const atRest = labelBoxOf(key, nameBoxOf({ ...thing, x, y }, measure))
  const { width, height } = atRest
  const middle = y - height / 2
  // Between columns only one place is right; elsewhere a label may go round its mark.
  const [best, ...elsewhere] =
    side === 'below'
      ? ink.leastFirst(
          [
            atRest,
            { x: x + size + 4, y: middle },
            { x: x - size - 4 - width, y: middle },
            { x: x - width / 2, y: y - size - 3 - height },
            { x: x + size * 0.7 + 2, y: y + size * 0.7 },
            { x: x - size * 0.7 - 2 - width, y: y + size * 0.7 },
            { x: x + size * 0.7 + 2, y: y - size * 0.7 - height },
            { x: x - size * 0.7 - 2 - width, y: y - size * 0.7 - height },
          ],
          { width, height },
        )
      : [atRest]
  return {
    ...atRest,
    ...best,
    always,
    elsewhere,
    yields: side === 'below' && !strong,
    weight: (strong ? 1_000 : 0) + size - (dimmed ? 10_000 : 0),
  }
}

/** The square around a mark. */
export function markBox({ thing, x, y }: Placed<DrawnNode>): LabelBox {
  return labelBoxOf(thing.key, markBoxOf({ ...thing, x, y }))
}

function labelBoxOf(key: string, { left, top, right, bottom }: Box): LabelBox {
  return { key, x: left, y: top, width: right - left, height: bottom - top }
}
