import { type Batch, type Budget, type Operator, PENDING, type Pull } from '../../runtime/batch.ts'
import { gatherColumns } from '../columns.ts'
import type { ExecutionContext } from '../context.ts'
import { KeyTable } from './key-table.ts'

/** The first record of each combination of values; nulls are the same as each other. Keeps the order. */
export class Distinct implements Operator {
  readonly #input: Operator
  readonly #keys: KeyTable
  readonly #carried: readonly number[]
  #batch: Batch | undefined
  #row = 0

  constructor(
    input: Operator,
    slots: readonly number[],
    carried: readonly number[],
    context: ExecutionContext,
  ) {
    this.#input = input
    this.#keys = new KeyTable(slots, context)
    this.#carried = carried
  }

  next(budget: Budget): Pull {
    for (;;) {
      if (budget.work <= 0) return PENDING
      if (this.#batch === undefined) {
        const pull = this.#input.next(budget)
        if (pull.kind !== 'batch') return pull
        this.#batch = pull.batch
        this.#row = 0
      }
      const batch = this.#batch
      const rows = new Int32Array(batch.size - this.#row)
      let size = 0
      // A key may be as long as its value is large.
      for (; this.#row < batch.size && budget.work > 0; this.#row++) {
        budget.work -= this.#keys.work
        const known = this.#keys.size
        if (this.#keys.number(batch, this.#row) >= known) rows[size++] = this.#row
      }
      if (this.#row >= batch.size) this.#batch = undefined
      if (size === batch.size) return { kind: 'batch', batch }
      if (size > 0)
        return { kind: 'batch', batch: { size, columns: gatherColumns(batch, this.#carried, rows, size) } }
    }
  }

  reset(): void {
    this.#input.reset()
    this.#keys.clear()
    this.#batch = undefined
  }
}
