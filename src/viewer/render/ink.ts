import { append } from '../../model/append.ts'
import type { Size } from '../drawing.ts'
import type { Point } from '../layout/spring.ts'
import type { Corner, LabelBox } from './place-labels.ts'

const CELL = 48
/** A curve is looked at as so many straight pieces. */
const PIECES = 12

/** A straight piece of a line. */
interface Piece {
  readonly line: number
  readonly x: number
  readonly y: number
  readonly toX: number
  readonly toY: number
}

/** A corner, and how many lines would run through what stands there. */
export interface InkedCorner extends Corner {
  readonly lines: number
}

/** Where lines run on the canvas, so that names can stand beside them. */
export class Ink {
  readonly #cells = new Map<number, Piece[]>()
  /** Names stand nowhere else. */
  readonly #canvas: Omit<LabelBox, 'key'>

  /**
   * @param courses where a share of each line is
   * @param canvas what lies off it is in nobody's way
   */
  constructor(
    courses: readonly ((share: number) => Point)[],
    { width, height }: Size = { width: Infinity, height: Infinity },
  ) {
    this.#canvas = { x: 0, y: 0, width, height }
    courses.forEach((course, line) => {
      const count = isStraight(course) ? 1 : PIECES
      let from = course(0)
      for (let at = 1; at <= count; at++) {
        const to = course(at / count)
        this.#add({ line, x: from.x, y: from.y, toX: to.x, toY: to.y })
        from = to
      }
    })
  }

  /** How many lines run through a box; no more than `most` are counted. */
  through(box: Omit<LabelBox, 'key'>, most = Infinity): number {
    const { x, y, width, height } = box
    const lines: number[] = []
    for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column++)
      for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row++)
        for (const piece of this.#cells.get(cellOf(column, row)) ?? []) {
          if (lines.includes(piece.line) || !runsThrough(piece, box)) continue
          lines.push(piece.line)
          if (lines.length >= most) return most
        }
    return lines.length
  }

  /** Corners for a label, those first through which fewest lines run; of equal ones the order stays. */
  leastFirst(
    corners: readonly Corner[],
    label: Pick<LabelBox, 'width' | 'height'>,
    most = Infinity,
  ): readonly InkedCorner[] {
    return corners
      .map((corner) => ({ ...corner, lines: this.through({ ...label, ...corner }, most) }))
      .sort((a, b) => a.lines - b.lines)
  }

  /** Into each cell of the canvas that a piece touches. */
  #add(piece: Piece): void {
    const seen = this.#canvas.width === Infinity ? WHOLE : partWithin(piece, this.#canvas)
    if (seen.first >= seen.last) return
    const at = (share: number): Point => ({
      x: piece.x + share * (piece.toX - piece.x),
      y: piece.y + share * (piece.toY - piece.y),
    })
    const [{ x, y }, { x: toX, y: toY }] = [at(seen.first), at(seen.last)]
    const [left, right] = [Math.floor(Math.min(x, toX) / CELL), Math.floor(Math.max(x, toX) / CELL)]
    for (let column = left; column <= right; column++) {
      const [one, other] = [column * CELL, (column + 1) * CELL].map((edge) =>
        toX === x ? NaN : Math.min(1, Math.max(0, (edge - x) / (toX - x))),
      )
      const [from, to] = toX === x ? [y, toY] : [y + one * (toY - y), y + other * (toY - y)]
      for (
        let row = Math.floor(Math.min(from, to) / CELL);
        row <= Math.floor(Math.max(from, to) / CELL);
        row++
      )
        append(this.#cells, cellOf(column, row), piece)
    }
  }
}

function cellOf(column: number, row: number): number {
  return column * 1_048_576 + row
}

function isStraight(course: (share: number) => Point): boolean {
  const [from, middle, to] = [course(0), course(0.5), course(1)]
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  if (dx === 0 && dy === 0) return false
  return Math.abs(dx * (middle.y - from.y) - dy * (middle.x - from.x)) < Math.hypot(dx, dy) / 2
}

/** Of a piece that is not cut off. */
const WHOLE = { first: 0, last: 1 }

/** Whether a piece runs through a box, by what is left of it between each two sides. */
export function runsThrough(
  piece: Pick<Piece, 'x' | 'y' | 'toX' | 'toY'>,
  box: Omit<LabelBox, 'key'>,
): boolean {
  const { first, last } = partWithin(piece, box)
  return first < last
}

/** From which share of a piece to which it is inside a box; none where the first is not before the last. */
function partWithin(
  piece: Pick<Piece, 'x' | 'y' | 'toX' | 'toY'>,
  { x, y, width, height }: Omit<LabelBox, 'key'>,
): { readonly first: number; readonly last: number } {
  const dx = piece.toX - piece.x
  const dy = piece.toY - piece.y
  let first = 0
  let last = 1
  if (dx === 0) {
    if (piece.x <= x || piece.x >= x + width) return NOWHERE
  } else {
    const one = (x - piece.x) / dx
    const other = (x + width - piece.x) / dx
    first = Math.max(first, Math.min(one, other))
    last = Math.min(last, Math.max(one, other))
  }
  if (dy === 0) return piece.y > y && piece.y < y + height ? { first, last } : NOWHERE
  const one = (y - piece.y) / dy
  const other = (y + height - piece.y) / dy
  return { first: Math.max(first, Math.min(one, other)), last: Math.min(last, Math.max(one, other)) }
}

const NOWHERE = { first: 1, last: 0 }
