import type { Drawing, DrawnLine, DrawnNode, DrawnTitle } from '../drawing.ts'
import { beginningOf, pointOn } from './curve.ts'
import { markBoxOf, nameBoxOf, titleBoxOf, type Box } from './label-boxes.ts'
import type { Measure } from './measure.ts'
import type { Point } from './spring.ts'
import { append } from '../../model/append.ts'

type Course = Pick<DrawnLine, 'curve' | 'flow' | 'beyond'>

/** Bulges that are tried, the straightest first. */
const CURVES = [0, 0.08, -0.08, 0.16, -0.16, 0.26, -0.26, 0.38, -0.38, 0.5, -0.5]
/** A line is looked at in so many places. */
const SAMPLES = 32
/** Lines between the same two nodes are told apart where their middles are. */
const APART = 10
/** Between a name and the line that leaves it. */
const BESIDE = 4

/**
 * Lines on the course that runs through the fewest marks and names of others, and of equal ones on the straightest that no line
 * between the same nodes takes. None leaves the drawing: whoever looks at all marks and names sees all lines. Cost: lines times courses times samples times the boxes near a sample's height.
 *
 * @param standing lines that stay as they are
 */
export function routeAround(
  lines: readonly DrawnLine[],
  standing: readonly DrawnLine[],
  { nodes, titles }: Pick<Drawing, 'nodes' | 'titles'>,
  measure: Measure,
): readonly DrawnLine[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const boxes = new Rows(nodes, titles, measure)
  const middles = new Map<string, Point[]>()
  const coursed = (line: DrawnLine, course: Course): ((share: number) => Point) | undefined => {
    const [start, end] = [byKey.get(line.start), byKey.get(line.end)]
    if (start === undefined || end === undefined) return undefined
    const from = beginningOf(course, start, end)
    return (share) => pointOn(from, end, course, share)
  }
  const pairOf = ({ start, end }: DrawnLine): string =>
    start < end ? `${start}\n${end}` : `${end}\n${start}`
  const take = (line: DrawnLine): void => {
    const middle = coursed(line, line)?.(0.5)
    if (middle !== undefined) append(middles, pairOf(line), middle)
  }
  standing.forEach(take)
  return lines.map((line) => {
    const [start, end] = [byKey.get(line.start), byKey.get(line.end)]
    if (start === undefined || end === undefined || start === end) return line
    const taken = middles.get(pairOf(line)) ?? []
    let best = line
    let fewest = Infinity
    for (const course of coursesOf(start, end, measure)) {
      const at = coursed(line, course)
      if (at === undefined) continue
      const middle = at(0.5)
      const points = Array.from({ length: SAMPLES - 1 }, (_, sample) => at((sample + 1) / SAMPLES))
      // The straight one never does.
      if (!points.every((point) => boxes.isInside(point))) continue
      const met = new Set(points.flatMap((point) => [...boxes.at(point, line)]))
      const shared = taken.some(({ x, y }) => Math.hypot(x - middle.x, y - middle.y) < APART)
      const cost = met.size + (shared ? 0.5 : 0)
      if (cost >= fewest) continue
      fewest = cost
      best = { ...line, ...course }
      if (cost === 0) break
    }
    take(best)
    return best
  })
}

/** Level from column to column, then by a bow. */
function coursesOf(start: DrawnNode, end: DrawnNode, measure: Measure): readonly Course[] {
  const bows = CURVES.map((curve): Course => ({ curve, flow: false, beyond: undefined }))
  if (Math.abs(start.x - end.x) < 1) return bows
  const beyond =
    start.side === 'right' && end.x > start.x ? nameBoxOf(start, measure).right + BESIDE - start.x : undefined
  return [...CURVES.map((curve): Course => ({ curve, flow: true, beyond })), ...bows]
}

const ROW = 48

/** Boxes of marks and names, by the rows of the drawing that they touch. */
class Rows {
  readonly #sides = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  readonly #rows = new Map<number, { readonly key: string; readonly name: string; readonly box: Box }[]>()

  constructor(nodes: readonly DrawnNode[], titles: readonly DrawnTitle[], measure: Measure) {
    for (const title of titles) this.#add('', `title ${title.text}`, titleBoxOf(title, measure))
    for (const node of nodes) {
      this.#add(node.key, `mark ${node.key}`, markBoxOf(node))
      this.#add(node.key, `name ${node.key}`, nameBoxOf(node, measure))
    }
  }

  /** Whether a point is no further out than the marks, names and titles. */
  isInside({ x, y }: Point): boolean {
    const { left, right, top, bottom } = this.#sides
    return x >= left && x <= right && y >= top && y <= bottom
  }

  /** What of others, and which of the names, a point lies on. */
  *at({ x, y }: Point, { start, end }: DrawnLine): Generator<string> {
    for (const { key, name, box } of this.#rows.get(Math.floor(y / ROW)) ?? []) {
      if (x <= box.left || x >= box.right || y <= box.top || y >= box.bottom) continue
      if ((key === start || key === end) && name.startsWith('mark')) continue
      yield name
    }
  }

  #add(key: string, name: string, box: Box): void {
    this.#sides.left = Math.min(this.#sides.left, box.left)
    this.#sides.right = Math.max(this.#sides.right, box.right)
    this.#sides.top = Math.min(this.#sides.top, box.top)
    this.#sides.bottom = Math.max(this.#sides.bottom, box.bottom)
    for (let row = Math.floor(box.top / ROW); row <= Math.floor(box.bottom / ROW); row++)
      append(this.#rows, row, { key, name, box })
  }
}
