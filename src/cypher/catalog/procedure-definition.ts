import type { Value } from '../../model/values.ts'
import type { Type } from '../types/type.ts'
import type { FunctionContext } from '../runtime/function-context.ts'
import type { SchemaCounters } from '../runtime/counters.ts'
import type { GraphWriter } from '../../model/graph-store.ts'

/** What a procedure may reach while it runs. */
export interface ProcedureContext extends FunctionContext {
  /** For a procedure of mode WRITE or SCHEMA. @throws CypherError `ReadOnlyViolation` for one of mode READ */
  readonly writer: GraphWriter
  /** What one of mode SCHEMA has changed: it counts that itself. */
  readonly counters: SchemaCounters
  /**
   * Tells the caller of the query something, as a sentence; the same once.
   *
   * @param kind `result` for what the records mean; `no-effect`, unless given, for what was to be done and was not
   */
  notify(message: string, kind?: 'no-effect' | 'result'): void
  /** Tells how much of long work is done, from 0 to 1, for whoever watches the query. */
  progress(share: number): void
  /** Counts for PROFILE what is asked otherwise than by `reader` and `writer`, which count for themselves. */
  hit(hits: number): void
  /** To be called now and then by work that cannot pause. @throws QueryLimitError `TimeLimit`, `Cancelled` */
  check(): void
}

export interface ProcedureParameter {
  readonly name: string
  /** A FLOAT takes an INTEGER too, which arrives as FLOAT. */
  readonly type: Type
  /** Whether null is a value for it; true where it is left out. */
  readonly nullable?: boolean
  /** What it is where a call leaves it out, which only the last parameters may have. */
  readonly usual?: Value
}

export interface ProcedureColumn {
  readonly name: string
  readonly type: Type
}

/** One record of a procedure, its values in the order of the columns. */
export type ProcedureRecord = readonly Value[]

/** What a query can run by arguments: a procedure, a table of SHOW, a command about indexes or constraints. */
export interface Callable {
  /** With its namespace: `db.labels`. Case matters. */
  readonly name: string
  /**
   * WRITE: sees all that stands before it finished, and is finished before what follows it reads. SCHEMA: changes indexes and
   * constraints, and no transaction does that as well as change data.
   */
  readonly mode: 'READ' | 'WRITE' | 'SCHEMA'
  /** All must be given but those at the end that have a usual value. */
  readonly parameters: readonly ProcedureParameter[]
  /** None for a procedure that only does something: a query that calls it keeps its records. */
  readonly columns: readonly ProcedureColumn[]
  /** What a plan calls it, where not a procedure's call. */
  readonly plan?: { readonly operator: string; readonly details: string }
  /**
   * The records for these arguments, which have been checked against `parameters`. They are taken one by one: a generator
   * works only as far as it is asked. `undefined` among them is a pause: about a thousand elements looked at and no record
   * found, so that the query can look at its limits.
   */
  readonly call: (
    arguments_: readonly Value[],
    context: ProcedureContext,
  ) => Iterable<ProcedureRecord | undefined>
}

/** A procedure: one file each (or a small family), one line in the registry. */
export interface ProcedureDefinition extends Callable {
  readonly description: string
}
