import { QueryLimitError, type Span } from '../../errors.ts'
import type { BoundExpression, BoundPath, BoundPattern, BoundRelationship, Variable } from '../bound/index.ts'
import type { ElementFilter, LogicalOperator, Walk } from './logical.ts'
import { orderMatch, type Step } from './match-order.ts'
import { MatchPredicates, type Predicate } from './match-predicates.ts'
import type { Seek } from './seeks.ts'
import type { Planning } from './planning.ts'
import { turned } from './statistics.ts'
import { Waiting } from './waiting.ts'
import { variablesOf } from '../bound/walk.ts'

/** Plans one MATCH above `input`: every predicate stands as early as what it reads is known. */
export function planMatch(
  input: LogicalOperator,
  pattern: BoundPattern,
  predicates: readonly BoundExpression[],
  planning: Planning,
): LogicalOperator {
  const { length } = pattern.relationships
  if (length > MOST_RELATIONSHIPS)
    throw new QueryLimitError({
      code: 'QueryTooComplex',
      message: `A MATCH may have at most ${MOST_RELATIONSHIPS.toLocaleString('en')} relationships, but this one has ${length.toLocaleString('en')}.`,
      hint: 'Split it into several MATCH clauses, or write a path of any length as -[*]-.',
    })
  return new MatchPlanner(pattern, predicates, planning).plan(input)
}

/** Each must differ from all before it, so that the plan grows with their square. */
const MOST_RELATIONSHIPS = 1_000

class MatchPlanner {
  readonly #pattern: BoundPattern
  readonly #planning: Planning
  readonly #predicates: MatchPredicates
  /** Predicates that no filter stands for yet. */
  readonly #pending: Set<Predicate>
  readonly #predicatesToCome = new Waiting<Predicate>()
  /** Those that a predicate reads: the others come last. */
  readonly #pathsToCome = new Waiting<BoundPath>()
  readonly #known = new Set<Variable>()
  readonly #spans: ReadonlyMap<Variable, Span>

  constructor(pattern: BoundPattern, condition: readonly BoundExpression[], planning: Planning) {
    this.#pattern = pattern
    this.#spans = new Map(pattern.nodes.map(({ variable, span }) => [variable, span]))
    this.#planning = planning
    this.#predicates = new MatchPredicates(pattern, condition, planning)
    this.#pending = new Set(this.#predicates.all)
    for (const element of [...pattern.nodes, ...pattern.relationships])
      if (element.bound) this.#known.add(element.variable)
    const open = (variables: Iterable<Variable>): Variable[] =>
      [...new Set(variables)].filter((variable) => !this.#known.has(variable))
    for (const predicate of this.#pending) this.#predicatesToCome.add(predicate, open(predicate.needs))
    const read = new Set(this.#predicates.all.flatMap(({ needs }) => needs))
    for (const path of pattern.paths)
      if (read.has(path.variable)) this.#pathsToCome.add(path, open([...path.nodes, ...path.relationships]))
  }

  plan(input: LogicalOperator): LogicalOperator {
    let operator = input
    for (const node of this.#pattern.nodes)
      if (node.bound)
        operator = {
          kind: 'node-check',
          input: operator,
          variable: node.variable,
          labels: this.#predicates.labelsOf(node.variable),
        }
    operator = this.#filter(operator)
    const steps = orderMatch(this.#pattern, this.#known, this.#predicates, this.#planning)
    for (const step of steps) operator = this.#filter(this.#apply(operator, step))
    for (const path of this.#pattern.paths)
      if (!this.#known.has(path.variable)) operator = this.#buildPath(operator, path)
    return this.#filter(operator)
  }

  /** Every predicate whose variables are known, and the paths that such predicates read. */
  #filter(input: LogicalOperator): LogicalOperator {
    let operator = input
    for (const path of this.#pathsToCome.take()) operator = this.#buildPath(operator, path)
    for (const predicate of this.#predicatesToCome.take()) {
      operator = { kind: 'filter', input: operator, predicate: predicate.expression }
      this.#pending.delete(predicate)
    }
    return operator
  }

  #know(...variables: readonly Variable[]): void {
    for (const variable of variables) {
      this.#known.add(variable)
      this.#pathsToCome.know(variable)
      this.#predicatesToCome.know(variable)
    }
  }

  #buildPath(input: LogicalOperator, path: BoundPath): LogicalOperator {
    this.#know(path.variable)
    return { kind: 'path', input, path }
  }

  #apply(input: LogicalOperator, step: Step): LogicalOperator {
    if (step.kind === 'start') {
      const seek = this.#predicates.seek(step.node, this.#known)
      this.#know(step.node)
      return seek === undefined ? this.#scan(input, step.node) : this.#seek(input, step.node, seek)
    }
    const { relationship } = step
    const { variable, left, right } = relationship
    if (step.kind === 'sought-relationship') {
      const seek = this.#predicates.seek(variable, this.#known)
      const walk = this.#walk(relationship, left)
      this.#know(left, right, variable)
      const found = seek === undefined ? input : this.#seek(input, variable, seek)
      return this.#withEnds({ kind: 'expand-bound', input: found, walk, fromKnown: false, toKnown: false })
    }
    const { from } = step
    const reversed = relationship.left !== from
    const to = reversed ? relationship.left : relationship.right
    const walk = this.#walk(relationship, from)
    const toKnown = this.#known.has(to) || to === from
    const fromKnown = this.#known.has(from)
    this.#know(from, to, relationship.variable)
    const labels = this.#predicates.labelsOf(to)
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
        ...this.#searched(relationship),
      }
    }
    if (length !== undefined) {
      const { lower, upper } = length
      const listKnown = relationship.bound
      const start: LogicalOperator = fromKnown ? input : this.#scan(input, from)
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
    if (relationship.bound)
      return this.#withEnds({
        kind: 'expand-bound',
        input,
        walk,
        fromKnown,
        toKnown: toKnown && to !== from,
      })
    return toKnown ? { kind: 'expand-into', input, walk } : { kind: 'expand', input, walk, labels }
  }

  /** @param from the end to walk from */
  #walk(relationship: BoundRelationship, from: Variable): Walk {
    const { variable, types, left, right, direction } = relationship
    const reversed = left !== from
    return {
      from,
      to: reversed ? left : right,
      relationship: variable,
      types,
      direction: reversed ? turned(direction) : direction,
      distinctFrom: this.#distinctFrom(relationship),
    }
  }

  /** A relationship that is known, with the labels that its ends must have. */
  #withEnds(operator: Extract<LogicalOperator, { kind: 'expand-bound' }>): LogicalOperator {
    const { walk, fromKnown, toKnown } = operator
    let checked: LogicalOperator = operator
    for (const [variable, isKnown] of [
      [walk.from, fromKnown],
      [walk.to, toKnown || walk.to === walk.from],
    ] as const) {
      const labels = this.#predicates.labelsOf(variable)
      if (!isKnown && labels.length > 0) checked = { kind: 'node-check', input: checked, variable, labels }
    }
    return checked
  }

  #seek(input: LogicalOperator, variable: Variable, seek: Seek): LogicalOperator {
    const labels = this.#predicates.labelsOf(variable)
    if (seek.kind === 'value') {
      const { label, key, value, each, mean } = seek
      return {
        kind: 'node-seek',
        input,
        variable,
        labels,
        label,
        isIndexed: mean !== undefined,
        key,
        value,
        each,
      }
    }
    const { accesses, joined } = seek
    const entity = variable.type.kind === 'node' ? 'node' : 'relationship'
    return {
      kind: 'index-seek',
      input,
      entity,
      variable,
      accesses,
      joined,
      labels,
      order: 'ids',
      withAbsent: false,
    }
  }

  #scan(input: LogicalOperator, variable: Variable): LogicalOperator {
    const span = this.#spans.get(variable) ?? { start: 0, end: 0 }
    return { kind: 'node-scan', input, variable, labels: this.#predicates.labelsOf(variable), span }
  }

  #isOpen(variable: Variable): boolean {
    return this.#predicates.introduces(variable) && !this.#known.has(variable)
  }

  /**
   * What the search for a shortest path has to keep to: predicates about each node or relationship, and all others about
   * the path whose other variables are known.
   */
  #searched({ variable: searched }: BoundRelationship): {
    readonly filters: readonly ElementFilter[]
    readonly conditions: readonly BoundExpression[]
    readonly paths: readonly BoundPath[]
  } {
    const paths = this.#pattern.paths.filter(
      ({ relationships }) => relationships.length === 1 && relationships[0] === searched,
    )
    const found = new Set([searched, ...paths.map(({ variable }) => variable)])
    const filters: ElementFilter[] = []
    const conditions: BoundExpression[] = []
    for (const { expression, needs } of this.#pending) {
      const filter = this.#elementFilter(expression, searched, paths)
      if (filter !== undefined) filters.push(filter)
      else if (
        needs.some((variable) => found.has(variable)) &&
        needs.every((variable) => found.has(variable) || this.#known.has(variable))
      )
        conditions.push(expression)
    }
    return { filters, conditions, paths }
  }

  #elementFilter(
    expression: BoundExpression,
    searched: Variable,
    paths: readonly BoundPath[],
  ): ElementFilter | undefined {
    if (expression.kind !== 'quantifier') return undefined
    const { quantifier, variable, where, list } = expression
    if (quantifier !== 'all' && quantifier !== 'none') return undefined
    const kind = elementsOf(list, searched, paths)
    const isReady = [...variablesOf(where)].every((read) => read === variable || !this.#isOpen(read))
    if (kind === undefined || !isReady) return undefined
    return { kind, variable, predicate: where, wanted: quantifier === 'all' }
  }

  /** What has been matched before this one and could be the same relationship. */
  #distinctFrom(relationship: BoundRelationship): Variable[] {
    this.#planning.work.hear(this.#pattern.relationships.length)
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
  return list.function.elementsOfPath
}

function overlap(one: readonly string[], other: readonly string[]): boolean {
  return one.length === 0 || other.length === 0 || one.some((type) => other.includes(type))
}
