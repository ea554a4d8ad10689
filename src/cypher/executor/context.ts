import { CypherError, QueryLimitError, type Span } from '../../errors.ts'
import { cancelled, timeLimitReached } from '../../model/limit-errors.ts'
import type { Value } from '../../model/values.ts'
import type { FunctionContext, Host } from '../functions/definition.ts'
import type { GraphReader, GraphTransaction, GraphWriter } from '../graph-store.ts'
import type { Limits } from './limits.ts'

/** What a query has changed. Setting a property to the same value counts; creating and deleting in one query both count. */
export interface Counters {
  nodesCreated: number
  nodesDeleted: number
  relationshipsCreated: number
  relationshipsDeleted: number
  propertiesSet: number
  labelsAdded: number
  labelsRemoved: number
}

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
  }
  /** Nodes under DELETE that still have relationships; looked at again when the query ends. */
  readonly pendingDeletions = new Map<number, Span>()
  readonly #writer: GraphWriter | undefined
  readonly #deadline: number
  #memory = 0
  #cancelled = false

  constructor(
    graph: { readonly reader: GraphReader; readonly transaction: GraphTransaction | undefined },
    host: Host,
    given: {
      readonly parameters: { readonly [name: string]: Value }
      readonly literals: readonly Value[]
    },
    limits: Limits,
  ) {
    this.reader = graph.transaction ?? graph.reader
    this.#writer = graph.transaction
    this.host = host
    this.startedAt = host.now()
    this.parameters = given.parameters
    this.literals = given.literals
    this.limits = limits
    this.#deadline = host.monotonic() + limits.maxMillis
  }

  /** @throws CypherError `ReadOnlyViolation` where the query was started read-only */
  get writer(): GraphWriter {
    if (this.#writer === undefined)
      throw new CypherError({
        phase: 'runtime',
        kind: 'ReadOnlyViolation',
        code: 'ReadOnlyViolation',
        message: 'This query writes, but it was started read-only.',
        hint: 'Run it without the option readOnly.',
      })
    return this.#writer
  }

  /** Makes the next `check` throw `Cancelled`. */
  cancel(): void {
    this.#cancelled = true
  }

  /** @throws QueryLimitError `TimeLimit` or `Cancelled` */
  check(): void {
    if (this.#cancelled) throw cancelled()
    if (this.host.monotonic() > this.#deadline) throw timeLimitReached(this.limits.maxMillis)
  }

  /**
   * Counts memory that the query holds until it ends, in estimated bytes.
   * @throws QueryLimitError `MemoryLimit`
   */
  allocate(bytes: number): void {
    this.#memory += bytes
    if (this.#memory > this.limits.maxMemory)
      throw new QueryLimitError({
        code: 'MemoryLimit',
        message: `The query needs more memory than its limit of ${this.limits.maxMemory} bytes.`,
        hint: 'Aggregate or limit earlier, or raise maxMemory.',
      })
  }
}

/** Estimated bytes of a value that is kept: cheap, and never looks deeper than one level of a list. */
export function sizeOf(value: Value): number {
  if (typeof value === 'string') return 24 + value.length * 2
  if (typeof value !== 'object' || value === null) return 8
  if (Array.isArray(value)) return 32 + value.length * 24
  return 64
}
