import { recordLimitReached } from '../../model/limit-errors.ts'
import type { Value } from '../../model/values.ts'
import type { ProfileDescription } from '../explain/plan-description.ts'
import { LARGE, sizeOf } from '../runtime/value-size.ts'
import { type Batch } from '../runtime/batch.ts'
import { valueAt } from './columns.ts'
import type { CompiledPlan } from './compile.ts'
import type { Counters } from '../runtime/counters.ts'
import type { ExecutionContext } from './context.ts'
import { SLICE_WORK } from '../runtime/limits.ts'
import { Materialiser } from './materialise.ts'
import { finishDeletions } from './operators/write/delete.ts'

/** `records`: some more, possibly none where the slice ran out. `done`: that was all. */
export type Step =
  { readonly kind: 'records'; readonly records: readonly (readonly Value[])[] } | { readonly kind: 'done' }

/** The records of a batch that have not left yet: those from `row` on, and the first values of that one. */
interface Leaving {
  readonly batch: Batch
  row: number
  values: Value[]
  making: Generator<void, Value, void> | undefined
}

/**
 * A running query. Each `step` works for one slice (about a millisecond) and can be followed by anything else; after an
 * error the execution is over.
 */
export class Execution {
  readonly columns: readonly string[]
  /** Undefined once it is over: the operators hold what they have collected. */
  #plan: CompiledPlan | undefined
  readonly #context: ExecutionContext
  readonly #describeProfile: (() => ProfileDescription) | undefined
  readonly #materialiser: Materialiser
  #leaving: Leaving | undefined
  #finishing: Generator<void, void, void> | undefined
  #records = 0

  /** @param plan none where there is nothing to do */
  constructor(
    plan: CompiledPlan | undefined,
    columns: readonly string[],
    context: ExecutionContext,
    exact: boolean,
    describeProfile?: () => ProfileDescription,
  ) {
    this.#plan = plan
    this.#describeProfile = describeProfile
    this.columns = columns
    this.#context = context
    this.#materialiser = new Materialiser(context, exact)
  }

  /** What has been changed so far. */
  get counters(): Counters {
    return this.#context.counters
  }

  /** What it tells its caller, as sentences. */
  get messages(): ReadonlyMap<string, 'no-effect' | 'result'> {
    return this.#context.messages
  }

  /** How much of the work that a procedure does is done, from 0 to 1. */
  get share(): number {
    return this.#context.share
  }

  /** What each operator has done so far; undefined where the query is not profiled. */
  profile(): ProfileDescription | undefined {
    return this.#describeProfile?.()
  }

  /** By how much work the last step went beyond its slice: for tests. */
  get overshoot(): number {
    return Math.max(0, -this.#context.slice.work)
  }

  /** The next step throws `Cancelled`; what it holds is let go. */
  cancel(): void {
    this.#context.cancel()
    this.close()
  }

  /** Lets go of all that it holds: the execution is over, whichever way. */
  close(): void {
    this.#plan = undefined
    this.#leaving = undefined
    this.#context.close()
  }

  /**
   * @throws QueryLimitError `TimeLimit`, `RecordLimit`, `MemoryLimit`, `Cancelled`
   * @throws CypherError of phase `runtime`
   */
  step(work: number = SLICE_WORK): Step {
    const { profile } = this.#context
    profile?.resume()
    try {
      return this.#work(work)
    } finally {
      profile?.pause()
    }
  }

  #work(work: number): Step {
    const budget = this.#context.begin(work)
    if (this.#plan === undefined) return { kind: 'done' }
    if (this.#leaving === undefined) {
      const pull = this.#plan.operator.next(budget)
      if (pull.kind === 'pending') return { kind: 'records', records: [] }
      if (pull.kind === 'done') {
        this.#finishing ??= finishDeletions(this.#context)
        if (this.#finishing.next().done !== true) return { kind: 'records', records: [] }
        this.close()
        return { kind: 'done' }
      }
      const { batch } = pull
      if (this.columns.length === 0) return { kind: 'records', records: [] }
      this.#records += batch.size
      this.#context.profile?.produced(batch.size)
      const { maxRecords } = this.#context.limits
      if (this.#records > maxRecords) throw recordLimitReached(maxRecords)
      this.#leaving = { batch, row: 0, values: [], making: undefined }
    }
    return { kind: 'records', records: this.#leave(this.#leaving, this.#plan.results) }
  }

  /** As many records as the slice allows; a large value may take several slices. */
  #leave(leaving: Leaving, results: readonly number[]): readonly (readonly Value[])[] {
    const { batch } = leaving
    const context = this.#context
    const records: Value[][] = []
    for (; leaving.row < batch.size; leaving.row++) {
      if (context.exhausted) return records
      if (!this.#fill(leaving, results)) return records
      records.push(leaving.values)
      leaving.values = []
      context.spend(1)
    }
    this.#leaving = undefined
    return records
  }

  /** Makes the values of the record at hand; false where the slice ran out within one. */
  #fill(leaving: Leaving, results: readonly number[]): boolean {
    const { batch, row, values } = leaving
    while (values.length < results.length) {
      if (leaving.making === undefined) {
        const value = valueAt(batch.columns[results[values.length]], row)
        const size = typeof value === 'object' || typeof value === 'string' ? sizeOf(value) : 0
        // The caller may keep them all, and the limit on records says nothing about what is in one.
        if (size >= LARGE) this.#context.allocate(size)
        const made = this.#materialiser.make(value)
        if (made !== undefined) {
          values.push(made)
          continue
        }
        leaving.making = this.#materialiser.steps(value)
      }
      const step = leaving.making.next()
      if (step.done !== true) return false
      values.push(step.value)
      leaving.making = undefined
    }
    return true
  }
}
