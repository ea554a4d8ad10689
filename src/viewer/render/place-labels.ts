import type { Size } from '../drawing.ts'

/** A label that wants to be drawn. */
export interface LabelWish {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Drawn whatever it covers: of what is selected, hovered or focused. */
  readonly always: boolean
  /** Higher comes first. */
  readonly weight: number
  /** Upper left corners where it may stand instead, the best first. */
  readonly elsewhere?: readonly Corner[]
  /** Whether it would rather not be drawn than cover the mark of another or leave the canvas. */
  readonly yields?: boolean
}

export interface Corner {
  readonly x: number
  readonly y: number
}

/** A rectangle on the canvas, from its upper left corner. */
export interface LabelBox {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const CELL = 64
/** Names stand no nearer to the edge of the canvas, where they have a choice. */
const INSET = 6

/**
 * The labels that are drawn: none covers another, the heavier one wins, and stands where it wished to or at the first other
 * corner that is free. Cost: linear, by a grid of cells.
 *
 * @param marks boxes of what is drawn beside labels, by key; the mark of a label's own key is not in its way
 * @param canvas of several free corners one is taken where the label does not leave it
 * @returns those that are drawn, in the order in which they won
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  marks: readonly LabelBox[] = [],
  canvas: Size = { width: Infinity, height: Infinity },
): readonly LabelBox[] {
  const labels = new Cells()
  const others = new Cells()
  for (const mark of marks) others.add(mark)
  const order = wishes
    .map((wish, index) => ({ wish, index }))
    .sort(
      (a, b) =>
        Number(b.wish.always) - Number(a.wish.always) || b.wish.weight - a.wish.weight || a.index - b.index,
    )
  const placed: LabelBox[] = []
  for (const { wish } of order) {
    const { key, x, y, width, height, always, elsewhere = [], yields = false } = wish
    const boxes = [{ x, y }, ...elsewhere].map((corner): LabelBox => ({ key, ...corner, width, height }))
    const free = boxes.filter((box) => !labels.isTaken(box))
    const clear = free.filter((one) => !others.isTaken(one))
    const box =
      clear.find((one) => isInside(one, canvas)) ??
      (yields ? undefined : (clear[0] ?? leastCovering(free, others)))
    const chosen = always ? (box ?? boxes[0]) : box
    if (chosen === undefined) continue
    labels.add(chosen)
    placed.push(chosen)
  }
  return placed
}

function leastCovering(boxes: readonly LabelBox[], others: Cells): LabelBox | undefined {
  return boxes
    .map((box) => ({ box, covered: others.taking(box).length }))
    .sort((a, b) => a.covered - b.covered)[0]?.box
}

/** Boxes by the cells of a grid that they touch. */
class Cells {
  readonly #cells = new Map<string, LabelBox[]>()

  add(box: LabelBox): void {
    for (const name of cellsOf(box)) {
      const cell = this.#cells.get(name)
      if (cell === undefined) this.#cells.set(name, [box])
      else cell.push(box)
    }
  }

  /** Whether a box overlaps one of another key. */
  isTaken(box: LabelBox): boolean {
    return this.taking(box).length > 0
  }

  /** The boxes of other keys that overlap a box. */
  taking(box: LabelBox): readonly LabelBox[] {
    const near = new Set(cellsOf(box).flatMap((name) => this.#cells.get(name) ?? []))
    return [...near].filter((other) => other.key !== box.key && overlaps(box, other))
  }
}

function cellsOf({ x, y, width, height }: LabelBox): string[] {
  const names: string[] = []
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column++)
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row++)
      names.push(`${column} ${row}`)
  return names
}

function isInside({ x, y, width, height }: LabelBox, canvas: Size): boolean {
  return x >= INSET && y >= INSET && x + width <= canvas.width - INSET && y + height <= canvas.height - INSET
}

/** Whether two boxes share more than an edge. */
export function overlaps(a: Omit<LabelBox, 'key'>, b: Omit<LabelBox, 'key'>): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Whether a point is in a box. */
export function holds(box: LabelBox, { x, y }: Corner): boolean {
  return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height
}
