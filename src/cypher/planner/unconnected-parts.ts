import type { BoundPattern, Variable } from '../bound/index.ts'
import type { Known } from './layer.ts'
import type { MatchPredicates } from './match-predicates.ts'
import { EQUALITY_KEEPS, type Sought } from './seeks.ts'
import { Waiting } from './waiting.ts'

interface Part {
  readonly variables: Variable[]
  /** How many nodes are looked at where it is begun without what the others have. */
  size: number
}

/** The parts of a pattern that no relationship connects, and how conditions find one of them by what others have. */
export class UnconnectedParts {
  readonly #partOf = new Map<Variable, Part>()
  readonly #bySize: readonly Part[]
  readonly #joins: readonly Sought[]
  /** What `factor` looks at: 0 where there is nothing to ask. */
  readonly size: number

  /** @param sizeOf how many nodes are looked at where a node is begun at alone */
  constructor(pattern: BoundPattern, predicates: MatchPredicates, sizeOf: (node: Variable) => number) {
    for (const { variable } of pattern.nodes)
      this.#partOf.set(variable, { variables: [variable], size: sizeOf(variable) })
    for (const { variable, left, right } of pattern.relationships)
      this.#connect(variable, this.#partOf.get(left), this.#partOf.get(right))
    this.#bySize = [...new Set(this.#partOf.values())].sort((one, other) => one.size - other.size)
    this.#joins = [...predicates.seeks()].filter(([element, reads]) =>
      reads.some((read) => this.#partOf.get(read) !== this.#partOf.get(element)),
    )
    const read = this.#joins.reduce((sum, [, reads]) => sum + reads.length, 0)
    this.size = this.#joins.length === 0 ? 0 : this.#joins.length + read + this.#partOf.size
  }

  /**
   * By how much the parts of which nothing is known multiply the records where each is begun as soon as what is known finds it, else
   * the smallest first; 0 where there are none, or no part finds another. Cost: `size`.
   */
  factor(known: Known): number {
    if (this.#joins.length === 0) return 0
    const waiting = new Waiting<Sought>()
    for (const join of this.#joins)
      waiting.add(
        join,
        join[1].filter((read) => !known.has(read)),
      )
    const left = new Set(
      this.#bySize.filter(({ variables }) => !variables.some((variable) => known.has(variable))),
    )
    if (left.size === 0) return 0
    let factor = 1
    const begin = (part: Part, looked: number): void => {
      if (!left.delete(part)) return
      factor *= Math.max(1, Math.min(looked, part.size))
      for (const variable of part.variables) waiting.know(variable)
    }
    for (const smallest of this.#bySize) {
      for (let ready = waiting.take(); ready.length > 0; ready = waiting.take())
        for (const [element, , mean] of ready) {
          const part = this.#partOf.get(element)
          if (part !== undefined) begin(part, mean ?? part.size * EQUALITY_KEEPS)
        }
      begin(smallest, smallest.size)
    }
    return factor
  }

  #connect(relationship: Variable, one: Part | undefined, other: Part | undefined): void {
    if (one === undefined || other === undefined) return
    one.variables.push(relationship)
    this.#partOf.set(relationship, one)
    if (one === other) return
    one.size = Math.min(one.size, other.size)
    for (const variable of other.variables) {
      one.variables.push(variable)
      this.#partOf.set(variable, one)
    }
  }
}
