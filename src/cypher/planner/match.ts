import type { Direction } from '../ast/index.ts'
import type {
  BoundExpression,
  BoundPath,
  BoundPattern,
  BoundRelationship,
  Variable,
} from '../binder/bound.ts'
import type { ElementFilter, LogicalOperator, Walk } from './logical.ts'
import { labelsByVariable, type Statistics } from './statistics.ts'
import { conjuncts, variablesOf } from './walk.ts'

interface Predicate {
  readonly expression: BoundExpression
  /** The variables of this pattern that it needs. */
  readonly needs: readonly Variable[]
}

interface Seek {
  readonly label: string
  readonly key: string
  readonly value: BoundExpression
}

type Step =
  | { readonly kind: 'start'; readonly node: Variable }
  | { readonly kind: 'relationship'; readonly relationship: BoundRelationship; readonly from: Variable }

/** Share of the records that a predicate is taken to keep, where nothing better is known. */
const EQUALITY_KEEPS = 0.1
const PREDICATE_KEEPS = 0.3
/** Patterns with more nodes than this are started at the rarest node instead of trying every start. */
const TRIED_STARTS = 24

/**
 * Plans one MATCH above `input`. Tries every node as the start of each connected part, extends each greedily by the
 * relationship with the smallest estimated result, and keeps the order with the smallest sum of intermediate results;
 * every predicate stands as early as what it reads is known.
 */
export function planMatch(
  input: LogicalOperator,
  pattern: BoundPattern,
  predicates: readonly BoundExpression[],
  statistics: Statistics,
): LogicalOperator {
  return new MatchPlanner(pattern, predicates, statistics).plan(input)
}

class MatchPlanner {
  readonly #pattern: BoundPattern
  readonly #statistics: Statistics
  readonly #labels: Map<Variable, string[]>
  readonly #predicates: Predicate[] = []
  readonly #known = new Set<Variable>()

  constructor(pattern: BoundPattern, predicates: readonly BoundExpression[], statistics: Statistics) {
    this.#pattern = pattern
    this.#statistics = statistics
    this.#labels = labelsByVariable(pattern.nodes)
    const introduced = new Set<Variable>()
    for (const element of [...pattern.nodes, ...pattern.relationships]) {
      if (element.bound) this.#known.add(element.variable)
      else introduced.add(element.variable)
    }
    for (const path of pattern.paths) introduced.add(path.variable)
    for (const expression of predicates.flatMap(conjuncts)) {
      if (
        expression.kind === 'has-labels' &&
        expression.target.kind === 'variable' &&
        introduced.has(expression.target.variable)
      ) {
        const labels = this.#labels.get(expression.target.variable)
        if (labels !== undefined) {
          labels.push(...expression.labels)
          continue
        }
      }
      const needs = [...variablesOf(expression)].filter((variable) => introduced.has(variable))
      this.#predicates.push({ expression, needs })
    }
  }

  plan(input: LogicalOperator): LogicalOperator {
    let operator = input
    for (const node of this.#pattern.nodes)
      if (node.bound)
        operator = {
          kind: 'node-check',
          input: operator,
          variable: node.variable,
          labels: this.#labelsOf(node.variable),
        }
    operator = this.#filter(operator)
    for (const step of this.#order()) operator = this.#filter(this.#apply(operator, step))
    for (const path of this.#pattern.paths)
      if (!this.#known.has(path.variable)) operator = this.#buildPath(operator, path)
    return this.#filter(operator)
  }

  #labelsOf(variable: Variable): readonly string[] {
    return this.#labels.get(variable) ?? []
  }

  /** Every predicate whose variables are known, and the paths that such predicates read. */
  #filter(input: LogicalOperator): LogicalOperator {
    let operator = input
    for (const path of this.#pattern.paths) {
      const ready = [...path.nodes, ...path.relationships].every((variable) => this.#known.has(variable))
      const read = this.#predicates.some((predicate) => predicate.needs.includes(path.variable))
      if (ready && read && !this.#known.has(path.variable)) operator = this.#buildPath(operator, path)
    }
    for (let at = 0; at < this.#predicates.length;) {
      const predicate = this.#predicates[at]
      if (predicate.needs.every((variable) => this.#known.has(variable))) {
        operator = { kind: 'filter', input: operator, predicate: predicate.expression }
        this.#predicates.splice(at, 1)
      } else at++
    }
    return operator
  }

  #buildPath(input: LogicalOperator, path: BoundPath): LogicalOperator {
    this.#known.add(path.variable)
    return { kind: 'path', input, path }
  }

  #order(): Step[] {
    const known = new Set(this.#known)
    const left = new Set(this.#pattern.relationships)
    const steps: Step[] = []
    for (;;) {
      this.#extend(known, left, 1, steps)
      const open = this.#pattern.nodes
        .filter((node) => !known.has(node.variable))
        .map((node) => node.variable)
      if (open.length === 0 && left.size === 0) return steps
      const start = this.#bestStart(open, known, left)
      known.add(start)
      steps.push({ kind: 'start', node: start })
    }
  }

  #bestStart(
    open: readonly Variable[],
    known: ReadonlySet<Variable>,
    left: ReadonlySet<BoundRelationship>,
  ): Variable {
    let best = open[0]
    let bestCost = Infinity
    for (const node of open) {
      const rows = this.#startRows(node, known)
      let cost = this.#seek(node, known) === undefined ? this.#statistics.nodes(this.#labelsOf(node)) : 1
      if (open.length <= TRIED_STARTS) cost += this.#extend(new Set(known).add(node), new Set(left), rows, [])
      else cost += rows
      if (cost < bestCost) {
        best = node
        bestCost = cost
      }
    }
    return best
  }

  #startRows(node: Variable, known: ReadonlySet<Variable>): number {
    if (this.#seek(node, known) !== undefined) return 1
    return this.#statistics.nodes(this.#labelsOf(node)) * this.#keeps(node)
  }

  /** The share of a node's candidates that the predicates about it alone keep. */
  #keeps(node: Variable): number {
    let share = 1
    for (const { expression, needs } of this.#predicates)
      if (needs.length === 1 && needs[0] === node)
        share *=
          expression.kind === 'comparison' && expression.operators[0] === '='
            ? EQUALITY_KEEPS
            : PREDICATE_KEEPS
    return share
  }

  /** Walks as far as relationships reach from what is known; returns the sum of the estimated intermediate results. */
  #extend(known: Set<Variable>, left: Set<BoundRelationship>, rows: number, steps: Step[]): number {
    let cost = 0
    for (;;) {
      let best: { relationship: BoundRelationship; from: Variable; factor: number } | undefined
      for (const relationship of left) {
        const candidate = this.#factor(relationship, known)
        if (candidate !== undefined && (best === undefined || candidate.factor < best.factor))
          best = { relationship, ...candidate }
      }
      if (best === undefined) return cost
      rows *= best.factor
      cost += rows
      left.delete(best.relationship)
      known.add(best.relationship.left).add(best.relationship.right).add(best.relationship.variable)
      steps.push({ kind: 'relationship', relationship: best.relationship, from: best.from })
    }
  }

  #factor(
    relationship: BoundRelationship,
    known: ReadonlySet<Variable>,
  ): { from: Variable; factor: number } | undefined {
    const { left, right } = relationship
    const fanOut = (from: Variable, to: Variable): number =>
      this.#statistics.fanOut(relationship, from, this.#labelsOf(from), this.#labelsOf(to))
    if (relationship.bound) return { from: known.has(right) && !known.has(left) ? right : left, factor: 0 }
    if (known.has(left) && known.has(right)) {
      const share = fanOut(left, right) / Math.max(1, this.#statistics.nodes(this.#labelsOf(right)))
      return { from: left, factor: Math.min(share, 0.99) }
    }
    if (relationship.search !== 'all') return undefined
    // An unbounded walk is left until everything else has narrowed the records.
    const delay = relationship.length === undefined ? 1 : 10
    if (known.has(left)) return { from: left, factor: 1 + fanOut(left, right) * this.#keeps(right) * delay }
    if (known.has(right)) return { from: right, factor: 1 + fanOut(right, left) * this.#keeps(left) * delay }
    return undefined
  }

  #seek(node: Variable, known: ReadonlySet<Variable>): Seek | undefined {
    for (const { expression } of this.#predicates) {
      if (
        expression.kind !== 'comparison' ||
        expression.operands.length !== 2 ||
        expression.operators[0] !== '='
      )
        continue
      const [first, second] = expression.operands
      for (const [side, value] of [
        [first, second],
        [second, first],
      ]) {
        if (side.kind !== 'property' || side.target.kind !== 'variable' || side.target.variable !== node)
          continue
        const reads = [...variablesOf(value)]
        if (reads.some((variable) => variable === node || (this.#isOpen(variable) && !known.has(variable))))
          continue
        const label = this.#labelsOf(node).find((name) => this.#statistics.hasIndex(name, side.key))
        if (label !== undefined) return { label, key: side.key, value }
      }
    }
    return undefined
  }

  #isOpen(variable: Variable): boolean {
    const { nodes, relationships, paths } = this.#pattern
    return (
      [...nodes, ...relationships, ...paths].some((element) => element.variable === variable) &&
      !this.#known.has(variable)
    )
  }

  #apply(input: LogicalOperator, step: Step): LogicalOperator {
    if (step.kind === 'start') {
      const seek = this.#seek(step.node, this.#known)
      this.#known.add(step.node)
      const labels = this.#labelsOf(step.node)
      return seek === undefined
        ? { kind: 'node-scan', input, variable: step.node, labels }
        : { kind: 'node-seek', input, variable: step.node, labels, ...seek }
    }
    const { relationship, from } = step
    const reversed = relationship.left !== from
    const to = reversed ? relationship.left : relationship.right
    const walk: Walk = {
      from,
      to,
      relationship: relationship.variable,
      types: relationship.types,
      direction: reversed ? turned(relationship.direction) : relationship.direction,
      distinctFrom: this.#distinctFrom(relationship),
    }
    const toKnown = this.#known.has(to) || to === from
    const fromKnown = this.#known.has(from)
    this.#known.add(from).add(to).add(relationship.variable)
    const labels = this.#labelsOf(to)
    const { length, properties } = relationship
    if (relationship.search !== 'all') {
      const { lower, upper } = length ?? { lower: 1, upper: 1 }
      return {
        kind: 'shortest-path',
        input,
        walk,
        lower,
        upper,
        all: relationship.search === 'all-shortest',
        properties,
        filters: this.#elementFilters(relationship),
      }
    }
    if (length !== undefined) {
      const { lower, upper } = length
      const listKnown = relationship.bound
      const start: LogicalOperator = fromKnown
        ? input
        : { kind: 'node-scan', input, variable: from, labels: this.#labelsOf(from) }
      return {
        kind: 'variable-expand',
        input: start,
        walk,
        labels,
        toKnown,
        lower,
        upper,
        reversed,
        properties,
        listKnown,
      }
    }
    if (relationship.bound) {
      let operator: LogicalOperator = {
        kind: 'expand-bound',
        input,
        walk,
        fromKnown,
        toKnown: toKnown && to !== from,
      }
      for (const [variable, isKnown] of [
        [from, fromKnown],
        [to, toKnown],
      ] as const)
        if (!isKnown && this.#labelsOf(variable).length > 0)
          operator = { kind: 'node-check', input: operator, variable, labels: this.#labelsOf(variable) }
      return operator
    }
    return toKnown ? { kind: 'expand-into', input, walk } : { kind: 'expand', input, walk, labels }
  }

  /** The predicates about each node or relationship of a shortest path: the search itself has to keep to them. */
  #elementFilters(relationship: BoundRelationship): ElementFilter[] {
    const paths = this.#pattern.paths.filter(
      (path) => path.relationships.length === 1 && path.relationships[0] === relationship.variable,
    )
    const filters: ElementFilter[] = []
    for (const { expression } of this.#predicates) {
      if (
        expression.kind !== 'quantifier' ||
        (expression.quantifier !== 'all' && expression.quantifier !== 'none')
      )
        continue
      const kind = elementsOf(expression.list, relationship.variable, paths)
      const { variable, where } = expression
      const ready = [...variablesOf(where)].every((read) => read === variable || !this.#isOpen(read))
      if (kind !== undefined && ready)
        filters.push({ kind, variable, predicate: where, wanted: expression.quantifier === 'all' })
    }
    return filters
  }

  /** What has been matched before this one and could be the same relationship. */
  #distinctFrom(relationship: BoundRelationship): Variable[] {
    return this.#pattern.relationships
      .filter((other) => other !== relationship && this.#known.has(other.variable))
      .filter(
        (other) =>
          other.search === 'all' && relationship.search === 'all' && overlap(other.types, relationship.types),
      )
      .map((other) => other.variable)
  }
}

/** Which elements of a shortest path a list holds: `nodes(p)`, `relationships(p)` or the variable of the relationships. */
function elementsOf(
  list: BoundExpression,
  relationship: Variable,
  paths: readonly BoundPath[],
): ElementFilter['kind'] | undefined {
  if (list.kind === 'variable') return list.variable === relationship ? 'relationship' : undefined
  if (list.kind !== 'call' || list.arguments.length !== 1) return undefined
  const [argument] = list.arguments
  if (argument.kind !== 'variable' || !paths.some((path) => path.variable === argument.variable))
    return undefined
  const name = list.function.name.toLowerCase()
  return name === 'nodes' ? 'node' : name === 'relationships' ? 'relationship' : undefined
}

function overlap(one: readonly string[], other: readonly string[]): boolean {
  return one.length === 0 || other.length === 0 || one.some((type) => other.includes(type))
}

/** The same direction seen from the other end. */
export function turned(direction: Direction): Direction {
  if (direction === 'both') return 'both'
  return direction === 'outgoing' ? 'incoming' : 'outgoing'
}
