import { CypherError } from '../errors.ts'
import type { Value } from '../model/values.ts'
import { bind } from './binder/bind.ts'
import type { BoundQuery } from './bound/index.ts'
import { compilePlan } from './executor/compile.ts'
import { ExecutionContext } from './executor/context.ts'
import { Execution } from './executor/execution.ts'
import { Profile } from './executor/profile.ts'
import { costlySteps, scansAgain } from './explain/costly.ts'
import { describePlan, describeProfile, type PlanSources } from './explain/describe-plan.ts'
import type { PlanDescription } from './explain/plan-description.ts'
import { typedExhaustion } from './runtime/exhaustion.ts'
import type { Deadline } from './runtime/deadline.ts'
import type { Limits } from './runtime/limits.ts'
import type { MemoryPool } from './runtime/memory.ts'
import type { Host } from './runtime/function-context.ts'
import type { GraphReader, GraphTransaction } from '../model/graph-store.ts'
import { extractableLiterals } from './literals/extract-literals.ts'
import {
  assignSlots,
  fixedLiterals,
  type Skeleton,
  type Slot,
  slotValues,
  translateSpan,
} from './literals/skeleton.ts'
import { locateError } from './locate-error.ts'
import {
  type Hint,
  type Impossible,
  namesRead,
  type UnknownName,
  unknownNames,
} from './notifications/unknown-names.ts'
import { type Mode, parseStatement } from './parser/parse.ts'
import { PreparationWork } from './runtime/preparation-work.ts'
import type { LogicalPlan } from './planner/logical.ts'
import { plan } from './planner/plan.ts'
import { statisticsOf } from './planner/statistics.ts'
import { rewrite } from './planner/rewrites/index.ts'
import { visitQuery } from './bound/walk.ts'
import type { ProcedureRegistry } from './procedures/registry.ts'
import { readsGraph } from './bound/reads-graph.ts'

/** What a query is prepared against. */
export interface Catalog {
  /** The version whose counts the plan is made from; the query may run on any later one. */
  readonly reader: GraphReader
  /** What CALL finds. */
  readonly procedures: ProcedureRegistry
  /** What a query asks for that the graph cannot have, as far as one knows of it more than its counts. */
  readonly impossible?: ((query: BoundQuery) => readonly Impossible[]) | undefined
  /** Names of rewrites to leave out, for comparison. */
  readonly withoutRewrites?: readonly string[] | undefined
  /** Heard while the query is made ready. */
  readonly deadline?: Deadline | undefined
}

/** What one execution works on. */
export interface ExecutionOptions {
  readonly reader: GraphReader
  /** For a query that writes. */
  readonly transaction: GraphTransaction | undefined
  readonly host: Host
  readonly parameters: { readonly [name: string]: Value }
  readonly limits: Limits
  /** Shared with the other queries of this process. */
  readonly memory: MemoryPool
  /** Keep a FLOAT with an integral value apart from an INTEGER. */
  readonly exact: boolean
}

/** A query that can be run any number of times. */
export interface PreparedQuery {
  readonly text: string
  readonly mode: Mode
  readonly columns: readonly string[]
  /** Whether running it changes the graph: never where its plan alone is asked for. */
  readonly writes: boolean
  /** Whether it changes indexes or constraints: no transaction does that as well as change data. */
  readonly changesSchema: boolean
  /** Whether its answer may depend on the graph. */
  readsGraph(): boolean
  /** Names of the parameters that it needs, in the order of the text. */
  readonly parameters: readonly string[]
  readonly plan: LogicalPlan
  /** Compiles the operators; no work is done before the first step. */
  start(options: ExecutionOptions): Execution
  /** Its plan for people and programs, with estimates by the counts of a version. */
  describe(reader: GraphReader): PlanDescription
  /** Labels, types and property keys that it reads and the graph has never seen, what the graph cannot have, and what takes long. */
  hints(reader: GraphReader): readonly Hint[]
  /** An error of its execution, with its place in the text. */
  locate(error: unknown): unknown
}

/** A prepared query whose plan serves other texts too: those that differ from it in literals that were extracted. */
export interface SharedQuery extends PreparedQuery {
  /** The literals that may not differ, as one text. */
  fixedLiteralsOf(skeleton: Skeleton): string
  /**
   * The query of another text with the same skeleton and the same fixed literals; undefined where a number in it is too
   * large, which is an error to be found in the ordinary way.
   */
  withLiteralsOf(skeleton: Skeleton): PreparedQuery | undefined
}

/**
 * The whole pipeline up to the plan.
 *
 * @throws CypherError of phase `compile`, with its place in the text; QueryLimitError `QueryTooComplex`, `TimeLimit`
 */
export function prepare(text: string, catalog: Catalog): PreparedQuery {
  return new Preparation(text, catalog, undefined).query
}

/** The same for a text whose literals are taken out, so that the plan can be shared. */
export function prepareShared(skeleton: Skeleton, catalog: Catalog): SharedQuery {
  const preparation = new Preparation(skeleton.text, catalog, skeleton)
  const { query, slots } = preparation
  return {
    ...query,
    fixedLiteralsOf: (other) => fixedLiterals(other, slots),
    withLiteralsOf: (other) => {
      const values = slotValues(other, slots)
      if (values === undefined) return undefined
      return {
        ...query,
        text: other.text,
        start: (options) => preparation.start(options, values),
        hints: (reader) =>
          query.hints(reader).map((hint) => ({ ...hint, at: translateSpan(hint.at, skeleton, other) })),
        locate: (error) => {
          if (error instanceof CypherError && error.at !== undefined && error.position === undefined)
            error.at = translateSpan(error.at, skeleton, other)
          return withPlace(error, other.text)
        },
      }
    },
  }
}

/**
 * The same error, with position and excerpt where it says where in the text it happened. What the machine refuses, such as
 * more stack, becomes a QueryLimitError.
 */
export function withPlace(error: unknown, text: string): unknown {
  return error instanceof CypherError ? locateError(error, text) : typedExhaustion(error)
}

/** A text made ready, and what is shared by its executions. */
class Preparation {
  readonly query: PreparedQuery
  readonly slots: readonly Slot[] = []
  readonly #withoutRewrites: readonly string[] | undefined
  readonly #subqueries = new WeakMap<BoundQuery, LogicalPlan>()

  constructor(text: string, catalog: Catalog, skeleton: Skeleton | undefined) {
    const { reader, procedures, impossible, withoutRewrites, deadline } = catalog
    const work = new PreparationWork(text.length, () => deadline?.check())
    this.#withoutRewrites = withoutRewrites
    try {
      const { mode, query: syntax } = parseStatement(text, work)
      if (skeleton !== undefined) this.slots = assignSlots(skeleton, extractableLiterals(syntax))
      const bound = bind(syntax, procedures, work)
      work.check()
      const values = (skeleton && slotValues(skeleton, this.slots)) ?? []
      const planned = this.#plan(bound, reader, work)
      if (mode === 'explain') this.#planSubqueries(bound, reader, work)
      const mayBeCostly = scansAgain(planned.root)
      const names = namesRead(bound)
      const ruledOut = impossible?.(bound) ?? []
      this.query = {
        text,
        mode,
        columns: bound.columns,
        writes: bound.writes && mode !== 'explain',
        changesSchema: syntax.parts[0].clauses[0].kind === 'schema' && mode !== 'explain',
        readsGraph: () => readsGraph(bound),
        parameters: mode === 'explain' ? [] : parametersOf(bound),
        plan: planned,
        describe: (version) =>
          describePlan(this.query.plan, this.#sources(version, new PreparationWork(text.length))),
        start: (options) => this.start(options, values),
        hints: (version) => [
          ...hintsOf(unknownNames(names, version), ruledOut),
          ...(mayBeCostly ? costlySteps(this.query.plan.root, statisticsOf(version)) : []),
        ],
        locate: (error) => withPlace(error, text),
      }
    } catch (error) {
      throw withPlace(error, text)
    }
  }

  start(options: ExecutionOptions, literals: readonly Value[]): Execution {
    const { reader, transaction, host, parameters, limits, memory, exact } = options
    const given = { parameters, literals }
    const { plan: root, columns, mode } = this.query
    const profile = mode === 'profile' ? new Profile(host) : undefined
    const context = new ExecutionContext({ reader, transaction }, host, given, limits, memory, profile)
    if (mode === 'explain') return new Execution(undefined, columns, context, exact)
    const work = new PreparationWork(this.query.text.length, () => context.check())
    const sources = this.#sources(reader, work)
    const compiled = compilePlan(root, context, sources.planSubquery)
    const describe =
      profile &&
      (() =>
        describeProfile(
          root,
          sources,
          (operator) => profile.of(operator),
          (operator) => profile.builtBy(operator),
        ))
    return new Execution(compiled, columns, context, exact, describe)
  }

  /** @param reader the version whose counts subqueries are planned by */
  #sources(reader: GraphReader, work: PreparationWork): PlanSources {
    const planSubquery = (query: BoundQuery): LogicalPlan => {
      const known = this.#subqueries.get(query)
      if (known !== undefined) return known
      const planned = this.#plan(query, reader, work)
      this.#subqueries.set(query, planned)
      return planned
    }
    return { statistics: statisticsOf(reader), planSubquery }
  }

  /** What the description of a plan needs, while the time limit is heard: no execution has planned it before. */
  #planSubqueries(query: BoundQuery, reader: GraphReader, work: PreparationWork): void {
    const { planSubquery } = this.#sources(reader, work)
    visitQuery(query, {
      expression: (expression) => {
        if (expression.kind === 'subquery') planSubquery(expression.query)
      },
    })
  }

  #plan(query: BoundQuery, reader: GraphReader, work: PreparationWork): LogicalPlan {
    const planned = plan(query, { statistics: statisticsOf(reader), work })
    return rewrite(planned, reader, work, this.#withoutRewrites)
  }
}

function hintsOf(unknown: readonly UnknownName[], impossible: readonly Impossible[]): readonly Hint[] {
  if (unknown.length === 0) return impossible
  // A type that stands on claims alone is unknown to the graph for that very reason.
  const explained = new Set(impossible.flatMap(({ name }) => name.split('|')))
  return [...unknown.filter(({ kind, name }) => kind !== 'type' || !explained.has(name)), ...impossible]
}

function parametersOf(query: BoundQuery): readonly string[] {
  const names = new Set<string>()
  visitQuery(query, {
    expression: (expression) => {
      if (expression.kind === 'parameter') names.add(expression.name)
    },
  })
  return [...names]
}
