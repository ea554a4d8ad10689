import type { Predicate } from '../../expression/scope.ts'
import { type Batch, type Budget, type Operator, DONE, PENDING, type Pull } from '../batch.ts'
import { gatherColumns } from '../columns.ts'

/** Keeps the records for which every predicate is true; false and null are dropped. */
export class Filter implements Operator {
  readonly #input: Operator
  readonly #predicates: readonly Predicate[]
  readonly #carried: readonly number[]
  #current: Batch | undefined
  #rows = new Int32Array(0)
  #row = 0
  #size = 0

  /** @param predicates looked at in order, none after one that fails */
  constructor(input: Operator, predicates: readonly Predicate[], carried: readonly number[]) {
    this.#input = input
    this.#predicates = predicates
    this.#carried = carried
  }

  next(budget: Budget): Pull {
    for (;;) {
      if (this.#current === undefined) {
        if (budget.work <= 0) return PENDING
        const pull = this.#input.next(budget)
        if (pull.kind !== 'batch') return pull.kind === 'done' ? DONE : PENDING
        this.#current = pull.batch
        this.#row = 0
        this.#size = 0
        if (this.#rows.length < pull.batch.size) this.#rows = new Int32Array(pull.batch.size)
      }
      const batch = this.#current
      // Predicates may hold whole subqueries, so the budget is looked at within a batch.
      for (; this.#row < batch.size; this.#row++) {
        if (budget.work <= 0) return PENDING
        budget.work -= 1
        if (this.#meets(batch)) this.#rows[this.#size++] = this.#row
      }
      this.#current = undefined
      const size = this.#size
      if (size === batch.size && size > 0) return { kind: 'batch', batch }
      if (size > 0)
        return {
          kind: 'batch',
          batch: { size, columns: gatherColumns(batch, this.#carried, this.#rows, size) },
        }
    }
  }

  #meets(batch: Batch): boolean {
    for (const holds of this.#predicates) if (!holds(batch, this.#row)) return false
    return true
  }

  reset(): void {
    this.#input.reset()
    this.#current = undefined
  }
}
