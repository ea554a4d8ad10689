import type { DrawnNode, Size } from '../drawing.ts'
import { markBoxOf, nameBoxOf, type Box } from '../layout/label-boxes.ts'
import type { Measure } from '../layout/measure.ts'
import type { Point } from '../layout/spring.ts'
import { Ink } from './ink.ts'
import { placeLabels, type Corner, type LabelBox, type LabelWish } from './place-labels.ts'

/** A drawn thing with its place on the canvas now. */
export interface Placed<Thing> {
  readonly thing: Thing
  readonly x: number
  readonly y: number
  readonly dimmed: boolean
  readonly always: boolean
}

/** A name that is drawn. */
export interface NameBox extends LabelBox {
  /** Whether a line runs through it. */
  readonly isCrossed: boolean
}

/** Between a mark and a name beside it. */
const GAP = 4
/** As far again a name may stand where there is no place beside its mark. */
const FURTHER = 6
/** The name of what has many lines is told apart by its type, and may stand so far away. */
const FURTHEST = 14
/** Between names side by side, and between one above another. */
const APART = { across: 8, down: 2 }
/** So many lines through a place are told apart. */
const MOST_LINES = 12
/** How far a name above or below its mark may be moved to either side, in widths of it; beside it up or down, in heights. */
const SLIDES = [-0.2, 0.2, -0.4, 0.4, -0.3, 0.3, -0.5, 0.5]
const RISES = [-0.35, 0.35, -0.7, 0.7]
/**
 * Where names stand: each where its node has it; of those that may go round their marks, where no line runs through it. One that has
 * no such place is not drawn before it is asked for, or the reader has come nearer; what is asked for stands where fewest lines run,
 * and so do the most connected, unless they would cover a mark or another name there.
 *
 * @param courses where a share of each line is on the canvas; between columns none, since every name has one place
 * @returns the boxes of the names that are drawn
 */
export function placeNames(
  nodes: readonly Placed<DrawnNode>[],
  courses: readonly ((share: number) => Point)[],
  measure: Measure,
  canvas: Size,
): readonly NameBox[] {
  const ink = new Ink(courses, canvas)
  const wishes = nodes
    .filter(({ thing }) => thing.caption !== '')
    .map((placed) => wishOf(placed, ink, measure))
  const isFree = nodes.some(({ thing }) => thing.side === 'below')
  const boxes = placeLabels(wishes, nodes.map(markBox), canvas, isFree ? APART : undefined)
  return boxes.map((box) => ({ ...box, isCrossed: ink.through(box, 1) > 0 }))
}

/**
 * Where names stand of nodes among so many that marks and lines are everywhere: below their marks or around them, over lines and marks
 * of others, none over another name. Those of the largest marks come first.
 */
export function placeOverLines(
  nodes: readonly Placed<DrawnNode>[],
  measure: Measure,
  canvas: Size,
): readonly NameBox[] {
  const wishes = nodes
    .filter(({ thing }) => thing.caption !== '')
    .map(({ thing, x, y, always, dimmed }): LabelWish => {
      const { key, size } = thing
      const box = labelBoxOf(key, nameBoxOf({ ...thing, x, y, side: 'below' }, measure))
      const [right, left] = [x + size + GAP, x - size - GAP - box.width]
      return {
        ...box,
        elsewhere: [
          { x: right, y: y - box.height / 2 },
          { x: left, y: y - box.height / 2 },
          { x: box.x, y: y - size - 3 - box.height },
        ],
        always,
        yields: true,
        weight: size - (dimmed ? 10_000 : 0),
      }
    })
  return placeLabels(wishes, [], canvas, APART).map((box) => ({ ...box, isCrossed: true }))
}

/** The square around a mark on the canvas. */
export function markBox({ thing, x, y }: Placed<DrawnNode>): LabelBox {
  return labelBoxOf(thing.key, markBoxOf({ ...thing, x, y }))
}

function wishOf({ thing, x, y, always, dimmed }: Placed<DrawnNode>, ink: Ink, measure: Measure): LabelWish {
  const { key, side, size, strong, hub = false } = thing
  const atRest = labelBoxOf(key, nameBoxOf({ ...thing, x, y }, measure))
  const wish = {
    ...atRest,
    always,
    weight: (hub ? 2_000 : 0) + (strong ? 1_000 : 0) + size - (dimmed ? 10_000 : 0),
  }
  // Between columns only one place is right.
  if (side !== 'below') return wish
  const corners = [
    { x: atRest.x, y: atRest.y },
    ...around({ x, y }, size, atRest, strong ? [FURTHER, FURTHEST] : [FURTHER]),
  ]
  const isNamed = always || (hub && !dimmed)
  const [best = atRest, ...elsewhere] = isNamed ? ink.leastFirst(corners, atRest, MOST_LINES) : corners
  return {
    ...wish,
    x: best.x,
    y: best.y,
    elsewhere,
    yields: true,
    isSpoilt: (box) => !isNamed && ink.through(box, 1) > 0,
  }
}

/** Where a name may stand around a mark, the best first. */
function around(
  { x, y }: Point,
  size: number,
  { width, height }: Pick<LabelBox, 'width' | 'height'>,
  further: readonly number[],
): readonly Corner[] {
  const [right, left, middle] = [x + size + GAP, x - size - GAP - width, y - height / 2]
  const [above, below] = [y - size - 3 - height, y + size + 3]
  const diagonal = size * 0.7
  const slides = SLIDES.map((share) => x - width / 2 + share * width)
  return [
    { x: right, y: middle },
    { x: left, y: middle },
    { x: x - width / 2, y: above },
    { x: x + diagonal + 2, y: y + diagonal },
    { x: x - diagonal - 2 - width, y: y + diagonal },
    { x: x + diagonal + 2, y: y - diagonal - height },
    { x: x - diagonal - 2 - width, y: y - diagonal - height },
    ...[below, above].flatMap((at) => slides.map((from) => ({ x: from, y: at }))),
    ...[right, left].flatMap((at) => RISES.map((share) => ({ x: at, y: middle + share * height }))),
    ...further.flatMap((by) => [
      ...[below + by, above - by].flatMap((at) =>
        [x - width / 2, ...slides].map((from) => ({ x: from, y: at })),
      ),
      ...[right + by, left - by].flatMap((at) =>
        [0, ...RISES].map((share) => ({ x: at, y: middle + share * height })),
      ),
    ]),
  ]
}

function labelBoxOf(key: string, { left, top, right, bottom }: Box): LabelBox {
  return { key, x: left, y: top, width: right - left, height: bottom - top }
}
