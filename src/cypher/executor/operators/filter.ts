import type { FilterPart } from '../../expression/predicate.ts'
import { LONG_VALUE } from '../../runtime/long-values.ts'
import { type Batch, type Budget, type Operator, DONE, PENDING, type Pull } from '../../runtime/batch.ts'
import { gatherColumns } from '../columns.ts'
import { NO_SLICE } from './expand.ts'

/**
 * Keeps the records for which every predicate is true; false and null are dropped. The first predicates are looked at for all
 * records of a batch together where they can be, the others record by record. It can pause within a record that has long values.
 */
export class Filter implements Operator {
  readonly #input: Operator
  readonly #predicates: readonly FilterPart[]
  readonly #carried: readonly number[]
  #current: Batch | undefined
  /** The records that are kept, then, from `#at` to `#left`, those of which it is not known yet. */
  #rows: Int32Array = NO_SLICE
  #size = 0
  #at = 0
  #left = 0
  /** The first predicate that is looked at record by record, once it is known which. */
  #first = 0
  #isNarrowed = false
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
        this.#begin(pull.batch.size)
      }
      const batch = this.#current
      if (!this.#narrow(batch, budget) || !this.#look(batch, budget)) return PENDING
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

  #begin(size: number): void {
    if (this.#rows.length < size) this.#rows = new Int32Array(size)
    for (let row = 0; row < size; row++) this.#rows[row] = row
    this.#size = 0
    this.#at = 0
    this.#left = size
    this.#first = 0
    this.#isNarrowed = false
  }

  /** Looks at all records together, predicate by predicate, as far as that goes; false where the budget is spent before. */
  #narrow(batch: Batch, budget: Budget): boolean {
    for (; !this.#isNarrowed && this.#first < this.#predicates.length; this.#first++) {
      if (budget.work <= 0) return false
      const left = this.#predicates[this.#first].narrow?.(batch, this.#rows, this.#left)
      if (left === undefined) break
      // A record is paid for once, by whoever looks at it last.
      budget.work -= this.#left - left + (this.#first > 0 ? this.#left >> 3 : 0)
      this.#left = left
    }
    this.#isNarrowed = true
    return true
  }

  /** Looks at the records that are left one by one; false where the budget is spent before the last. */
  #look(batch: Batch, budget: Budget): boolean {
    if (this.#first === this.#predicates.length) {
      budget.work -= this.#left
      this.#size = this.#left
      return true
    }
    // Predicates may hold whole subqueries, so the budget is looked at within a batch.
    for (; this.#at < this.#left; this.#at++) {
      if (budget.work <= 0) return false
      const row = this.#rows[this.#at]
      if (this.#meeting === undefined) budget.work -= 1 + ((this.#predicates.length - this.#first) >> 2)
      const meets = this.#meeting === undefined ? this.#meets(batch, row) : undefined
      if (meets ?? this.#meetsLater(batch, row)) this.#rows[this.#size++] = row
      else if (this.#meeting !== undefined) return false
    }
    return true
  }

  /** False where it fails, and, with `#meeting` left, where it pauses. */
  #meetsLater(batch: Batch, row: number): boolean {
    this.#meeting ??= this.#meetsInPieces(batch, row)
    const step = this.#meeting.next()
    if (step.done !== true) return false
    this.#meeting = undefined
    return step.value
  }

  /** undefined where a value is long. */
  #meets(batch: Batch, row: number): boolean | undefined {
    try {
      for (let at = this.#first; at < this.#predicates.length; at++)
        if (!this.#predicates[at].holds(batch, row)) return false
      return true
    } catch (error) {
      if (error === LONG_VALUE) return undefined
      throw error
    }
  }

  *#meetsInPieces(batch: Batch, row: number): Generator<void, boolean, void> {
    for (const { holds, inPieces } of this.#predicates.slice(this.#first))
      if (!(inPieces === undefined ? holds(batch, row) : yield* inPieces(batch, row))) return false
    return true
  }

  reset(): void {
    this.#input.reset()
    this.#current = undefined
    this.#meeting?.return(false)
    this.#meeting = undefined
  }
}
