import { append } from '../../model/append.ts'
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
  /** Whether a place is not good enough, beside what it would cover. */
  readonly isSpoilt?: (box: LabelBox) => boolean
}

export interface Corner {
  readonly x: number
  readonly y: number
}

/** What is free between two labels. */
export interface Apart {
  readonly across: number
  readonly down: number
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
const INSET = { across: 6, down: 1 }

/**
 * The labels that are drawn: none covers another, the heavier one wins, and stands where it wished to or at the first other
 * corner that is free. Cost: linear, by a grid of cells.
 *
 * @param marks boxes of what is drawn beside labels, by key; the mark of a label's own key is not in its way
 * @param canvas of several free corners one is taken where the label does not leave it
 * @param apart what is free at least between two labels side by side, and between one above another
 * @returns those that are drawn, in the order in which they won
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  marks: readonly LabelBox[] = [],
  canvas: Size = { width: Infinity, height: Infinity },
  apart: Apart = { across: 0, down: 0 },
): readonly LabelBox[] {
  const labels = new Cells(apart)
  const others = new Cells({ across: 0, down: 0 })
  for (const mark of marks) others.add(mark)
  const order = wishes
    .map((wish, index) => ({ wish, index }))
    .sort(
      (a, b) =>
        Number(b.wish.always) - Number(a.wish.always) || b.wish.weight - a.wish.weight || a.index - b.index,
    )
  const placed = new Map<string, LabelBox>()
  const put = (box: LabelBox): void => {
    labels.add(box)
    placed.set(box.key, box)
  }
  const without: LabelWish[] = []
  for (const { wish } of order) {
    const { always, yields = false } = wish
    const boxes = boxesOf(wish)
    const box =
      boxes.find((one) => isGood(one, wish) && !labels.isTaken(one)) ??
      (yields ? undefined : leastCovering(boxes, labels, others))
    const chosen = always ? (box ?? boxes[0]) : box
    if (chosen !== undefined) put(chosen)
    else if (boxes.length > 1) without.push(wish)
  }
  makeRoom(without)
  return [...placed.values()]

  /** Whether a label can stand there whatever other labels do. */
  function isGood(box: LabelBox, { isSpoilt }: LabelWish): boolean {
    return isInside(box, canvas) && !others.isTaken(box) && isSpoilt?.(box) !== true
  }

  /** Moves one name aside for each that has found no place, where both can then be read. */
  function makeRoom(waiting: readonly LabelWish[]): void {
    const known = new Map(wishes.map((wish) => [wish.key, wish]))
    for (const wish of waiting)
      for (const box of boxesOf(wish)) {
        if (!isGood(box, wish)) continue
        const taking = labels.taking(box)
        const inTheWay = known.get(taking[0]?.key ?? '')
        if (taking.length > 1 || inTheWay === undefined || inTheWay.always) continue
        labels.remove(taking[0])
        labels.add(box)
        const aside = boxesOf(inTheWay).find((one) => !labels.isTaken(one) && isGood(one, inTheWay))
        if (aside !== undefined) {
          put(aside)
          placed.set(box.key, box)
          break
        }
        labels.remove(box)
        labels.add(taking[0])
      }
  }
}

/** Where a label may stand, the best first. */
function boxesOf({ key, x, y, width, height, elsewhere = [] }: LabelWish): readonly LabelBox[] {
  return [{ x, y }, ...elsewhere].map((corner) => ({ key, x: corner.x, y: corner.y, width, height }))
}

/** Of the places that no other label takes the one that covers fewest marks. */
function leastCovering(boxes: readonly LabelBox[], labels: Cells, others: Cells): LabelBox | undefined {
  return boxes
    .filter((box) => !labels.isTaken(box))
    .map((box) => ({ box, covered: others.taking(box).length }))
    .sort((a, b) => a.covered - b.covered)[0]?.box
}

/** Boxes by the cells of a grid that they touch. */
class Cells {
  readonly #cells = new Map<number, LabelBox[]>()
  readonly #apart: Apart

  constructor(apart: Apart) {
    this.#apart = apart
  }

  add(box: LabelBox): void {
    for (const name of cellsOf(box)) append(this.#cells, name, box)
  }

  remove(box: LabelBox): void {
    for (const name of cellsOf(box))
      this.#cells.set(
        name,
        (this.#cells.get(name) ?? []).filter((other) => other !== box),
      )
  }

  /** Whether a box overlaps one of another key, or stands too near to it. */
  isTaken(box: LabelBox): boolean {
    const room = this.#roomOf(box)
    return cellsOf(room).some((name) =>
      this.#cells.get(name)?.some((other) => other.key !== box.key && overlaps(room, other)),
    )
  }

  /** The boxes of other keys that overlap a box, or stand too near to it. */
  taking(box: LabelBox): readonly LabelBox[] {
    const room = this.#roomOf(box)
    const near = new Set(cellsOf(room).flatMap((name) => this.#cells.get(name) ?? []))
    return [...near].filter((other) => other.key !== box.key && overlaps(room, other))
  }

  /** A box with what must be free around it. */
  #roomOf({ key, x, y, width, height }: LabelBox): LabelBox {
    const { across, down } = this.#apart
    return { key, x: x - across, y: y - down, width: width + 2 * across, height: height + 2 * down }
  }
}

function cellsOf({ x, y, width, height }: LabelBox): readonly number[] {
  const names: number[] = []
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column++)
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row++)
      names.push(column * 1_048_576 + row)
  return names
}

function isInside({ x, y, width, height }: LabelBox, canvas: Size): boolean {
  const { across, down } = INSET
  return x >= across && y >= down && x + width <= canvas.width - across && y + height <= canvas.height - down
}

/** Whether two boxes share more than an edge. */
export function overlaps(a: Omit<LabelBox, 'key'>, b: Omit<LabelBox, 'key'>): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Whether a point is in a box. */
export function holds(box: LabelBox, { x, y }: Corner): boolean {
  return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height
}
