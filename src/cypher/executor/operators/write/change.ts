import type { Batch, Operator } from '../../../runtime/batch.ts'
import type { Compilation } from '../../compilation.ts'
import type { Pausing } from '../../../runtime/pausing.ts'
import type { Change } from './set-items.ts'
import { WRITE_WORK, WriteOperator } from './write-operator.ts'

/** SET and REMOVE: every item for one record, then the next record. */
export class ChangeRecords extends WriteOperator {
  readonly #changes: readonly Change[]

  constructor(
    input: Operator,
    changes: readonly Change[],
    slots: { readonly read: readonly number[]; readonly carried: readonly number[] },
    compilation: Compilation,
  ) {
    super(input, slots, compilation)
    this.#changes = changes
  }

  protected *write(batch: Batch): Pausing<Batch> {
    const { context } = this.compilation
    for (let row = 0; row < batch.size; row++) {
      context.spend(WRITE_WORK)
      if (context.exhausted) yield
      for (const change of this.#changes) {
        const rest = change(batch, row)
        if (rest !== undefined) yield* rest
      }
    }
    return batch
  }
}
