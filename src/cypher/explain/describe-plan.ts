import { addAll } from '../../model/add-all.ts'
import type { BoundExpression, BoundQuery } from '../bound/index.ts'
import type { LogicalOperator, LogicalPlan } from '../planner/logical.ts'
import { expressionsOf } from '../planner/expressions-of.ts'
import { filtersDownFrom, inputOf } from '../planner/operators.ts'
import type { Statistics } from '../planner/statistics.ts'
import { childrenOf } from '../bound/walk.ts'
import { requireChain } from '../planner/longest-chain.ts'
import { Estimates } from './estimate.ts'
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

/** The same with what each operator did, and in its details how many of its hits built an index. */
export function describeProfile(
  plan: LogicalPlan,
  sources: PlanSources,
  profileOf: ProfileOf,
  builtBy: (operator: LogicalOperator | undefined) => number,
): ProfileDescription {
  return new Describing<ProfileDescription>(sources, (operator, description) => {
    const built = builtBy(operator)
    const details =
      built > 0 ? `${description.details}; built now: ${built.toLocaleString('en')}` : description.details
    return { ...description, details, ...profileOf(operator) }
  }).plan(plan)
}

/** Makes the description of one operator out of what all descriptions have. */
type Make<Description extends PlanDescription> = (
  operator: LogicalOperator | undefined,
  described: Omit<PlanDescription, 'children'> & { readonly children: readonly Description[] },
) => Description

class Describing<Description extends PlanDescription> {
  readonly #sources: PlanSources
  readonly #make: Make<Description>
  readonly #estimates: Estimates

  constructor(sources: PlanSources, make: Make<Description>) {
    this.#sources = sources
    this.#make = make
    this.#estimates = new Estimates(sources.statistics)
  }

  plan({ root, columns }: LogicalPlan): Description {
    return this.#make(undefined, {
      operator: 'ProduceResults',
      details: columns.join(', '),
      identifiers: columns,
      estimatedRecords: rounded(this.#estimates.of(root, 1)),
      children: this.#tree(root, false),
    })
  }

  /**
   * An operator above all that it takes its records from; none where that is nothing but the record from outside, which is
   * told only `inside` another operator.
   *
   * @throws QueryLimitError `QueryTooComplex`, where the query could not be run either
   */
  #tree(root: LogicalOperator, inside: boolean): readonly Description[] {
    const chain: LogicalOperator[] = []
    for (let at: LogicalOperator | undefined = root; at !== undefined; at = inputOf(togetherWith(at)[0])) {
      chain.push(at)
      requireChain(chain.length)
    }
    let below: readonly Description[] = []
    for (const operator of chain.reverse()) {
      if (operator.kind === 'argument' && !inside) continue
      const { operator: name, details, introduces } = operatorWords(operator)
      const expressions = togetherWith(operator).flatMap(expressionsOf)
      const input = inputOf(operator)
      below = [
        this.#make(operator, {
          operator: name,
          details,
          identifiers: introduces.map(variableText).filter((variable) => variable !== ''),
          estimatedRecords: rounded(this.#estimates.get(operator)),
          children: [
            ...below,
            ...this.#inside(operator).flatMap((inner) => this.#tree(inner, true)),
            ...this.#subqueries(expressions, input === undefined ? 1 : this.#estimates.get(input)),
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

  /** The plans of subqueries that expressions ask, each for every one of `given` records. */
  #subqueries(expressions: readonly BoundExpression[], given: number): readonly Description[] {
    const found: Description[] = []
    const left = [...expressions].reverse()
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      if (at.kind !== 'subquery') {
        addAll(left, childrenOf(at).toReversed())
        continue
      }
      const { root } = this.#sources.planSubquery(at.query)
      this.#estimates.of(root, given)
      addAll(found, this.#tree(root, true))
    }
    return found
  }
}

/** Filters that follow one another are one operator: all of them, the lowest first; of another kind the operator alone. */
function togetherWith(operator: LogicalOperator): readonly [LogicalOperator, ...LogicalOperator[]] {
  return operator.kind === 'filter' ? filtersDownFrom(operator) : [operator]
}

function rounded(records: number): number {
  return Number(records.toPrecision(4))
}
