import { type Batch, DONE, type Operator, type Pull } from '../../runtime/batch.ts'

/** Yields the batch it was handed, once after each `reset`; one empty record by default. */
export class Argument implements Operator {
  #batch: Batch = { size: 1, columns: [] }
  #done = false

  /** Takes effect with the next `reset`. */
  set(batch: Batch): void {
    this.#batch = batch
  }

  next(): Pull {
    if (this.#done) return DONE
    this.#done = true
    return { kind: 'batch', batch: this.#batch }
  }

  reset(): void {
    this.#done = false
  }
}
