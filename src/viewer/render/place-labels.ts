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

/**
 * The labels that are drawn: none covers another, the heavier one wins. Cost: linear, by a grid of cells.
 *
 * @returns those that are drawn, in the order in which they won
 */
export function placeLabels(wishes: readonly LabelWish[]): readonly LabelBox[] {
  const cells = new Map<string, LabelBox[]>()
  const cellsOf = ({ x, y, width, height }: LabelBox): string[] => {
    const names: string[] = []
    for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column++)
      for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row++)
        names.push(`${column} ${row}`)
    return names
  }
  const order = wishes
    .map((wish, index) => ({ wish, index }))
    .sort(
      (a, b) =>
        Number(b.wish.always) - Number(a.wish.always) || b.wish.weight - a.wish.weight || a.index - b.index,
    )
  const placed: LabelBox[] = []
  for (const { wish } of order) {
    const box = { key: wish.key, x: wish.x, y: wish.y, width: wish.width, height: wish.height }
    const names = cellsOf(box)
    if (!wish.always && names.some((name) => cells.get(name)?.some((other) => overlaps(box, other)))) continue
    for (const name of names) cells.set(name, [...(cells.get(name) ?? []), box])
    placed.push(box)
  }
  return placed
}

/** Whether two boxes share more than an edge. */
export function overlaps(a: Omit<LabelBox, 'key'>, b: Omit<LabelBox, 'key'>): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
