import { unreachable } from '../../model/unreachable.ts'
import type { BoundExpression, Variable } from '../bound/index.ts'
import { soughtExpressions } from '../planner/index-access.ts'
import type { LogicalOperator } from '../planner/logical.ts'
import {
  patternReads,
  readBySearch,
  readByWalk,
  reads,
  removeReads,
  setReads,
  variablesRead,
} from '../planner/reads.ts'
import { collectVariables } from '../bound/walk.ts'

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
    case 'node-scan':
    case 'skip':
    case 'limit':
    case 'eager':
      return required
    case 'node-seek':
      return required.with(reads(operator.value))
    case 'index-seek':
      return required.with(...operator.accesses.flatMap(({ sought }) => soughtExpressions(sought).map(reads)))
    case 'node-check':
      return required.with([operator.variable])
    case 'expand':
      return required.with(readByWalk(operator.walk))
    case 'expand-into':
      return required.with(readByWalk(operator.walk), [operator.walk.to])
    case 'expand-bound':
      return required.with(readByWalk(operator.walk), [operator.walk.to, operator.walk.relationship])
    case 'variable-expand': {
      const { walk, properties } = operator
      return required.with(readByWalk(walk), [walk.to, walk.relationship], reads(properties))
    }
    case 'shortest-path': {
      const { walk, properties } = operator
      return required.with(readBySearch(operator), readByWalk(walk), [walk.to], reads(properties))
    }
    case 'path': {
      const { variable, nodes, relationships } = operator.path
      return required.has(variable) ? required.with(nodes, relationships) : required
    }
    case 'filter':
      return required.with(reads(operator.predicate))
    case 'optional':
    case 'apply':
      return required.with(variablesRead(operator.inner))
    case 'project': {
      const items = operator.items.filter((item) => required.has(item.variable))
      return required.with(readBy(items, (item) => item.expression))
    }
    case 'aggregate': {
      const aggregates = operator.aggregates.filter((aggregate) => required.has(aggregate.variable))
      const expressions = [
        ...operator.grouping.map((item) => item.expression),
        ...aggregates.flatMap((aggregate) => aggregate.arguments),
      ]
      return required.replacedBy(readBy(expressions, (expression) => expression))
    }
    case 'distinct':
      return required.with(operator.variables)
    case 'sort':
    case 'top':
      return required.with(readBy(operator.keys, (key) => key.expression))
    case 'unwind':
      return required.with(reads(operator.list))
    case 'procedure-call':
      return required.with(...operator.arguments.map(reads))
    case 'create':
      return required.with(...operator.patterns.map(patternReads))
    case 'merge':
      return required.with(
        patternReads(operator.pattern),
        setReads([...operator.onCreate, ...operator.onMatch]),
        variablesRead(operator.inner),
      )
    case 'set':
      return required.with(setReads(operator.items))
    case 'remove':
      return required.with(removeReads(operator.items))
    case 'delete':
      return required.with(readBy(operator.targets, (target) => target))
    default:
      return unreachable(operator)
  }
}

function readBy<Item>(items: readonly Item[], expressionOf: (item: Item) => BoundExpression): Set<Variable> {
  const all = new Set<Variable>()
  for (const item of items) collectVariables(expressionOf(item), all)
  return all
}
