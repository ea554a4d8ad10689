import {
  type Batch,
  BATCH_SIZE,
  type Budget,
  DONE,
  type Operator,
  PENDING,
  type Pull,
} from '../../runtime/batch.ts'
import type { ExecutionContext } from '../context.ts'
import { RecordBuffer } from '../record-buffer.ts'

/** Takes all of its input before it yields the first record, in the same order. */
export class Eager implements Operator {
  readonly #input: Operator
  readonly #records: RecordBuffer
  #complete = false
  #at = 0

  constructor(input: Operator, carried: readonly number[], context: ExecutionContext) {
    this.#input = input
    this.#records = new RecordBuffer(carried, context)
  }

  next(budget: Budget): Pull {
    while (!this.#complete) {
      if (budget.work <= 0) return PENDING
      const pull = this.#input.next(budget)
      if (pull.kind === 'pending') return PENDING
      if (pull.kind === 'done') this.#complete = true
      else this.#records.append(pull.batch)
    }
    if (this.#at >= this.#records.size) return DONE
    const batch: Batch = this.#records.slice(this.#at, BATCH_SIZE)
    this.#at += batch.size
    return { kind: 'batch', batch }
  }

  reset(): void {
    this.#input.reset()
    this.#records.clear()
    this.#complete = false
    this.#at = 0
  }
}
