import type { FilterPart } from '../../expression/predicate.ts'
import { LONG_VALUE } from '../../runtime/long-values.ts'
import { type Batch, type Budget, type Operator, DONE, PENDING, type Pull } from '../../runtime/batch.ts'
import { gatherColumns } from '../columns.ts'

/**
 * Keeps the records for which every predicate is true; false and null are dropped. It can pause within a record that has
 * long values.
 */
export class Filter implements Operator {
  readonly #input: Operator
  readonly #predicates: readonly FilterPart[]
  readonly #carried: readonly number[]
  #current: Batch | undefined
  #rows = new Int32Array(0)
  #row = 0
  #size = 0
  /** Whether the record at hand, which has long values, meets the predicates. */
  #meeting: Generator<void, boolean, void> | undefined

  /** @param predicates looked at in order, none after one that fails */
  constructor(input: Operator, predicates: readonly FilterPart[], carried: readonly number[]) {
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
      if (!this.#look(batch, budget)) return PENDING
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

  /** Looks at the records; false where the budget is spent before the last. */
  #look(batch: Batch, budget: Budget): boolean {
    // Predicates may hold whole subqueries, so the budget is looked at within a batch.
    for (; this.#row < batch.size; this.#row++) {
      if (budget.work <= 0) return false
      if (this.#meeting === undefined) budget.work -= 1 + (this.#predicates.length >> 2)
      const meets = this.#meeting === undefined ? this.#meets(batch) : undefined
      if (meets ?? this.#meetsLater(batch)) this.#rows[this.#size++] = this.#row
      else if (this.#meeting !== undefined) return false
    }
    return true
  }

  /** False where it fails, and, with `#meeting` left, where it pauses. */
  #meetsLater(batch: Batch): boolean {
    this.#meeting ??= this.#meetsInPieces(batch)
    const step = this.#meeting.next()
    if (step.done !== true) return false
    this.#meeting = undefined
    return step.value
  }

  /** undefined where a value is long. */
  #meets(batch: Batch): boolean | undefined {
    try {
      for (const { holds } of this.#predicates) if (!holds(batch, this.#row)) return false
      return true
    } catch (error) {
      if (error === LONG_VALUE) return undefined
      throw error
    }
  }

  *#meetsInPieces(batch: Batch): Generator<void, boolean, void> {
    for (const { holds, inPieces } of this.#predicates)
      if (!(inPieces === undefined ? holds(batch, this.#row) : yield* inPieces(batch, this.#row)))
        return false
    return true
  }

  reset(): void {
    this.#input.reset()
    this.#current = undefined
    this.#meeting?.return(false)
    this.#meeting = undefined
  }
}
