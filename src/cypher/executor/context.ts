import { CypherError, type Span } from '../../errors.ts'
import { cancelled } from '../../model/limit-errors.ts'
import type { Value } from '../../model/values.ts'
import type { FunctionContext, Host } from '../runtime/function-context.ts'
import type { GraphReader, GraphTransaction, GraphWriter } from '../../model/graph-store.ts'
import type { Budget } from '../runtime/batch.ts'
import type { Counters } from '../runtime/counters.ts'
import { type Limits, SLICE_WORK } from '../runtime/limits.ts'
import { Holding, type MemoryPool, QueryMemory } from '../runtime/memory.ts'
import type { Profile } from './profile.ts'

/** One execution of one query: its version of the graph, parameters, limits and counters. */
export class ExecutionContext implements FunctionContext {
  readonly reader: GraphReader
  readonly host: Host
  readonly startedAt: number
  readonly parameters: { readonly [name: string]: Value }
  /** The values of literals that were extracted, by slot. */
  readonly literals: readonly Value[]
  readonly limits: Limits
  readonly counters: Counters = {
    nodesCreated: 0,
    nodesDeleted: 0,
    relationshipsCreated: 0,
    relationshipsDeleted: 0,
    propertiesSet: 0,
    labelsAdded: 0,
    labelsRemoved: 0,
    indexesAdded: 0,
    indexesRemoved: 0,
    constraintsAdded: 0,
    constraintsRemoved: 0,
  }
  /** What the query has been told to tell. */
  readonly messages = new Map<string, 'no-effect' | 'result'>()
  /** How much of the work that a procedure does is done, from 0 to 1. */
  share = 0
  /** Nodes under DELETE that still have relationships; looked at again when the query ends. */
  readonly pendingDeletions = new Map<number, Span>()
  readonly #writer: GraphWriter | undefined
  /** What is evaluated for short values has a context of its own, see `Scope.forShort`. */
  readonly impatient = false
  /** What is left of the slice: one budget for operators, expressions and the subqueries in them. */
  readonly slice: Budget = { work: 0 }
  #nextCheck = -SLICE_WORK
  readonly #memory: QueryMemory
  /** Of a query that is profiled: what each operator does. */
  readonly profile: Profile | undefined
  #cancelled = false

  constructor(
    graph: { readonly reader: GraphReader; readonly transaction: GraphTransaction | undefined },
    host: Host,
    given: {
      readonly parameters: { readonly [name: string]: Value }
      readonly literals: readonly Value[]
    },
    limits: Limits,
    pool: MemoryPool,
    profile?: Profile,
  ) {
    const { reader, transaction } = graph
    this.profile = profile
    this.#writer = transaction && (profile?.counted(transaction) ?? transaction)
    this.reader = this.#writer ?? profile?.counted(reader) ?? reader
    this.host = host
    this.startedAt = host.now()
    this.parameters = given.parameters
    this.literals = given.literals
    this.limits = limits
    this.#memory = new QueryMemory(limits.maxMemory, pool)
  }

  /** @throws CypherError `ReadOnlyViolation` where the query was started read-only */
  get writer(): GraphWriter {
    if (this.#writer === undefined)
      throw new CypherError({
        phase: 'runtime',
        kind: 'ReadOnlyViolation',
        code: 'ReadOnlyViolation',
        message: 'This query writes, but it was started read-only.',
        hint: 'Run it without the `readOnly` option.',
      })
    return this.#writer
  }

  notify(message: string, kind: 'no-effect' | 'result' = 'no-effect'): void {
    this.messages.set(message, kind)
  }

  progress(share: number): void {
    this.share = share
  }

  hit(hits: number): void {
    this.profile?.hit(hits)
  }

  /** Whether it may change the graph that it reads. */
  get writes(): boolean {
    return this.#writer !== undefined
  }

  /** Makes the next `check` throw `Cancelled`. */
  cancel(): void {
    this.#cancelled = true
  }

  /** @throws QueryLimitError `TimeLimit` or `Cancelled` */
  check(): void {
    if (this.#cancelled) throw cancelled()
    this.limits.deadline.check()
  }

  /** Begins a slice of so much work. @throws as `check` */
  begin(work = SLICE_WORK): Budget {
    this.check()
    this.slice.work = work
    this.#nextCheck = -SLICE_WORK
    return this.slice
  }

  get exhausted(): boolean {
    return this.slice.work <= 0
  }

  spend(work: number): void {
    this.slice.work -= work
    if (this.slice.work > this.#nextCheck) return
    // Whoever cannot pause goes on beyond the slice, but not beyond the deadline.
    this.#nextCheck = this.slice.work - SLICE_WORK
    this.check()
  }

  /**
   * Counts memory that the query holds to its end, in estimated bytes; a profile counts it for whoever works now.
   * @throws QueryLimitError `MemoryLimit`
   */
  allocate(bytes: number): void {
    this.#memory.take(bytes)
    this.profile?.holder().hold(bytes)
  }

  reserve(bytes: number): void {
    this.#memory.ask(bytes)
  }

  /** For what is let go before the end; a profile counts it for whoever works now, whoever adds to it later. */
  hold(): Holding {
    return new Holding(this.#memory, this.profile?.holder())
  }

  /** Gives back what the query holds: it is over. */
  close(): void {
    this.#memory.close()
  }
}
