import type { DrawnLine, DrawnNode, Size } from '../drawing.ts'
import type { DrawingInHand } from './drawing-in-hand.ts'
import { sightOf, type View } from './view.ts'

/** Around the canvas what reaches into it is looked at as well. */
const AROUND = 60

/** A large drawing in typed arrays, so that what of it is on the canvas is found in some milliseconds. */
export class InSight {
  readonly #nodes: readonly DrawnNode[]
  readonly #lines: readonly DrawnLine[]
  readonly #xs: Float64Array
  readonly #ys: Float64Array
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  /** Numbers of nodes, those of most lines first. */
  readonly #order: Int32Array

  /** Cost: n log n in the nodes, linear in the lines. */
  constructor(drawing: Pick<DrawingInHand, 'nodes' | 'lines'>) {
    this.#nodes = [...drawing.nodes.values()]
    this.#lines = [...drawing.lines.values()]
    this.#xs = Float64Array.from(this.#nodes, ({ x }) => x)
    this.#ys = Float64Array.from(this.#nodes, ({ y }) => y)
    const numbers = new Map(this.#nodes.map(({ key }, at) => [key, at]))
    this.#starts = Int32Array.from(this.#lines, ({ start }) => numbers.get(start) ?? -1)
    this.#ends = Int32Array.from(this.#lines, ({ end }) => numbers.get(end) ?? -1)
    const sizes = Float64Array.from(this.#nodes, ({ size }) => size)
    this.#order = Int32Array.from(this.#nodes, (_, at) => at).sort((a, b) => sizes[b] - sizes[a] || a - b)
  }

  /** The nodes on the canvas, those of most lines first; no more than `most`, and how many there are in all. */
  nodes(
    view: View,
    canvas: Size,
    most: number,
  ): { readonly first: readonly DrawnNode[]; readonly count: number } {
    const { left, top, right, bottom } = sightOf(view, canvas, AROUND)
    const first: DrawnNode[] = []
    let count = 0
    for (const at of this.#order) {
      const [x, y] = [this.#xs[at], this.#ys[at]]
      if (x < left || x > right || y < top || y > bottom) continue
      count++
      if (first.length < most) first.push(this.#nodes[at])
    }
    return { first, count }
  }

  /** The lines that may cross the canvas, by the rectangles that they span; no more than `most`. */
  lines(view: View, canvas: Size, most: number): readonly DrawnLine[] {
    const { left, top, right, bottom } = sightOf(view, canvas, 0)
    const found: DrawnLine[] = []
    for (let at = 0; at < this.#lines.length && found.length < most; at++) {
      const [start, end] = [this.#starts[at], this.#ends[at]]
      if (start < 0 || end < 0) continue
      const [x, y, toX, toY] = [this.#xs[start], this.#ys[start], this.#xs[end], this.#ys[end]]
      if ((x < left && toX < left) || (x > right && toX > right)) continue
      if ((y < top && toY < top) || (y > bottom && toY > bottom)) continue
      found.push(this.#lines[at])
    }
    return found
  }
}
