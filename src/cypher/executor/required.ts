import type { Variable } from '../bound/index.ts'
import type { LogicalOperator } from '../planner/logical.ts'
import { readsOf } from '../planner/reads.ts'

/**
 * The variables that are read above an operator. It does not change; what `with` returns shares its entries, so that each
 * operator of a long chain, which needs a few more than the one above it, costs no copy of them all.
 */
export class Required {
  /** Of this and of what has grown out of it; those from `#size` on are not of this. */
  readonly #shared: SharedEntries
  readonly #size: number

  private constructor(shared: SharedEntries) {
    this.#shared = shared
    this.#size = shared.slots.length
  }

  /** @param slotOf gives each variable its slot */
  static of(variables: Iterable<Variable>, slotOf: (variable: Variable) => number): Required {
    return new Required({ places: new Map(), slots: [], slotOf }).with(variables)
  }

  has(variable: Variable): boolean {
    const place = this.#shared.places.get(variable)
    return place !== undefined && place < this.#size
  }

  /** Cost: that of what is added, where this has not grown before. */
  with(...added: readonly Iterable<Variable>[]): Required {
    const shared = this.#isLast ? this.#shared : this.#copied()
    const { places, slots, slotOf } = shared
    for (const variables of added)
      for (const variable of variables) {
        if (places.has(variable)) continue
        places.set(variable, slots.length)
        slots.push(slotOf(variable))
      }
    return new Required(shared)
  }

  get size(): number {
    return this.#size
  }

  /** None of these, but others. */
  replacedBy(variables: Iterable<Variable>): Required {
    return Required.of(variables, this.#shared.slotOf)
  }

  /** In the order in which they came. */
  slots(): number[] {
    return this.#shared.slots.slice(0, this.#size)
  }

  get #isLast(): boolean {
    return this.#shared.slots.length === this.#size
  }

  #copied(): SharedEntries {
    const { places, slots, slotOf } = this.#shared
    const own = [...places].slice(0, this.#size)
    return { places: new Map(own), slots: slots.slice(0, this.#size), slotOf }
  }
}

interface SharedEntries {
  readonly places: Map<Variable, number>
  readonly slots: number[]
  readonly slotOf: (variable: Variable) => number
}

/** An operator with one input. */
export type InnerOperator = Exclude<LogicalOperator, { kind: 'argument' | 'count-store' | 'union' }>

/** Whether an operator has one input; the others are where a chain of inputs ends. */
export function isInner(operator: LogicalOperator): operator is InnerOperator {
  return operator.kind !== 'argument' && operator.kind !== 'count-store' && operator.kind !== 'union'
}

/** What an operator needs from its input where `required` is read above it. Cost: linear in what it reads itself. */
export function requiredBelow(operator: InnerOperator, required: Required): Required {
  switch (operator.kind) {
    case 'path':
      return required.has(operator.path.variable) ? required.with(readsOf(operator)) : required
    case 'project': {
      const items = operator.items.filter((item) => required.has(item.variable))
      return required.with(readsOf({ ...operator, items }))
    }
    case 'aggregate': {
      const aggregates = operator.aggregates.filter((aggregate) => required.has(aggregate.variable))
      return required.replacedBy(readsOf({ ...operator, aggregates }))
    }
    default:
      return required.with(readsOf(operator))
  }
}
