import type { OperatorProfile } from '../explain/plan-description.ts'
import type { Host } from '../runtime/function-context.ts'
import type { GraphReader, GraphTransaction } from '../../model/graph-store.ts'
import type { LogicalOperator } from '../planner/logical.ts'
import type { Budget, Operator, Pull } from '../runtime/batch.ts'
import { countingHits } from './hits.ts'
import type { Holder } from '../runtime/memory.ts'

class Entry implements Holder {
  records = 0
  hits = 0
  /** Of the hits, those that built an index. */
  built = 0
  millis = 0
  bytes = 0
  #held = 0

  hold(bytes: number): void {
    this.#held += bytes
    this.bytes = Math.max(this.bytes, Math.round(this.#held))
  }

  get profile(): OperatorProfile {
    const { records, hits, millis, bytes } = this
    return { records, hits, millis, bytes }
  }
}

/**
 * What each operator of one execution does. What is asked of the graph, and the time, goes to the operator that works at that
 * moment; to the making of records where none does.
 */
export class Profile {
  readonly #host: Host
  readonly #entries = new Map<LogicalOperator, Entry>()
  readonly #results = new Entry()
  #current = this.#results
  #since: number

  constructor(host: Host) {
    this.#host = host
    this.#since = host.monotonic()
  }

  /** The graph, asked through it from now on. */
  counted<Graph extends GraphReader | GraphTransaction>(graph: Graph): Graph {
    return countingHits(graph, (hits, isBuilding) => this.hit(hits, isBuilding))
  }

  /** Of whoever works now. */
  hit(hits: number, isBuilding = false): void {
    this.#current.hits += hits
    if (isBuilding) this.#current.built += hits
  }

  /** The operator that `build` makes, with its work counted for the operator of the plan. */
  measured(operator: LogicalOperator, build: () => Operator): Operator {
    let entry = this.#entries.get(operator)
    if (entry === undefined) {
      entry = new Entry()
      this.#entries.set(operator, entry)
    }
    const before = this.switchTo(entry)
    try {
      return new Measured(build(), entry, this)
    } finally {
      this.switchTo(before)
    }
  }

  /** What an operator did, nothing where it never ran; without one, the making of the records. */
  of(operator?: LogicalOperator): OperatorProfile {
    return ((operator === undefined ? this.#results : this.#entries.get(operator)) ?? new Entry()).profile
  }

  /** How many hits of an operator built an index. */
  builtBy(operator: LogicalOperator | undefined): number {
    return (operator && this.#entries.get(operator)?.built) ?? 0
  }

  /** Records that leave the query. */
  produced(records: number): void {
    this.#results.records += records
  }

  /** Of whoever works now. */
  get hits(): number {
    return this.#current.hits
  }

  /** Takes back what was counted twice: a list that is looked up again after a pause, what columns could not be made of. */
  forgive(hits: number): void {
    this.#current.hits -= hits
  }

  /** Whoever works now. */
  holder(): Holder {
    return this.#current
  }

  /** Whoever works from now on; returns who did. */
  switchTo(entry: Entry): Entry {
    const now = this.#host.monotonic()
    const before = this.#current
    before.millis += now - this.#since
    this.#since = now
    this.#current = entry
    return before
  }

  /** The time between two slices is no one's. */
  resume(): void {
    this.#since = this.#host.monotonic()
  }

  pause(): void {
    this.switchTo(this.#results)
  }
}

class Measured implements Operator {
  readonly #inner: Operator
  readonly #entry: Entry
  readonly #profile: Profile

  constructor(inner: Operator, entry: Entry, profile: Profile) {
    this.#inner = inner
    this.#entry = entry
    this.#profile = profile
  }

  next(budget: Budget): Pull {
    const before = this.#profile.switchTo(this.#entry)
    try {
      const pull = this.#inner.next(budget)
      if (pull.kind === 'batch') this.#entry.records += pull.batch.size
      return pull
    } finally {
      this.#profile.switchTo(before)
    }
  }

  reset(): void {
    const before = this.#profile.switchTo(this.#entry)
    try {
      this.#inner.reset()
    } finally {
      this.#profile.switchTo(before)
    }
  }
}
