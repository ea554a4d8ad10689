import type { BoundExpression, Variable } from '../bound/index.ts'
import type { LogicalOperator, OperatorOf } from '../planner/logical.ts'
import { conditionsOf } from '../planner/conditions.ts'
import type { IndexAccess } from '../planner/index-access.ts'
import { soughtOnAverage } from '../planner/index-choices.ts'
import { keptBy } from '../planner/match-predicates.ts'
import { type Statistics, walkedTo } from '../planner/statistics.ts'
import { inputOf } from '../planner/operators.ts'
import { conjuncts } from '../bound/walk.ts'

/** Of a list, a procedure or a limit of which nothing is known before the query runs. */
const UNKNOWN = 10
/** With so many an index makes itself; fewer go through all nodes. */
const LOOK_UPS = 3
/** More than any graph has, and little enough to be read. */
const MOST = 1e15

/**
 * How many records each operator of a plan is expected to yield, those inside another in all their runs together, by the exact
 * counts of the graph. Cost: linear in the plan.
 */
export class Estimates {
  readonly #statistics: Statistics
  readonly #estimates = new Map<LogicalOperator, number>()
  readonly #labels = new Map<Variable, readonly string[]>()
  /** What share of the records conditions on a key still keep, by an index that is known. */
  readonly #answered = new Map<Variable, ReadonlyMap<string, number>>()

  constructor(statistics: Statistics) {
    this.#statistics = statistics
  }

  /** Of an operator of a plan that was looked at. */
  get(operator: LogicalOperator): number {
    return this.#estimates.get(operator) ?? 0
  }

  /**
   * Looks at a plan and returns what its root yields.
   *
   * @param given the records of its argument
   */
  of(root: LogicalOperator, given: number): number {
    // Up from the leaf, not by recursion: a long query is a long chain.
    const chain: LogicalOperator[] = []
    for (let at: LogicalOperator | undefined = root; at !== undefined; at = inputOf(at)) chain.push(at)
    let records = given
    for (const operator of chain.reverse()) {
      records = bounded(this.#above(operator, records, given))
      this.#estimates.set(operator, records)
    }
    return records
  }

  #above(operator: LogicalOperator, input: number, given: number): number {
    switch (operator.kind) {
      case 'argument':
        return given
      case 'count-store':
        return given
      case 'node-scan':
        this.#labels.set(operator.variable, operator.labels)
        return input * this.#statistics.nodes(operator.labels)
      case 'node-seek': {
        const { variable, labels, label, key, value, each } = operator
        this.#labels.set(variable, labels)
        this.#answer(variable, [key])
        const length = each ? lengthOf(value) : 1
        const mean = this.#statistics.sought(label, key)
        if (mean !== undefined) return input * mean * length
        const nodes = this.#statistics.nodes(labels)
        const share = Math.min(1, this.#statistics.shareOf(label, key) * length)
        if (input >= LOOK_UPS || this.#statistics.isMade(label, key)) return input * nodes * share
        this.#answered.set(variable, new Map([[key, share]]))
        return input * nodes
      }
      case 'index-seek': {
        const { variable, entity, accesses, joined, labels } = operator
        if (entity === 'node') this.#labels.set(variable, labels)
        const isUnion = joined === 'union' && accesses.length > 1
        this.#answer(variable, isUnion ? [] : accesses.flatMap(({ index }) => index.keys))
        const found = accesses.map((access) => this.#soughtBy(access))
        if (isUnion) return input * found.reduce((sum, { mean }) => sum + mean, 0)
        return input * found.slice(1).reduce((records, { share }) => records * share, found[0].mean)
      }
      case 'node-check':
        return (input * this.#statistics.nodes(operator.labels)) / Math.max(1, this.#statistics.nodes([]))
      case 'expand':
        this.#labels.set(operator.walk.to, operator.labels)
        return input * this.#degree(operator)
      case 'variable-expand':
        this.#labels.set(operator.walk.to, operator.labels)
        return operator.listKnown ? input : input * walkedTo(this.#degree(operator), operator)
      case 'expand-into':
        return (
          (input * this.#degree(operator)) /
          Math.max(1, this.#statistics.nodes(this.#labelsOf(operator.walk.to)))
        )
      case 'filter':
        return conjuncts(operator.predicate).reduce(
          (records, part) => records * (this.#keptOfAnswered(part) ?? keptBy(part)),
          input,
        )
      case 'optional':
        return Math.max(input, this.of(operator.inner, input))
      case 'apply': {
        const inner = this.of(operator.inner, input)
        return operator.unit ? input : inner
      }
      case 'merge':
        this.of(operator.inner, input)
        return input
      case 'aggregate':
        return operator.grouping.length === 0 ? given : Math.sqrt(input)
      case 'top': {
        const skipped = operator.skip === undefined ? 0 : countOf(operator.skip)
        return Math.min(input, (skipped + countOf(operator.limit)) * given)
      }
      case 'limit':
        return Math.min(input, countOf(operator.count) * given)
      case 'skip':
        return Math.max(0, input - countOf(operator.count) * given)
      case 'unwind':
        return input * lengthOf(operator.list)
      case 'procedure-call':
        return operator.results.length === 0 ? input : input * UNKNOWN
      case 'union':
        return operator.branches.reduce((sum, branch) => sum + this.of(branch.input, given), 0)
      default:
        operator satisfies OperatorOf<
          | 'expand-bound'
          | 'shortest-path'
          | 'path'
          | 'project'
          | 'distinct'
          | 'sort'
          | 'eager'
          | 'create'
          | 'set'
          | 'remove'
          | 'delete'
        >
        return input
    }
  }

  #degree({
    walk,
    labels,
  }: Extract<LogicalOperator, { kind: 'expand' | 'variable-expand' | 'expand-into' }> & {
    readonly labels?: readonly string[]
  }): number {
    const { types, direction, from, to } = walk
    return this.#statistics.degree(types, direction, this.#labelsOf(from), labels ?? this.#labelsOf(to))
  }

  /** An index has answered the conditions on these keys, and a filter above finds that they hold. */
  #answer(variable: Variable, keys: readonly string[]): void {
    this.#answered.set(variable, new Map(keys.map((key) => [key, 1])))
  }

  #keptOfAnswered(predicate: BoundExpression): number | undefined {
    for (const { variable, key } of conditionsOf(predicate)) {
      const kept = this.#answered.get(variable)?.get(key)
      if (kept !== undefined) return kept
    }
    return undefined
  }

  /** How many elements an access finds, and what share of those that its index has. */
  #soughtBy({ index, sought }: IndexAccess): { readonly mean: number; readonly share: number } {
    const declared = this.#statistics
      .declared(index.entity, index.names[0])
      .find(({ definition }) => definition.name === index.name)
    if (declared === undefined) return { mean: 0, share: 0 }
    const mean = soughtOnAverage(declared, sought)
    return { mean, share: mean / Math.max(1, declared.entries) }
  }

  #labelsOf(variable: Variable): readonly string[] {
    return this.#labels.get(variable) ?? []
  }
}

/** Products of many parts have no end, and a count that is no number is not known. */
function bounded(records: number): number {
  return Number.isNaN(records) ? UNKNOWN : Math.min(records, MOST)
}

function countOf(count: BoundExpression): number {
  return count.kind === 'literal' ? Number(count.value) : UNKNOWN
}

function lengthOf(list: BoundExpression): number {
  if (list.kind === 'list') return list.items.length
  if (list.kind !== 'call' || list.function.asRange === undefined) return UNKNOWN
  const [from, to, step = 1] = list.arguments.map((end) => (end.kind === 'literal' ? Number(end.value) : NaN))
  const length = Math.floor((to - from) / step) + 1
  return Number.isNaN(length) ? UNKNOWN : Math.max(0, length)
}
