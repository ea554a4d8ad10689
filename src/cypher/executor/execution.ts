import { recordLimitReached } from '../../model/limit-errors.ts'
import type { Value } from '../../model/values.ts'
import { LARGE, sizeOf } from '../value-size.ts'
import { type Batch } from './batch.ts'
import { valueAt } from './columns.ts'
import type { CompiledPlan } from './compile.ts'
import type { Counters, ExecutionContext } from './context.ts'
import { SLICE_WORK } from './limits.ts'
import { materialise } from './materialise.ts'
import { finishDeletions } from './operators/write/delete.ts'

/** `records`: some more, possibly none where the slice ran out. `done`: that was all. */
export type Step =
  { readonly kind: 'records'; readonly records: readonly (readonly Value[])[] } | { readonly kind: 'done' }

/**
 * A running query. Each `step` works for one slice (about a millisecond) and can be followed by anything else; after an
 * error the execution is over.
 */
export class Execution {
  readonly columns: readonly string[]
  readonly #plan: CompiledPlan
  readonly #context: ExecutionContext
  readonly #exact: boolean
  #records = 0
  #done = false

  constructor(plan: CompiledPlan, columns: readonly string[], context: ExecutionContext, exact: boolean) {
    this.#plan = plan
    this.columns = columns
    this.#context = context
    this.#exact = exact
  }

  /** What has been changed so far. */
  get counters(): Counters {
    return this.#context.counters
  }

  /** The next step throws `Cancelled`. */
  cancel(): void {
    this.#context.cancel()
  }

  /**
   * @throws QueryLimitError `TimeLimit`, `RecordLimit`, `MemoryLimit`, `Cancelled`
   * @throws CypherError of phase `runtime`
   */
  step(work: number = SLICE_WORK): Step {
    if (this.#done) return { kind: 'done' }
    this.#context.check()
    const pull = this.#plan.operator.next({ work })
    if (pull.kind === 'pending') return { kind: 'records', records: [] }
    if (pull.kind === 'done') {
      finishDeletions(this.#context)
      this.#done = true
      return { kind: 'done' }
    }
    return { kind: 'records', records: this.#leave(pull.batch) }
  }

  #leave(batch: Batch): readonly (readonly Value[])[] {
    const { results } = this.#plan
    if (this.columns.length === 0) return []
    const { limits, reader } = this.#context
    this.#records += batch.size
    if (this.#records > limits.maxRecords) throw recordLimitReached(limits.maxRecords)
    const records: Value[][] = []
    for (let row = 0; row < batch.size; row++)
      records.push(
        results.map((slot) => {
          const value = valueAt(batch.columns[slot], row)
          const size = sizeOf(value)
          // The caller may keep them all, and the limit on records says nothing about what is in one.
          if (size >= LARGE) this.#context.allocate(size)
          return materialise(value, reader, this.#exact)
        }),
      )
    return records
  }
}
