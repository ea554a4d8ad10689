import type { BoundPattern } from '../../../binder/bound.ts'
import type { Batch, Column, Operator } from '../../batch.ts'
import type { Compilation } from '../../compilation.ts'
import { type CreatePattern, createPattern } from './create-pattern.ts'
import { WriteOperator } from './write-operator.ts'

/** CREATE: for each record, every element of the pattern that is not bound yet. */
export class Create extends WriteOperator {
  readonly #create: CreatePattern
  readonly #pattern: BoundPattern

  constructor(
    input: Operator,
    pattern: BoundPattern,
    slots: { read: readonly number[]; carried: readonly number[] },
    compilation: Compilation,
  ) {
    super(input, slots, compilation)
    this.#pattern = pattern
    this.#create = createPattern(pattern, 'leave-out', compilation)
  }

  protected write(batch: Batch): Batch {
    const columns: Column[] = batch.columns.slice()
    const made = new Map<number, Int32Array>()
    for (const [elements, kind] of [
      [this.#pattern.nodes, 'node'],
      [this.#pattern.relationships, 'relationship'],
    ] as const)
      for (const { variable, bound } of elements) {
        if (bound) continue
        const ids = new Int32Array(batch.size)
        const slot = this.compilation.slotOf(variable)
        made.set(slot, ids)
        columns[slot] = { kind, ids }
      }
    // Later rows and elements read earlier ones of the same record through the columns.
    const seen: Batch = { size: batch.size, columns }
    for (let row = 0; row < batch.size; row++)
      for (const [variable, id] of this.#create(seen, row)) {
        const ids = made.get(this.compilation.slotOf(variable))
        if (ids !== undefined) ids[row] = id
      }
    return seen
  }
}
