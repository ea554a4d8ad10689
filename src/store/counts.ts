/** Every node, whatever its labels; every relationship, whatever its type. */
export const ANY = -1
const BITS = 2 ** 17

/**
 * Exact counts of nodes by label and of relationships by (start label, type, end label), each part possibly any (-1).
 * Cost of a relationship: 2 x (labels of the start + 1) x (labels of the end + 1) updates; of a label of one of its ends:
 * 2 x (labels of the other end + 1).
 */
export class Counts {
  readonly #nodes: Map<number, number>
  readonly #relationships: Map<number, number>
  /** Relationships one after another mostly have the same labels at their ends: counted together. */
  #pending:
    | {
        readonly starts: readonly number[]
        readonly type: number
        readonly ends: readonly number[]
        by: number
      }
    | undefined

  constructor(from?: Counts) {
    if (from !== undefined) from.#settle()
    this.#nodes = new Map(from === undefined ? [] : from.#nodes)
    this.#relationships = new Map(from === undefined ? [] : from.#relationships)
  }

  nodes(label: number): number {
    return this.#nodes.get(label) ?? 0
  }

  relationships(startLabel: number, type: number, endLabel: number): number {
    this.#settle()
    return this.#relationships.get(key(startLabel, type, endLabel)) ?? 0
  }

  changeNodes(label: number, by: number): void {
    this.#nodes.set(label, this.nodes(label) + by)
  }

  /** Counts a relationship in or out, by the labels of its ends. */
  changeRelationship(starts: readonly number[], type: number, ends: readonly number[], by: number): void {
    const pending = this.#pending
    if (pending?.starts === starts && pending.ends === ends && pending.type === type) {
      pending.by += by
      return
    }
    this.#settle()
    this.#pending = { starts, type, ends, by }
  }

  /** Counts a relationship in or out: in every pair of `starts` and `ends`, which are labels or `ANY`. */
  changeRelationships(starts: readonly number[], type: number, ends: readonly number[], by: number): void {
    for (const start of starts) {
      for (const end of ends) {
        for (const alternative of [ANY, type]) {
          const at = key(start, alternative, end)
          this.#relationships.set(at, (this.#relationships.get(at) ?? 0) + by)
        }
      }
    }
  }

  #settle(): void {
    if (this.#pending === undefined) return
    const { starts, type, ends, by } = this.#pending
    this.#pending = undefined
    this.changeRelationships(orAny(starts), type, orAny(ends), by)
  }
}

/** What counts a node with these labels: each of them, and `ANY`. */
export function orAny(labels: readonly number[]): readonly number[] {
  return [ANY, ...labels]
}

function key(startLabel: number, type: number, endLabel: number): number {
  return ((startLabel + 1) * BITS + (type + 1)) * BITS + endLabel + 1
}
