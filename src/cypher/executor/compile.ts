import { unreachable } from '../../model/unreachable.ts'
import type { BoundExpression, BoundQuery, Variable } from '../bound/index.ts'
import {
  compileExpression,
  compileExpressionPart,
  compileListItems,
  compilePredicate,
} from '../expression/compile.ts'
import type { CompileContext, Evaluator } from '../expression/evaluator.ts'
import type { Members } from '../expression/membership.ts'
import { Pauses } from '../expression/pauses.ts'
import type { Part } from '../expression/pausing.ts'
import { type NumberEvaluator, numbersOf } from '../expression/numbers.ts'
import type { FilterPart } from '../expression/predicate.ts'
import type { LogicalOperator, LogicalPlan } from '../planner/logical.ts'
import { filtersDownFrom } from '../planner/operators.ts'
import type { Operator } from '../runtime/batch.ts'
import type { Compilation } from './compilation.ts'
import type { ExecutionContext } from './context.ts'
import { evaluatedBefore } from './evaluated-before.ts'
import { requireChain } from '../planner/longest-chain.ts'
import { type InnerOperator, isInner, Required, requiredBelow } from './required.ts'
import { subqueryEvaluator } from './subquery.ts'
import { Aggregate } from './operators/aggregate.ts'
import { Apply } from './operators/apply.ts'
import { Argument } from './operators/argument.ts'
import { BoundWalk } from './operators/bound-walk.ts'
import { CountStore } from './operators/count-store.ts'
import { Distinct } from './operators/distinct.ts'
import { Eager } from './operators/eager.ts'
import { Expand } from './operators/expand.ts'
import { ExpandBound } from './operators/expand-bound.ts'
import { ExpandInto } from './operators/expand-into.ts'
import { Filter } from './operators/filter.ts'
import { IndexSeek } from './operators/index-seek.ts'
import { NodeCheck } from './operators/node-check.ts'
import { NodeScan } from './operators/node-scan.ts'
import { NodeSeek } from './operators/node-seek.ts'
import { Optional } from './operators/optional.ts'
import { ProcedureCall } from './operators/procedure-call.ts'
import { Project } from './operators/project.ts'
import { Restarting } from './operators/restarting.ts'
import { ShortestPath } from './operators/shortest-path.ts'
import { countOf, Limit, Skip, sumOf } from './operators/skip-limit.ts'
import { Sort } from './operators/sort.ts'
import { Union } from './operators/union.ts'
import { Unwind } from './operators/unwind.ts'
import { VariableExpand } from './operators/variable-expand.ts'
import { ChangeRecords } from './operators/write/change.ts'
import { Create } from './operators/write/create.ts'
import { Delete } from './operators/write/delete.ts'
import { Merge } from './operators/write/merge.ts'
import { removeChanges, setChanges } from './operators/write/set-items.ts'

/** Plans a subquery of an expression; asked once for each subquery and execution. */
type PlanSubquery = (query: BoundQuery) => LogicalPlan

/** A query ready to run: its operators, the argument they start from, and the slots of its results. */
export interface CompiledPlan {
  readonly operator: Operator
  readonly argument: Argument
  readonly results: readonly number[]
  slotOf(variable: Variable): number
}

/**
 * Builds the operators of a plan. Every variable gets a slot of this frame; an operator is told which slots are read
 * above it, so that nothing else is carried along. Cost: linear in the plan.
 */
export function compilePlan(
  plan: LogicalPlan,
  context: ExecutionContext,
  planSubquery: PlanSubquery,
): CompiledPlan {
  const frame = new Frame(context, planSubquery)
  const argument = new Argument()
  const operator = frame.compile(plan.root, plan.results, argument)
  return {
    operator,
    argument,
    results: frame.slotsOf(plan.results),
    slotOf: (variable) => frame.slotOf(variable),
  }
}

type Filtering = Extract<InnerOperator, { kind: 'filter' }>
type WritingOperator = Extract<InnerOperator, { kind: 'create' | 'merge' | 'set' | 'remove' | 'delete' }>

/** What is read above an operator, and what it therefore needs from its input. */
interface Needs {
  readonly above: Required
  readonly below: Required
}

/** What it takes to make an operator, besides what it carries. */
const OPERATOR_WORK = 100

function seesToLongValues({ kind }: InnerOperator): boolean {
  return kind === 'aggregate' || kind === 'sort' || kind === 'top'
}

class Frame implements Compilation {
  readonly context: ExecutionContext
  readonly #planSubquery: PlanSubquery
  readonly #slots = new Map<Variable, number>()
  readonly #expressions: CompileContext
  #forShort: CompileContext | undefined
  readonly #evaluated = new Map<BoundExpression, number>()
  readonly #members = new Map<BoundExpression, Members>()

  constructor(context: ExecutionContext, planSubquery: PlanSubquery) {
    this.context = context
    this.#planSubquery = planSubquery
    this.#expressions = this.#contextOf(false)
  }

  /** What expressions are compiled against: all of one shape, as they are asked at every record. */
  #contextOf(impatient: boolean): CompileContext {
    const { context } = this
    return {
      reader: context.reader,
      host: context.host,
      startedAt: context.startedAt,
      parameters: context.parameters,
      literals: context.literals,
      evaluated: this.#evaluated,
      profile: context.profile,
      members: this.#members,
      impatient,
      forShort: () => (this.#forShort ??= this.#contextOf(true)),
      slotOf: (variable) => this.slotOf(variable),
      resume: () => void context.begin(),
      spend: (work) => context.spend(work),
      slice: context.slice,
      reserve: (bytes) => context.reserve(bytes),
      hold: () => context.hold(),
      compileSubquery: (query, imports, form) => {
        const compiled = compilePlan(this.#planSubquery(query), context, this.#planSubquery)
        return subqueryEvaluator(compiled, imports, form, context)
      },
    }
  }

  slotOf(variable: Variable): number {
    const known = this.#slots.get(variable)
    if (known !== undefined) return known
    const slot = this.#slots.size
    this.#slots.set(variable, slot)
    return slot
  }

  slotsOf(variables: Iterable<Variable>): number[] {
    return Array.from(variables, (variable) => this.slotOf(variable))
  }

  expression(expression: BoundExpression): Evaluator {
    return compileExpression(expression, this.#expressions)
  }

  part(expression: BoundExpression): Part {
    return compileExpressionPart(expression, this.#expressions)
  }

  numbers(expression: BoundExpression): NumberEvaluator | undefined {
    return numbersOf(expression, this.#expressions)
  }

  /** The operators of a plan. A loop goes down the inputs: a long query is a long chain of them. */
  compile(root: LogicalOperator, results: readonly Variable[], argument: Argument): Operator {
    const chain: {
      readonly operator: InnerOperator
      readonly filters: readonly Filtering[]
      readonly needs: Needs
    }[] = []
    let at = root
    let above = Required.of(results, (variable) => this.slotOf(variable))
    while (isInner(at)) {
      let below = requiredBelow(at, above)
      const operator = at
      // A WHERE of many conditions is one operator, not a chain of them.
      const filters = at.kind === 'filter' ? filtersDownFrom(at) : []
      for (const filter of filters.slice(0, -1).reverse()) below = requiredBelow(filter, below)
      chain.push({ operator, filters, needs: { above, below } })
      this.context.spend(OPERATOR_WORK + below.size)
      requireChain(chain.length)
      at = (filters[0] ?? at).input
      above = below
    }
    const leaf = at
    let built = this.#measured(leaf, () => this.#leaf(leaf, argument))
    for (const { operator, filters, needs } of chain.reverse()) {
      const input = built
      built = this.#measured(operator, () =>
        operator.kind === 'filter'
          ? this.#filter(input, filters, needs)
          : this.#above(this.#evaluate(input, this.#before(operator, needs.above)), operator, needs),
      )
      // What was evaluated for this operator is carried no further: one above that needs it too evaluates it again.
      this.#evaluated.clear()
    }
    return built
  }

  #measured(operator: LogicalOperator, build: () => Operator): Operator {
    const { profile } = this.context
    return profile === undefined ? build() : profile.measured(operator, build)
  }

  /**
   * Evaluates beforehand, in an operator that can stop within a value, what may work for long: so no operator above has
   * to. Everything else is left to the operator.
   */
  #evaluate(input: Operator, expressions: readonly BoundExpression[], items = false): Operator {
    const parts = expressions.flatMap((expression) => new Pauses(expression, items).partsOf(expression))
    if (parts.length === 0) return input
    const made = parts.map((expression) => ({
      expression,
      variable: { name: '  part', type: expression.type },
    }))
    const project = new Project(input, made, this)
    for (const { expression, variable } of made) this.#evaluated.set(expression, this.slotOf(variable))
    return project
  }

  /** Aggregations and sorts see to values that are long by themselves; what may pause otherwise is evaluated before. */
  #before(operator: InnerOperator, required: Required): readonly BoundExpression[] {
    const expressions = evaluatedBefore(operator, required)
    return seesToLongValues(operator)
      ? expressions.filter((expression) => new Pauses(expression).of(expression) === 'always')
      : expressions
  }

  /** Keeps what meets every predicate, looked at in order. */
  #filter(input: Operator, filters: readonly Filtering[], { above, below }: Needs): Operator {
    let built = input
    let predicates: FilterPart[] = []
    const keep = (carried: Required): void => {
      if (predicates.length > 0) built = new Filter(built, predicates, carried.slots())
      predicates = []
    }
    for (const { predicate } of filters) {
      if (new Pauses(predicate).of(predicate) === 'always') {
        // Only what has met the predicates before it is worth the work.
        keep(below)
        built = this.#evaluate(built, [predicate])
      }
      predicates.push(compilePredicate(predicate, this.#expressions))
      this.#evaluated.clear()
    }
    keep(above)
    return built
  }

  #leaf(operator: Exclude<LogicalOperator, InnerOperator>, argument: Argument): Operator {
    switch (operator.kind) {
      case 'argument':
        return argument
      case 'count-store':
        return new CountStore(operator, this)
      case 'union': {
        const branches = operator.branches.map((branch, at) => {
          const input = this.compile(branch.input, branch.results, argument)
          return {
            input: at === 0 ? input : new Restarting(input, argument),
            from: this.slotsOf(branch.results),
          }
        })
        return new Union(branches, this.slotsOf(operator.variables))
      }
      default:
        return unreachable(operator)
    }
  }

  #above(input: Operator, operator: Exclude<InnerOperator, Filtering>, { above, below }: Needs): Operator {
    const carried = above.slots()
    switch (operator.kind) {
      case 'node-scan':
        return new NodeScan(input, operator, carried, this)
      case 'node-seek':
        return new NodeSeek(input, operator, carried, this)
      case 'index-seek':
        return new IndexSeek(input, operator, carried, this)
      case 'node-check':
        return new NodeCheck(input, operator.variable, operator.labels, carried, this)
      case 'expand': {
        const { walk } = operator
        const keeps = { slots: carried, relationship: above.has(walk.relationship), to: above.has(walk.to) }
        return new Expand(input, walk, operator.labels, keeps, this)
      }
      case 'expand-into':
        return new ExpandInto(input, operator.walk, carried, this)
      case 'expand-bound':
        return new ExpandBound(input, operator, carried, this)
      case 'variable-expand': {
        if (operator.listKnown) return new BoundWalk(input, operator, carried, this)
        const keeps = { slots: carried, relationship: above.has(operator.walk.relationship) }
        return new VariableExpand(input, operator, keeps, this)
      }
      case 'shortest-path':
        return new ShortestPath(input, operator, carried, this)
      case 'path':
        return above.has(operator.path.variable) ? new Project(input, [operator.path], this) : input
      case 'optional': {
        const introduced = operator.introduced.filter((variable) => above.has(variable))
        const inner = this.#inner(operator.inner, [...introduced, operator.row])
        return new Optional(input, inner, {
          introduced: introduced.map((variable) => ({ variable, slot: this.slotOf(variable) })),
          row: this.slotOf(operator.row),
          carried,
        })
      }
      case 'apply': {
        const { results, unit } = operator
        const slots = { carried: below.slots(), results: this.slotsOf(results) }
        return new Apply(input, this.#inner(operator.inner, results), slots, unit)
      }
      case 'project': {
        const items = operator.items.filter((item) => above.has(item.variable))
        return new Project(input, items, this)
      }
      case 'aggregate': {
        const aggregates = operator.aggregates.filter((aggregate) => above.has(aggregate.variable))
        return new Aggregate(input, operator.grouping, aggregates, this)
      }
      case 'distinct':
        return new Distinct(input, this.slotsOf(operator.variables), carried, this.context)
      case 'sort':
        return new Sort(input, operator.keys, carried, this)
      case 'top': {
        const { keys, skip, limit } = operator
        return new Sort(input, keys, carried, this, sumOf(countOf(limit, this), skip && countOf(skip, this)))
      }
      case 'skip':
        return new Skip(input, countOf(operator.count, this), carried)
      case 'limit':
        return new Limit(input, countOf(operator.count, this), operator.exhaust)
      case 'unwind': {
        const { list, variable } = operator
        const slot = { slot: this.slotOf(variable), type: variable.type }
        return new Unwind(
          this.#evaluate(input, [list], true),
          compileListItems(list, this.#expressions),
          slot,
          carried,
        )
      }
      case 'procedure-call': {
        const results = operator.results.filter(({ variable }) => above.has(variable))
        return new ProcedureCall(input, { ...operator, results }, carried, this)
      }
      case 'eager':
        return new Eager(input, carried, this.context)
      default:
        return this.#write(input, operator, { read: below.slots(), carried })
    }
  }

  #write(
    input: Operator,
    operator: WritingOperator,
    slots: { readonly read: readonly number[]; readonly carried: readonly number[] },
  ): Operator {
    switch (operator.kind) {
      case 'create':
        return new Create(input, operator.patterns, slots, this)
      case 'merge': {
        const { pattern, introduced } = operator
        const inner = this.#inner(operator.inner, introduced)
        const onCreate = setChanges(operator.onCreate, this)
        const onMatch = setChanges(operator.onMatch, this)
        const work = {
          inner: inner.operator,
          argument: inner.argument,
          pattern,
          introduced,
          onCreate,
          onMatch,
        }
        return new Merge(input, work, slots, this)
      }
      case 'set':
        return new ChangeRecords(input, setChanges(operator.items, this), slots, this)
      case 'remove':
        return new ChangeRecords(input, removeChanges(operator.items, this), slots, this)
      case 'delete': {
        const targets = operator.targets.map((target) => this.part(target))
        return new Delete(input, { targets, detach: operator.detach, span: operator.span }, slots, this)
      }
      default:
        return unreachable(operator)
    }
  }

  /** A plan that runs once for each record or batch of another, from an argument of its own. */
  #inner(
    plan: LogicalOperator,
    results: readonly Variable[],
  ): { readonly operator: Operator; readonly argument: Argument } {
    const argument = new Argument()
    return { operator: this.compile(plan, results, argument), argument }
  }
}
