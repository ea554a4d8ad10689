import { type Batch, type Operator } from '../batch.ts'
import { gatherColumns } from '../columns.ts'
import type { ExecutionContext } from '../context.ts'
import { KeyTable } from './key-table.ts'
import { MappedOperator } from './mapped.ts'

/** The first record of each combination of values; nulls are the same as each other. Keeps the order. */
export class Distinct extends MappedOperator {
  readonly #keys: KeyTable
  readonly #carried: readonly number[]

  constructor(
    input: Operator,
    slots: readonly number[],
    carried: readonly number[],
    context: ExecutionContext,
  ) {
    super(input)
    this.#keys = new KeyTable(slots, context)
    this.#carried = carried
  }

  protected map(batch: Batch): Batch {
    const rows = new Int32Array(batch.size)
    let size = 0
    for (let row = 0; row < batch.size; row++) {
      const known = this.#keys.size
      if (this.#keys.number(batch, row) >= known) rows[size++] = row
    }
    return size === batch.size ? batch : { size, columns: gatherColumns(batch, this.#carried, rows, size) }
  }

  override reset(): void {
    super.reset()
    this.#keys.clear()
  }
}
