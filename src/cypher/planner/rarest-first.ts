import type { Variable } from '../bound/index.ts'
import type { MatchPredicates } from './match-predicates.ts'
import { Waiting } from './waiting.ts'

/**
 * The nodes of a pattern by what it costs to begin at them alone: those that an index finds by what is known, be it one that makes
 * itself for what records bring, and then the rarest. Cost of all calls together: that of sorting the nodes.
 */
export class RarestFirst {
  readonly #costs: readonly (readonly [node: Variable, cost: number])[]
  readonly #toBeSought = new Waiting<Variable>()
  readonly #sought: Variable[] = []
  #byCost: readonly Variable[] | undefined
  #nextSought = 0
  #nextByCost = 0

  constructor(costs: readonly (readonly [node: Variable, cost: number])[], predicates: MatchPredicates) {
    this.#costs = costs
    for (const [node, reads, mean] of predicates.seeks())
      if (mean !== undefined || reads.length > 0) this.#toBeSought.add(node, reads)
  }

  know(variable: Variable): void {
    this.#toBeSought.know(variable)
  }

  /** @param open the nodes to choose from, at least one, and never one that was not among them before */
  first(open: ReadonlySet<Variable>): Variable {
    for (const node of this.#toBeSought.take()) this.#sought.push(node)
    for (; this.#nextSought < this.#sought.length; this.#nextSought++)
      if (open.has(this.#sought[this.#nextSought])) return this.#sought[this.#nextSought]
    this.#byCost ??= this.#costs.toSorted(([, one], [, other]) => one - other).map(([node]) => node)
    while (!open.has(this.#byCost[this.#nextByCost])) this.#nextByCost++
    return this.#byCost[this.#nextByCost]
  }
}
