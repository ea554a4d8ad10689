import { type Batch, type Budget, DONE, type Operator, PENDING, type Pull } from '../../runtime/batch.ts'
import { gatherColumns } from '../columns.ts'
import type { Argument } from './argument.ts'

/** For each record, the records of a subquery that was handed this record; once where the subquery only writes. */
export class Apply implements Operator {
  readonly #input: Operator
  readonly #inner: Operator
  readonly #argument: Argument
  readonly #carried: readonly number[]
  readonly #results: readonly number[]
  readonly #unit: boolean
  #outer: Batch | undefined
  #row = 0
  #running = false

  constructor(
    input: Operator,
    inner: { readonly operator: Operator; readonly argument: Argument },
    slots: { readonly carried: readonly number[]; readonly results: readonly number[] },
    unit: boolean,
  ) {
    this.#input = input
    this.#inner = inner.operator
    this.#argument = inner.argument
    this.#carried = slots.carried
    this.#results = slots.results
    this.#unit = unit
  }

  next(budget: Budget): Pull {
    for (;;) {
      if (budget.work <= 0) return PENDING
      if (this.#outer === undefined) {
        const pull = this.#input.next(budget)
        if (pull.kind !== 'batch') return pull.kind === 'done' ? DONE : PENDING
        this.#outer = pull.batch
        this.#row = 0
        this.#running = false
      }
      const outer = this.#outer
      if (this.#row >= outer.size) {
        this.#outer = undefined
        continue
      }
      if (!this.#running) {
        budget.work -= 1
        this.#argument.set(this.#record(outer, 1))
        this.#inner.reset()
        this.#running = true
      }
      const pull = this.#inner.next(budget)
      if (pull.kind === 'pending') return PENDING
      if (pull.kind === 'done') {
        const single = this.#unit ? this.#record(outer, 1) : undefined
        this.#running = false
        this.#row++
        if (single !== undefined) return { kind: 'batch', batch: single }
        continue
      }
      if (this.#unit) continue
      const { size, columns } = this.#record(outer, pull.batch.size)
      const joined = columns.slice()
      for (const slot of this.#results) joined[slot] = pull.batch.columns[slot]
      return { kind: 'batch', batch: { size, columns: joined } }
    }
  }

  #record(outer: Batch, size: number): Batch {
    return { size, columns: gatherColumns(outer, this.#carried, new Int32Array(size).fill(this.#row), size) }
  }

  reset(): void {
    this.#input.reset()
    this.#outer = undefined
    this.#running = false
  }
}
