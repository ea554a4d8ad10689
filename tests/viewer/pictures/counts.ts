import type { Drawing, DrawnLine, Size } from '../../../src/viewer/drawing.ts'
import { beginningOf, pointOn } from '../../../src/viewer/layout/curve.ts'
import { estimate } from '../../../src/viewer/layout/measure.ts'
import type { Point } from '../../../src/viewer/layout/spring.ts'
import { runsThrough } from '../../../src/viewer/render/ink.ts'
import { overlaps, type LabelBox } from '../../../src/viewer/render/place-labels.ts'
import { markBox, placeNames, type Placed } from '../../../src/viewer/render/place-names.ts'
import type { DrawnNode } from '../../../src/viewer/drawing.ts'

/** What a reader meets in a picture at rest. */
export interface Counts {
  readonly namesOverNames: number
  readonly namesOverMarks: number
  /** Pairs of a line and a name. */
  readonly linesThroughNames: number
  /** Pairs of a line and the mark of a node at neither end of it. */
  readonly linesThroughMarks: number
  /** Pairs of lines that cross, and meet in no node. */
  readonly crossings: number
  /** Of the squares of the stage those in which a mark, a name or a line is. */
  readonly stage: number
  /** Of the nodes that have a name. */
  readonly named: number
}

/** A curve is looked at as so many straight pieces. */
const PIECES = 12
const SQUARE = 60

type Piece = readonly [from: Point, to: Point]

/** The names of a drawing as the renderer places them at rest. */
export function namesOf({ nodes, lines }: Drawing, stage: Size): readonly LabelBox[] {
  return placeNames(nodes.map(atRest), coursesOf({ nodes, lines }), estimate, stage)
}

export function countsOf(drawing: Drawing, stage: Size): Counts {
  const names = namesOf(drawing, stage)
  const marks = drawing.nodes.map((node) => markBox(atRest(node)))
  const courses = coursesOf(drawing)
  const pieces = drawing.lines.map((line, at) => piecesOf(line, courses[at]))
  const through = (box: LabelBox, at: number): boolean => pieces[at].some((piece) => meetsBox(piece, box))
  const pairs = (boxes: readonly LabelBox[], counts: (line: DrawnLine, box: LabelBox) => boolean): number =>
    sum(drawing.lines.map((line, at) => boxes.filter((box) => counts(line, box) && through(box, at)).length))
  return {
    namesOverNames: sum(
      names.map((one, at) => names.slice(at + 1).filter((other) => overlaps(one, other)).length),
    ),
    namesOverMarks: sum(
      names.map((one) => marks.filter((mark) => mark.key !== one.key && overlaps(one, mark)).length),
    ),
    linesThroughNames: pairs(names, () => true),
    linesThroughMarks: pairs(marks, ({ start, end }, { key }) => start !== key && end !== key),
    crossings: crossingsOf(drawing.lines, pieces),
    stage: shareOf([...marks, ...names], pieces.flat(), stage),
    named: names.length / Math.max(drawing.nodes.filter(({ caption }) => caption !== '').length, 1),
  }
}

function atRest(thing: DrawnNode): Placed<DrawnNode> {
  return { thing, x: thing.x, y: thing.y, dimmed: false, always: false }
}

function coursesOf({
  nodes,
  lines,
}: Pick<Drawing, 'nodes' | 'lines'>): readonly ((share: number) => Point)[] {
  const places = new Map(nodes.map((node) => [node.key, node]))
  return lines.map((line) => {
    const [start, end] = [places.get(line.start), places.get(line.end)]
    if (start === undefined || end === undefined) throw new Error(`${line.key} has an end that is not drawn`)
    const from = beginningOf(line, start, end)
    return (share) => pointOn(from, end, line, share)
  })
}

function piecesOf(
  { start, end, curve, flow }: DrawnLine,
  course: (share: number) => Point,
): readonly Piece[] {
  const count = start !== end && curve === 0 && !flow ? 1 : PIECES
  return Array.from({ length: count }, (_, at): Piece => [course(at / count), course((at + 1) / count)])
}

function crossingsOf(lines: readonly DrawnLine[], pieces: readonly (readonly Piece[])[]): number {
  let count = 0
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length; next++) {
      const other = lines[next]
      if ([other.start, other.end].some((key) => key === one.start || key === one.end)) continue
      if (pieces[at].some((a) => pieces[next].some((b) => cross(a, b)))) count++
    }
  })
  return count
}

function cross([a, b]: Piece, [c, d]: Piece): boolean {
  return turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b)
}

function turn(a: Point, b: Point, c: Point): boolean {
  return (b.x - a.x) * (c.y - a.y) > (b.y - a.y) * (c.x - a.x)
}

function meetsBox([from, to]: Piece, box: Omit<LabelBox, 'key'>): boolean {
  return runsThrough({ ...from, toX: to.x, toY: to.y }, box)
}

function shareOf(boxes: readonly LabelBox[], pieces: readonly Piece[], { width, height }: Size): number {
  let [used, all] = [0, 0]
  for (let x = 0; x < width; x += SQUARE)
    for (let y = 0; y < height; y += SQUARE) {
      const square = { key: '', x, y, width: SQUARE, height: SQUARE }
      all++
      if (boxes.some((box) => overlaps(box, square)) || pieces.some((piece) => meetsBox(piece, square)))
        used++
    }
  return used / all
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
