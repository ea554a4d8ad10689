import type { BoundExpression, BoundQuery } from '../binder/bound.ts'
import type { LogicalOperator, LogicalPlan } from '../planner/logical.ts'
import type { Statistics } from '../planner/statistics.ts'
import { childrenOf } from '../planner/walk.ts'
import { estimate, inputOf } from './estimate.ts'
import { variableText } from './expression-text.ts'
import { operatorWords } from './operator-words.ts'
import type { OperatorProfile, PlanDescription, ProfileDescription } from './plan-description.ts'

/** What a plan is described by. */
export interface PlanSources {
  /** Of the version that the plan was made for. */
  readonly statistics: Statistics
  /** The plan of a subquery in an expression. */
  readonly planSubquery: (query: BoundQuery) => LogicalPlan
}

/** What an operator did; without one, the making of the records. */
export type ProfileOf = (operator?: LogicalOperator) => OperatorProfile

/** A plan as a tree whose root makes the records. Cost: linear in the plan. */
export function describePlan(plan: LogicalPlan, sources: PlanSources): PlanDescription {
  return new Describing(sources, (_, description) => description).plan(plan)
}

/** The same with what each operator did. */
export function describeProfile(
  plan: LogicalPlan,
  sources: PlanSources,
  profileOf: ProfileOf,
): ProfileDescription {
  return new Describing<ProfileDescription>(sources, (operator, description) => ({
    ...description,
    ...profileOf(operator),
  })).plan(plan)
}

/** Makes the description of one operator out of what all descriptions have. */
type Make<Description extends PlanDescription> = (
  operator: LogicalOperator | undefined,
  described: Omit<PlanDescription, 'children'> & { readonly children: readonly Description[] },
) => Description

class Describing<Description extends PlanDescription> {
  readonly #sources: PlanSources
  readonly #make: Make<Description>

  constructor(sources: PlanSources, make: Make<Description>) {
    this.#sources = sources
    this.#make = make
  }

  plan({ root, columns }: LogicalPlan): Description {
    const estimates = estimate(root, this.#sources.statistics)
    return this.#make(undefined, {
      operator: 'ProduceResults',
      details: columns.join(', '),
      identifiers: columns,
      estimatedRecords: rounded(estimates.get(root)),
      children: this.#tree(root, estimates, false),
    })
  }

  /**
   * An operator above all that it takes its records from; none where that is nothing but the record from outside, which is
   * told only `inside` another operator.
   */
  #tree(
    root: LogicalOperator,
    estimates: ReadonlyMap<LogicalOperator, number>,
    inside: boolean,
  ): readonly Description[] {
    const chain: LogicalOperator[] = []
    for (let at: LogicalOperator | undefined = root; at !== undefined; at = inputOf(at)) chain.push(at)
    let below: readonly Description[] = []
    const known = new Set<string>()
    for (let at = chain.length - 1; at >= 0; at--) {
      let operator = chain[at]
      if (operator.kind === 'argument' && !inside) continue
      const { operator: name, introduces, ...own } = operatorWords(operator)
      let { details, expressions } = own
      // Conditions that follow one another are looked at in one operator.
      for (; operator.kind === 'filter' && at > 0 && chain[at - 1].kind === 'filter'; at--) {
        operator = chain[at - 1]
        const next = operatorWords(operator)
        details = `${details} AND ${next.details}`
        expressions = [...expressions, ...next.expressions]
      }
      const named = introduces.filter((variable) => variableText(variable) !== '')
      // What a projection or an aggregation does not name is out of scope above it.
      const narrows = operator.kind === 'aggregate' || (operator.kind === 'project' && named.length > 0)
      if (narrows) known.clear()
      for (const { name: variable } of named) known.add(variable)
      below = [
        this.#make(operator, {
          operator: name,
          details,
          identifiers: [...known],
          estimatedRecords: rounded(estimates.get(operator)),
          children: [
            ...below,
            ...this.#inside(operator).flatMap((inner) => this.#tree(inner, estimates, true)),
            ...this.#subqueries(expressions),
          ],
        }),
      ]
    }
    return below
  }

  #inside(operator: LogicalOperator): readonly LogicalOperator[] {
    if (operator.kind === 'union') return operator.branches.map(({ input }) => input)
    return 'inner' in operator ? [operator.inner] : []
  }

  /** The plans of subqueries that expressions ask, each for every record. */
  #subqueries(expressions: readonly BoundExpression[]): readonly Description[] {
    const found: Description[] = []
    const left = [...expressions].reverse()
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      if (at.kind !== 'subquery') {
        left.push(...[...childrenOf(at)].reverse())
        continue
      }
      const { root } = this.#sources.planSubquery(at.query)
      const estimates = estimate(root, this.#sources.statistics)
      found.push(...this.#tree(root, estimates, true))
    }
    return found
  }
}

function rounded(records = 0): number {
  return Number(records.toPrecision(4))
}
