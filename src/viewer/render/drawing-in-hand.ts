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
  #linesOf: ReadonlyMap<string, readonly DrawnLine[]> | undefined
  /** Where what was dragged is: nodes, and anchors of lines. */
  readonly #dragged = new Map<string, Point>()

  readonly #given: Drawing['lines']

  /** @param before the drawing before, whose lines need not be gone through again where they are the same list */
  constructor({ nodes, lines, titles, ground }: Drawing, before?: DrawingInHand) {
    const same = before?.hasLines(lines) === true ? before : undefined
    this.#nodes = new Map(nodes.map((node) => [node.key, node]))
    this.lines = same?.lines ?? new Map(lines.map((line) => [line.key, line]))
    if (same !== undefined) this.#linesOf = same.#linesOf
    this.#given = lines
    this.titles = titles
    this.ground = ground
  }

  /** Whether its lines are those of this list: where it stays the same, only nodes have moved. */
  hasLines(lines: Drawing['lines']): boolean {
    return this.#given === lines
  }

  /** The lines that begin or end at a node. Cost: of the first call, linear in all lines. */
  linesOf(key: string): readonly DrawnLine[] {
    this.#linesOf ??= linesByEnd(this.lines.values())
    return this.#linesOf.get(key) ?? []
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

  /** Moves a node. Cost: linear in its lines; of the first drag, in all lines. */
  drag(key: string, { x, y }: Point): Changed {
    const node = this.#nodes.get(key)
    if (node === undefined) return { marks: [], lines: [] }
    this.#nodes.set(key, { ...node, x, y })
    this.#dragged.set(key, { x, y })
    const lines = this.linesOf(key)
    const anchored = lines.filter(({ beyond }) => beyond !== undefined)
    for (const line of anchored) this.#dragged.set(anchorOf(line), this.beginningOf(line) ?? { x, y })
    return { marks: [key, ...anchored.map(anchorOf)], lines: lines.map((line) => line.key) }
  }
}

/** The key of the unseen mark at which a line begins that leaves a label. */
export function anchorOf({ key }: Pick<DrawnLine, 'key'>): string {
  return `${key} anchor`
}

function linesByEnd(lines: Iterable<DrawnLine>): ReadonlyMap<string, readonly DrawnLine[]> {
  const byEnd = new Map<string, DrawnLine[]>()
  for (const line of lines) for (const key of new Set([line.start, line.end])) append(byEnd, key, line)
  return byEnd
}
