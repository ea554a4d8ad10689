import { unreachable } from '../../model/unreachable.ts'
import type { Value } from '../../model/values.ts'
import type { BoundExpression, BoundQuery, Variable } from '../binder/bound.ts'
import { compileExpression, compilePredicate } from '../expression/compile.ts'
import type { CompileContext, Evaluator } from '../expression/evaluator.ts'
import type { LogicalOperator, LogicalPlan } from '../planner/logical.ts'
import { patternReads, readByWalk, reads, removeReads, setReads, variablesRead } from '../planner/reads.ts'
import { collectVariables } from '../planner/walk.ts'
import type { Batch, Column, Operator } from './batch.ts'
import { columnOf, valueAt } from './columns.ts'
import type { Compilation } from './compilation.ts'
import type { ExecutionContext } from './context.ts'
import { SLICE_WORK } from './limits.ts'
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
import { NodeCheck } from './operators/node-check.ts'
import { NodeScan } from './operators/node-scan.ts'
import { NodeSeek } from './operators/node-seek.ts'
import { Optional } from './operators/optional.ts'
import { PathBuild } from './operators/path.ts'
import { ProcedureCall } from './operators/procedure-call.ts'
import { Project } from './operators/project.ts'
import { ShortestPath } from './operators/shortest-path.ts'
import { countOf, Limit, Skip } from './operators/skip-limit.ts'
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
export type PlanSubquery = (query: BoundQuery) => LogicalPlan

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
  const operator = frame.compile(plan.root, new Set(plan.results), argument)
  return {
    operator,
    argument,
    results: frame.slotsOf(plan.results),
    slotOf: (variable) => frame.slotOf(variable),
  }
}

type Required = ReadonlySet<Variable>

class Frame implements Compilation {
  readonly context: ExecutionContext
  readonly #planSubquery: PlanSubquery
  readonly #slots = new Map<Variable, number>()
  readonly #expressions: CompileContext

  constructor(context: ExecutionContext, planSubquery: PlanSubquery) {
    this.context = context
    this.#planSubquery = planSubquery
    this.#expressions = {
      reader: context.reader,
      host: context.host,
      parameters: context.parameters,
      slotOf: (variable) => this.slotOf(variable),
      check: () => this.context.check(),
      compileSubquery: (query, imports, form) => this.#subquery(query, imports, form),
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

  compile(operator: LogicalOperator, required: Required, argument: Argument): Operator {
    const input = (below: LogicalOperator, ...reads: Iterable<Variable>[]): Operator =>
      this.compile(below, union(required, ...reads), argument)
    const carried = this.slotsOf(required)
    switch (operator.kind) {
      case 'argument':
        return argument
      case 'node-scan':
        return new NodeScan(input(operator.input), operator, carried, this)
      case 'node-seek':
        return new NodeSeek(input(operator.input, reads(operator.value)), operator, carried, this)
      case 'node-check':
        return new NodeCheck(
          input(operator.input, [operator.variable]),
          operator.variable,
          operator.labels,
          carried,
          this,
        )
      case 'expand': {
        const { walk } = operator
        const keeps = {
          slots: carried,
          relationship: required.has(walk.relationship),
          to: required.has(walk.to),
        }
        return new Expand(input(operator.input, readByWalk(walk)), walk, operator.labels, keeps, this)
      }
      case 'expand-into':
        return new ExpandInto(
          input(operator.input, readByWalk(operator.walk), [operator.walk.to]),
          operator.walk,
          carried,
          this,
        )
      case 'expand-bound': {
        const { walk } = operator
        return new ExpandBound(
          input(operator.input, readByWalk(walk), [walk.to, walk.relationship]),
          operator,
          carried,
          this,
        )
      }
      case 'variable-expand': {
        const { walk } = operator
        const below = input(
          operator.input,
          readByWalk(walk),
          [walk.to, walk.relationship],
          reads(operator.properties),
        )
        if (operator.listKnown) return new BoundWalk(below, operator, carried, this)
        return new VariableExpand(
          below,
          operator,
          { slots: carried, relationship: required.has(walk.relationship) },
          this,
        )
      }
      case 'shortest-path': {
        const { walk, properties, filters } = operator
        const below = input(
          operator.input,
          readByWalk(walk),
          [walk.to],
          reads(properties),
          ...filters.map((filter) => reads(filter.predicate)),
        )
        return new ShortestPath(below, operator, carried, this)
      }
      case 'path': {
        if (!required.has(operator.path.variable)) return input(operator.input)
        return new PathBuild(
          input(operator.input, operator.path.nodes, operator.path.relationships),
          operator.path,
          this,
        )
      }
      case 'filter': {
        const predicate = compilePredicate(operator.predicate, this.#expressions)
        return new Filter(input(operator.input, reads(operator.predicate)), predicate, carried)
      }
      case 'optional':
        return this.#optional(operator, required, argument)
      case 'apply': {
        const inner = new Argument()
        const results = operator.results
        const compiled = this.compile(operator.inner, new Set(results), inner)
        const outer = input(operator.input, variablesRead(operator.inner))
        const slots = {
          carried: this.slotsOf(union(required, variablesRead(operator.inner))),
          results: this.slotsOf(results),
        }
        return new Apply(outer, { operator: compiled, argument: inner }, slots, operator.unit)
      }
      case 'project': {
        const items = operator.items.filter((item) => required.has(item.variable))
        return new Project(input(operator.input, ...items.map((item) => reads(item.expression))), items, this)
      }
      case 'aggregate': {
        const { grouping } = operator
        const aggregates = operator.aggregates.filter((aggregate) => required.has(aggregate.variable))
        const below = new Set<Variable>()
        for (const item of grouping) collectVariables(item.expression, below)
        for (const aggregate of aggregates)
          for (const expression of aggregate.arguments) collectVariables(expression, below)
        return new Aggregate(this.compile(operator.input, below, argument), grouping, aggregates, this)
      }
      case 'distinct':
        return new Distinct(
          input(operator.input, operator.variables),
          this.slotsOf(operator.variables),
          carried,
          this.context,
        )
      case 'sort':
        return new Sort(
          input(operator.input, ...operator.keys.map((key) => reads(key.expression))),
          operator.keys,
          carried,
          this,
        )
      case 'top': {
        const { keys, skip, limit } = operator
        const first = (): number => countOf(limit, this) + (skip === undefined ? 0 : countOf(skip, this))
        return new Sort(
          input(operator.input, ...keys.map((key) => reads(key.expression))),
          keys,
          carried,
          this,
          first,
        )
      }
      case 'skip':
        return new Skip(input(operator.input), () => countOf(operator.count, this), carried)
      case 'limit':
        return new Limit(input(operator.input), () => countOf(operator.count, this), operator.exhaust)
      case 'unwind': {
        const { list, variable } = operator
        return new Unwind(
          input(operator.input, reads(list)),
          this.expression(list),
          { slot: this.slotOf(variable), type: variable.type },
          carried,
        )
      }
      case 'procedure-call': {
        const results = operator.results.filter(({ variable }) => required.has(variable))
        const below = input(operator.input, ...operator.arguments.map(reads))
        return new ProcedureCall(below, { ...operator, results }, carried, this)
      }
      case 'eager':
        return new Eager(input(operator.input), carried, this.context)
      case 'union': {
        const branches = operator.branches.map((branch) => ({
          input: this.compile(branch.input, new Set(branch.results), argument),
          from: this.slotsOf(branch.results),
        }))
        const shared = branches.map((branch, at) => ({
          ...branch,
          input: at === 0 ? branch.input : new Restarting(branch.input, argument),
        }))
        return new Union(shared, this.slotsOf(operator.variables))
      }
      case 'count-store':
        return new CountStore(operator, this)
      case 'create':
        return this.#create(operator, required, argument)
      case 'merge':
        return this.#merge(operator, required, argument)
      case 'set': {
        const read = this.#writeInput(operator.input, union(required, setReads(operator.items)), argument)
        return new ChangeRecords(
          read.operator,
          setChanges(operator.items, this),
          { read: read.slots, carried },
          this,
        )
      }
      case 'remove': {
        const read = this.#writeInput(operator.input, union(required, removeReads(operator.items)), argument)
        return new ChangeRecords(
          read.operator,
          removeChanges(operator.items, this),
          { read: read.slots, carried },
          this,
        )
      }
      case 'delete': {
        const read = this.#writeInput(
          operator.input,
          union(required, ...operator.targets.map(reads)),
          argument,
        )
        const targets = operator.targets.map((target) => this.expression(target))
        return new Delete(
          read.operator,
          { targets, detach: operator.detach, span: operator.span },
          { read: read.slots, carried },
          this,
        )
      }
      default:
        return unreachable(operator)
    }
  }

  #writeInput(
    input: LogicalOperator,
    read: Required,
    argument: Argument,
  ): { operator: Operator; slots: number[] } {
    return { operator: this.compile(input, read, argument), slots: this.slotsOf(read) }
  }

  #optional(
    operator: Extract<LogicalOperator, { kind: 'optional' }>,
    required: Required,
    argument: Argument,
  ): Operator {
    const inner = new Argument()
    const introduced = operator.introduced.filter((variable) => required.has(variable))
    const compiled = this.compile(operator.inner, new Set([...introduced, operator.row]), inner)
    const outer = this.compile(operator.input, union(required, variablesRead(operator.inner)), argument)
    return new Optional(
      outer,
      { operator: compiled, argument: inner },
      {
        introduced: introduced.map((variable) => ({ variable, slot: this.slotOf(variable) })),
        row: this.slotOf(operator.row),
        carried: this.slotsOf(required),
      },
    )
  }

  #create(
    operator: Extract<LogicalOperator, { kind: 'create' }>,
    required: Required,
    argument: Argument,
  ): Operator {
    const read = this.#writeInput(operator.input, union(required, patternReads(operator.pattern)), argument)
    return new Create(
      read.operator,
      operator.pattern,
      { read: read.slots, carried: this.slotsOf(required) },
      this,
    )
  }

  #merge(
    operator: Extract<LogicalOperator, { kind: 'merge' }>,
    required: Required,
    argument: Argument,
  ): Operator {
    const { pattern, introduced } = operator
    const changes = setReads([...operator.onCreate, ...operator.onMatch])
    const read = this.#writeInput(
      operator.input,
      union(required, patternReads(pattern), changes, variablesRead(operator.inner)),
      argument,
    )
    const inner = new Argument()
    const compiled = this.compile(operator.inner, new Set(introduced), inner)
    return new Merge(
      read.operator,
      {
        inner: compiled,
        argument: inner,
        pattern,
        introduced,
        onCreate: setChanges(operator.onCreate, this),
        onMatch: setChanges(operator.onMatch, this),
      },
      { read: read.slots, carried: this.slotsOf(required) },
      this,
    )
  }

  /** A subquery of an expression: runs to its end, or to its first record for EXISTS, each time it is evaluated. */
  #subquery(
    query: BoundQuery,
    imports: readonly { readonly variable: Variable; readonly evaluate: Evaluator }[],
    form: 'exists' | 'count' | 'collect',
  ): Evaluator {
    const { context } = this
    const compiled = compilePlan(this.#planSubquery(query), context, this.#planSubquery)
    const slots = imports.map(({ variable }) => compiled.slotOf(variable))
    // One budget for all evaluations: many short ones have to come to a check too.
    const budget = { work: SLICE_WORK }
    return (batch, row) => {
      const columns: Column[] = []
      imports.forEach(
        ({ variable, evaluate }, at) =>
          (columns[slots[at]] = columnOf([evaluate(batch, row)], variable.type)),
      )
      compiled.argument.set({ size: 1, columns })
      compiled.operator.reset()
      let count = 0
      const collected: Value[] = []
      for (;;) {
        if (budget.work <= 0) {
          context.check()
          budget.work = SLICE_WORK
        }
        const pull = compiled.operator.next(budget)
        if (pull.kind === 'pending') continue
        if (pull.kind === 'done') break
        else {
          count += pull.batch.size
          if (form === 'exists' && count > 0) return true
          if (form === 'collect') append(collected, pull.batch, compiled.results[0])
        }
      }
      if (form === 'collect') context.allocate(collected.length * 16)
      return form === 'exists' ? false : form === 'count' ? count : collected
    }
  }
}

/** A later branch of a union starts from the same argument again. */
class Restarting implements Operator {
  readonly #input: Operator
  readonly #argument: Argument
  #started = false

  constructor(input: Operator, argument: Argument) {
    this.#input = input
    this.#argument = argument
  }

  next(budget: Parameters<Operator['next']>[0]): ReturnType<Operator['next']> {
    if (!this.#started) this.#argument.reset()
    this.#started = true
    return this.#input.next(budget)
  }

  reset(): void {
    this.#input.reset()
    this.#started = false
  }
}

function append(collected: Value[], batch: Batch, slot: number): void {
  for (let row = 0; row < batch.size; row++) collected.push(valueAt(batch.columns[slot], row))
}

function union(required: Required, ...more: Iterable<Variable>[]): Set<Variable> {
  const all = new Set(required)
  for (const variables of more) for (const variable of variables) all.add(variable)
  return all
}
