import type { Variable } from '../../bound/index.ts'
import {
  type Batch,
  BATCH_SIZE,
  type Budget,
  type Column,
  DONE,
  newNumbers,
  type Operator,
  PENDING,
  type Pull,
  valueIn,
} from '../../runtime/batch.ts'
import { gather, gatherColumns, nullColumn } from '../columns.ts'
import type { Argument } from './argument.ts'

/**
 * OPTIONAL MATCH for a whole batch at once: the inner plan keeps the order of its argument and carries the number of
 * the record, so that the records without a match are the gaps in those numbers.
 */
export class Optional implements Operator {
  readonly #input: Operator
  readonly #inner: Operator
  readonly #argument: Argument
  readonly #introduced: readonly { readonly slot: number; readonly variable: Variable }[]
  readonly #rowSlot: number
  readonly #carried: readonly number[]
  #outer: Batch | undefined
  #next = 0
  #ready: Batch[] = []

  constructor(
    input: Operator,
    inner: { readonly operator: Operator; readonly argument: Argument },
    slots: {
      readonly introduced: readonly { readonly slot: number; readonly variable: Variable }[]
      readonly row: number
      readonly carried: readonly number[]
    },
  ) {
    this.#input = input
    this.#inner = inner.operator
    this.#argument = inner.argument
    this.#introduced = slots.introduced
    this.#rowSlot = slots.row
    const inside = new Set(slots.introduced.map(({ slot }) => slot))
    this.#carried = slots.carried.filter((slot) => !inside.has(slot))
  }

  next(budget: Budget): Pull {
    for (;;) {
      const ready = this.#ready.shift()
      if (ready !== undefined) return { kind: 'batch', batch: ready }
      if (budget.work <= 0) return PENDING
      if (this.#outer === undefined) {
        const pull = this.#input.next(budget)
        if (pull.kind !== 'batch') return pull.kind === 'done' ? DONE : PENDING
        this.#begin(pull.batch)
        continue
      }
      const pull = this.#inner.next(budget)
      if (pull.kind === 'pending') return PENDING
      if (pull.kind === 'batch') this.#merge(this.#outer, pull.batch)
      else {
        this.#merge(this.#outer, undefined)
        this.#outer = undefined
      }
    }
  }

  #begin(batch: Batch): void {
    const columns: Column[] = batch.columns.slice()
    const rows = newNumbers(batch.size)
    for (let row = 0; row < batch.size; row++) rows.numbers[row] = row
    columns[this.#rowSlot] = { kind: 'number', type: 'integer', ...rows, present: rows.present.fill(1) }
    this.#outer = batch
    this.#next = 0
    this.#argument.set({ size: batch.size, columns })
    this.#inner.reset()
  }

  /** Adds matches, and nulls for the records that they have passed over; undefined stands for the end. */
  #merge(outer: Batch, matches: Batch | undefined): void {
    const outerRows: number[] = []
    const innerRows: number[] = []
    const gap = (until: number): void => {
      for (; this.#next < until; this.#next++) {
        outerRows.push(this.#next)
        innerRows.push(-1)
      }
    }
    if (matches === undefined) gap(outer.size)
    else {
      const numbers = matches.columns[this.#rowSlot]
      for (let at = 0; at < matches.size; at++) {
        const row = numbers.kind === 'number' ? numbers.numbers[at] : Number(valueIn(numbers, at))
        gap(row)
        this.#next = row + 1
        outerRows.push(row)
        innerRows.push(at)
      }
    }
    for (let from = 0; from < outerRows.length; from += BATCH_SIZE) {
      const size = Math.min(BATCH_SIZE, outerRows.length - from)
      const columns = gatherColumns(
        outer,
        this.#carried,
        Int32Array.from(outerRows.slice(from, from + size)),
        size,
      )
      const rows = Int32Array.from(innerRows.slice(from, from + size))
      for (const { slot, variable } of this.#introduced) {
        const column = matches?.columns[slot]
        columns[slot] = column === undefined ? nullColumn(variable.type, size) : gather(column, rows, size)
      }
      this.#ready.push({ size, columns })
    }
  }

  reset(): void {
    this.#input.reset()
    this.#outer = undefined
    this.#ready = []
  }
}
