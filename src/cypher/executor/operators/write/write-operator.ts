import {
  type Batch,
  BATCH_SIZE,
  type Budget,
  DONE,
  type Operator,
  PENDING,
  type Pull,
} from '../../../runtime/batch.ts'
import type { Compilation } from '../../compilation.ts'
import type { Pausing } from '../../../runtime/pausing.ts'
import { RecordBuffer } from '../../record-buffer.ts'

/** What writing for one record costs, in steps. */
export const WRITE_WORK = 4

/**
 * A clause that writes: reads all of its input first, then writes for every record, then yields. So no clause below
 * sees these writes, and every clause above sees them all. It can stop between any two records, and where a value pauses.
 */
export abstract class WriteOperator implements Operator {
  protected readonly compilation: Compilation
  readonly #input: Operator
  readonly #read: RecordBuffer
  readonly #written: RecordBuffer
  #stage: 'reading' | 'writing' | 'yielding' = 'reading'
  #at = 0
  #writing: Pausing<Batch> | undefined

  constructor(
    input: Operator,
    slots: { readonly read: readonly number[]; readonly carried: readonly number[] },
    compilation: Compilation,
  ) {
    this.#input = input
    this.compilation = compilation
    this.#read = new RecordBuffer(slots.read, compilation.context)
    this.#written = new RecordBuffer(slots.carried, compilation.context)
  }

  /** Writes for the records of a batch, in order; returns the records that go on. */
  protected abstract write(batch: Batch): Pausing<Batch>
  /** How many records `write` is handed at once. */
  protected readonly batchSize: number = BATCH_SIZE

  next(budget: Budget): Pull {
    for (;;) {
      if (budget.work <= 0) return PENDING
      if (this.#stage === 'reading') {
        const pull = this.#input.next(budget)
        if (pull.kind === 'pending') return PENDING
        if (pull.kind === 'batch') this.#read.append(pull.batch)
        else {
          this.#stage = 'writing'
          this.#at = 0
        }
      } else if (this.#writing !== undefined) {
        const step = this.#writing.next()
        if (step.done !== true) return PENDING
        this.#writing = undefined
        this.#written.append(step.value)
      } else if (this.#stage === 'writing') {
        if (this.#at >= this.#read.size) {
          this.#stage = 'yielding'
          this.#at = 0
          continue
        }
        const batch = this.#read.slice(this.#at, this.batchSize)
        this.#at += batch.size
        this.#writing = this.write(batch)
      } else {
        if (this.#at >= this.#written.size) return DONE
        const batch = this.#written.slice(this.#at, BATCH_SIZE)
        this.#at += batch.size
        return { kind: 'batch', batch }
      }
    }
  }

  reset(): void {
    this.#input.reset()
    this.#read.clear()
    this.#written.clear()
    this.#stage = 'reading'
    this.#writing = undefined
    this.#at = 0
  }
}
