import type { DrawnLine } from '../drawing.ts'
import { controlPoints } from '../layout/curve.ts'
import type { Point } from '../layout/spring.ts'

type Bezier = readonly [Point, Point, Point, Point]

/** How often the parameter of a place is halved: finer than a hundredth of a pixel on any picture. */
const HALVINGS = 20
/** So much of a head's length the line ends before its tip, so that it does not show beside it. */
const UNDER_HEAD = 0.8
/** Half the width of a head, as a share of its length. */
const SPREAD = 0.42

/** Where a line is drawn. */
export interface Course {
  readonly line: string
  /** The head, its tip at the rim of the end: closed to be filled, or two strokes; '' where there is none. */
  readonly head: string
}

/**
 * The course of a line from rim to rim, as the shader of the page draws it.
 *
 * @param radii of the marks at both ends
 * @param head its length; 0 for none
 */
export function courseOf(
  line: Pick<DrawnLine, 'curve' | 'flow'>,
  ends: { readonly start: Point; readonly end: Point },
  radii: { readonly start: number; readonly end: number },
  head: { readonly length: number; readonly open: boolean },
): Course {
  const { start, end } = ends
  const curve: Bezier = [start, ...controlPoints(start, end, line.curve, line.flow), end]
  const reversed: Bezier = [curve[3], curve[2], curve[1], curve[0]]
  const first = 1 - before(reversed, radii.start)
  const last = Math.max(first, before(curve, radii.end + head.length * UNDER_HEAD))
  const isLoop = start.x === end.x && start.y === end.y
  const isStraight = line.curve === 0 && !line.flow && !isLoop
  const part = between(curve, first, last)
  return {
    line: isStraight
      ? `M${pointText(part[0])}L${pointText(part[3])}`
      : `M${pointText(part[0])}C${part.slice(1).map(pointText).join(' ')}`,
    head: head.length === 0 ? '' : headOf(curve, radii.end, head),
  }
}

function headOf(
  curve: Bezier,
  radius: number,
  { length, open }: { readonly length: number; readonly open: boolean },
): string {
  const tip = at(curve, before(curve, radius))
  const back = at(curve, before(curve, radius + length))
  const way = Math.hypot(tip.x - back.x, tip.y - back.y)
  const along = way > 0 ? { x: (tip.x - back.x) / way, y: (tip.y - back.y) / way } : { x: 1, y: 0 }
  const corner = (side: number): Point => ({
    x: tip.x - length * (along.x + side * SPREAD * along.y),
    y: tip.y - length * (along.y - side * SPREAD * along.x),
  })
  return `M${pointText(corner(1))}L${pointText(tip)}L${pointText(corner(-1))}${open ? '' : 'Z'}`
}

/** The parameter that lies a distance before the end; 0 where all of the curve is nearer. */
function before(curve: Bezier, distance: number): number {
  let [low, high] = [0, 1]
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2
    const { x, y } = at(curve, middle)
    if (Math.hypot(x - curve[3].x, y - curve[3].y) > distance) low = middle
    else high = middle
  }
  return low
}

function at([a, b, c, d]: Bezier, share: number): Point {
  const rest = 1 - share
  const [one, two, three, four] = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3]
  return {
    x: one * a.x + two * b.x + three * c.x + four * d.x,
    y: one * a.y + two * b.y + three * c.y + four * d.y,
  }
}

/** A part of a curve, by de Casteljau. */
function between(curve: Bezier, first: number, last: number): Bezier {
  const [, , , end] = curve
  const tail = halves(curve, first)[1]
  return first >= 1 ? [end, end, end, end] : halves(tail, (last - first) / (1 - first))[0]
}

function halves([a, b, c, d]: Bezier, share: number): readonly [Bezier, Bezier] {
  const mix = (one: Point, other: Point): Point => ({
    x: one.x + (other.x - one.x) * share,
    y: one.y + (other.y - one.y) * share,
  })
  const [ab, bc, cd] = [mix(a, b), mix(b, c), mix(c, d)]
  const [abc, bcd] = [mix(ab, bc), mix(bc, cd)]
  const middle = mix(abc, bcd)
  return [
    [a, ab, abc, middle],
    [middle, bcd, cd, d],
  ]
}

function pointText({ x, y }: Point): string {
  return `${rounded(x)} ${rounded(y)}`
}

/** To a hundredth of a pixel. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0
}
