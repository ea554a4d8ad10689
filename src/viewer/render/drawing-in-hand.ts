import type { DrawnLine, DrawnNode, DrawnTitle, Drawing, Ground } from '../drawing.ts'
import type { Point } from '../layout/spring.ts'
import { beginningOf } from '../layout/curve.ts'
import { append } from '../../model/append.ts'

/** What a drag changes: keys of marks, and of lines. */
interface Changed {
  readonly marks: readonly string[]
  readonly lines: readonly string[]
}

/** A drawing whose nodes can be dragged: what belongs to a node moves with it, and nothing else is touched. */
export class DrawingInHand {
  readonly lines: ReadonlyMap<string, DrawnLine>
  readonly titles: readonly DrawnTitle[]
  readonly ground: Ground | undefined
  readonly #nodes: Map<string, DrawnNode>
  readonly #linesOf = new Map<string, DrawnLine[]>()
  /** Where what was dragged is: nodes, and anchors of lines. */
  readonly #dragged = new Map<string, Point>()

  constructor({ nodes, lines, titles, ground }: Drawing) {
    this.#nodes = new Map(nodes.map((node) => [node.key, node]))
    this.lines = new Map(lines.map((line) => [line.key, line]))
    this.titles = titles
    this.ground = ground
    for (const line of lines)
      for (const key of new Set([line.start, line.end])) append(this.#linesOf, key, line)
  }

  get nodes(): ReadonlyMap<string, DrawnNode> {
    return this.#nodes
  }

  /** Where a mark or an anchor was dragged to; undefined where it stands as it was drawn. */
  draggedTo(key: string): Point | undefined {
    return this.#dragged.get(key)
  }

  /** Where a line begins: at its start, or beside the label of it; undefined where an end is not drawn. */
  beginningOf(line: DrawnLine): Point | undefined {
    const [start, end] = [this.#nodes.get(line.start), this.#nodes.get(line.end)]
    return start === undefined || end === undefined ? undefined : beginningOf(line, start, end)
  }

  /** Moves a node. Cost: linear in its lines. */
  drag(key: string, { x, y }: Point): Changed {
    const node = this.#nodes.get(key)
    if (node === undefined) return { marks: [], lines: [] }
    this.#nodes.set(key, { ...node, x, y })
    this.#dragged.set(key, { x, y })
    const lines = this.#linesOf.get(key) ?? []
    const anchored = lines.filter(({ beyond }) => beyond !== undefined)
    for (const line of anchored) this.#dragged.set(anchorOf(line), this.beginningOf(line) ?? { x, y })
    return { marks: [key, ...anchored.map(anchorOf)], lines: lines.map((line) => line.key) }
  }
}

/** The key of the unseen mark at which a line begins that leaves a label. */
export function anchorOf({ key }: Pick<DrawnLine, 'key'>): string {
  return `${key} anchor`
}
