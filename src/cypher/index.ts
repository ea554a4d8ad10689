import { CypherError } from '../errors.ts'
import type { Value } from '../model/values.ts'
import { bind } from './binder/bind.ts'
import type { BoundQuery } from './binder/bound.ts'
import { compilePlan } from './executor/compile.ts'
import { ExecutionContext } from './executor/context.ts'
import { Execution } from './executor/execution.ts'
import { typedExhaustion } from './exhaustion.ts'
import type { Limits } from './executor/limits.ts'
import type { Host } from './functions/definition.ts'
import type { GraphReader, GraphTransaction } from './graph-store.ts'
import { locateError } from './locate-error.ts'
import { type Hint, unknownNames } from './notifications.ts'
import { parse } from './parser/parse.ts'
import type { LogicalPlan } from './planner/logical.ts'
import { plan } from './planner/plan.ts'
import { rewrite } from './planner/rewrites/index.ts'
import { visitQuery } from './planner/walk.ts'
import type { ProcedureRegistry } from './procedures/registry.ts'

export type { Step } from './executor/execution.ts'
export { Execution } from './executor/execution.ts'
export type { Counters } from './executor/context.ts'
export { DEFAULT_LIMITS, type Limits } from './executor/limits.ts'
export type { Host } from './functions/definition.ts'
export type { GraphReader, GraphStore, GraphTransaction, GraphWriter, Slice } from './graph-store.ts'
export type { Hint } from './notifications.ts'
export { allFunctions } from './functions/index.ts'
export {
  type ProcedureColumn,
  type ProcedureContext,
  type ProcedureDefinition,
  type ProcedureParameter,
  type ProcedureRecord,
  ProcedureRegistry,
} from './procedures/index.ts'
export type { Type } from './binder/bound.ts'
export { tokenize } from './parser/lexer.ts'
export type { Token } from './parser/tokens.ts'
export { parseStatements } from './parser/index.ts'

/** What a query is prepared against. */
export interface Catalog {
  /** The version whose counts the plan is made from; the query may run on any later one. */
  readonly reader: GraphReader
  /** What CALL finds. */
  readonly procedures: ProcedureRegistry
  /** Names of rewrites to leave out, for comparison. */
  readonly withoutRewrites?: readonly string[] | undefined
}

/** What one execution works on. */
export interface ExecutionOptions {
  readonly reader: GraphReader
  /** For a query that writes. */
  readonly transaction: GraphTransaction | undefined
  readonly host: Host
  readonly parameters: { readonly [name: string]: Value }
  readonly limits: Limits
  /** Keep a FLOAT with an integral value apart from an INTEGER. */
  readonly exact: boolean
}

/** A query that can be run any number of times. */
export interface PreparedQuery {
  readonly text: string
  readonly columns: readonly string[]
  readonly writes: boolean
  /** Names of its parameters, in the order of the text. */
  readonly parameters: readonly string[]
  readonly plan: LogicalPlan
  /** Compiles the operators; no work is done before the first step. */
  start(options: ExecutionOptions): Execution
  /** Labels, types and property keys that it reads and the graph has never seen. */
  hints(reader: GraphReader): readonly Hint[]
}

/**
 * The whole pipeline up to the plan.
 *
 * @throws CypherError of phase `compile`, with its place in the text
 */
export function prepare(text: string, catalog: Catalog): PreparedQuery {
  try {
    const syntax = parse(text)
    const bound = bind(syntax, catalog.procedures)
    const logical = plan(bound, catalog.reader)
    const rewritten = rewrite(logical, catalog.reader, catalog.withoutRewrites)
    return preparedQuery(text, bound, rewritten, catalog.withoutRewrites)
  } catch (error) {
    throw withPlace(error, text)
  }
}

/**
 * The same error, with position and excerpt where it says where in the text it happened. What the machine refuses, such as
 * more stack, becomes a QueryLimitError.
 */
export function withPlace(error: unknown, text: string): unknown {
  return error instanceof CypherError ? locateError(error, text) : typedExhaustion(error)
}

function preparedQuery(
  text: string,
  bound: BoundQuery,
  rewritten: LogicalPlan,
  withoutRewrites: readonly string[] | undefined,
): PreparedQuery {
  const subqueries = new WeakMap<BoundQuery, LogicalPlan>()
  const parameters = new Set<string>()
  visitQuery(bound, {
    expression: (expression) => {
      if (expression.kind === 'parameter') parameters.add(expression.name)
    },
  })
  return {
    text,
    columns: bound.columns,
    writes: bound.writes,
    parameters: [...parameters],
    plan: rewritten,
    start: ({ reader, transaction, host, parameters: values, limits, exact }) => {
      const context = new ExecutionContext({ reader, transaction }, host, values, limits)
      const planSubquery = (query: BoundQuery): LogicalPlan => {
        const known = subqueries.get(query)
        if (known !== undefined) return known
        const planned = rewrite(plan(query, reader), reader, withoutRewrites)
        subqueries.set(query, planned)
        return planned
      }
      return new Execution(compilePlan(rewritten, context, planSubquery), bound.columns, context, exact)
    },
    hints: (reader) => unknownNames(bound, reader),
  }
}
