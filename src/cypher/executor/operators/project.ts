import type { BoundItem, BoundPath } from '../../bound/index.ts'
import type { Type } from '../../types/type.ts'
import type { Value } from '../../../model/values.ts'
import type { Evaluation, Evaluator } from '../../expression/evaluator.ts'
import { LONG_VALUE } from '../../runtime/long-values.ts'
import type { NumberEvaluator } from '../../expression/numbers.ts'
import { later, type Part } from '../../expression/pausing.ts'
import { LARGE, sizeOf } from '../../runtime/value-size.ts'
import {
  type Batch,
  type Budget,
  EVERY_ROW,
  LARGE_BATCH,
  type NumberColumn,
  type Operator,
  PENDING,
  type Pull,
} from '../../runtime/batch.ts'
import { columnOf, section } from '../columns.ts'
import type { Compilation } from '../compilation.ts'
import type { Holding } from '../../runtime/memory.ts'
import { pathOf } from './path.ts'

interface Rename {
  readonly from: number
  readonly to: number
}

/** A column that is computed, record by record where its values are not all numbers. */
interface Computed {
  readonly part: Part
  /** Throws `LONG_VALUE` for a record for which the part has to be asked. */
  readonly atOnce: Evaluator | undefined
  /** For all records of a batch together. */
  readonly numbers: NumberEvaluator | undefined
  readonly type: Type
  readonly to: number
}

/**
 * Adds columns: a variable under another name shares its column, numbers are computed for a whole batch where they can be,
 * anything else, paths of a pattern among it, record by record. It can stop after each record and within a value that pauses; where values are large it makes its batches small.
 */
export class Project implements Operator {
  readonly #input: Operator
  readonly #renames: Rename[] = []
  readonly #computed: Computed[] = []
  /** Of the large values of the last batch: whoever reads it lets it go before the next is made. */
  readonly #memory: Holding
  #batch: Batch | undefined
  /** The records from `#from` to `#row` have their values in `#values`, by item. */
  #from = 0
  #row = 0
  #values: Value[][] = []
  #bytes = 0
  /** Of the batch: the columns of numbers, by slot, and what is computed record by record, which makes `#tried` items. */
  #numbers: NumberColumn[] = []
  #recordwise: Computed[] = []
  #tried = 0
  /** The value of the item `#item` of the record `#row`, which is not there yet. */
  #evaluation: Evaluation | undefined
  #item = 0

  constructor(input: Operator, items: readonly (BoundItem | BoundPath)[], compilation: Compilation) {
    this.#input = input
    this.#memory = compilation.context.hold()
    for (const item of items) {
      const { variable } = item
      const to = compilation.slotOf(variable)
      if (!('expression' in item))
        this.#compute({ kind: 'plain', evaluate: pathOf(item, compilation) }, undefined, variable.type, to)
      else if (item.expression.kind === 'variable')
        this.#renames.push({ from: compilation.slotOf(item.expression.variable), to })
      else {
        const { expression } = item
        this.#compute(compilation.part(expression), compilation.numbers(expression), variable.type, to)
      }
    }
  }

  next(budget: Budget): Pull {
    for (;;) {
      if (budget.work <= 0) return PENDING
      if (this.#batch === undefined) {
        const pull = this.#input.next(budget)
        if (pull.kind !== 'batch') return pull
        if (pull.batch.size === 0) continue
        this.#memory.clear()
        this.#batch = pull.batch
        this.#row = 0
        this.#numbers = []
        this.#recordwise = []
        this.#tried = 0
      }
      const batch = this.#batch
      if (!this.#computeNumbers(batch, budget) || !this.#advance(batch, budget)) return PENDING
      const out = this.#take(batch)
      if (this.#row >= batch.size) this.#batch = undefined
      else this.#begin()
      return { kind: 'batch', batch: out }
    }
  }

  #begin(): void {
    this.#from = this.#row
    this.#item = 0
    this.#bytes = 0
    this.#values = this.#recordwise.map(() => [])
  }

  #compute(part: Part, numbers: NumberEvaluator | undefined, type: Type, to: number): void {
    const atOnce = part.kind === 'plain' ? part.evaluate : part.ofShort
    this.#computed.push({ part, atOnce, numbers, type, to })
  }

  /** Computes columns of numbers, and finds what they cannot be made of; false where the budget is spent before. */
  #computeNumbers(batch: Batch, budget: Budget): boolean {
    if (this.#tried === this.#computed.length && this.#tried > 0) return true
    for (; this.#tried < this.#computed.length; this.#tried++) {
      if (budget.work <= 0) return false
      const computed = this.#computed[this.#tried]
      const column = computed.numbers?.(batch, EVERY_ROW, batch.size)
      if (column === undefined) {
        this.#recordwise.push(computed)
        continue
      }
      if (this.#tried > 0) budget.work -= batch.size >> 2
      const { kind, type, numbers, present } = column
      // The evaluator writes over its column when it is asked again.
      this.#numbers[computed.to] = {
        kind,
        type,
        numbers: numbers.slice(0, batch.size),
        present: present.slice(0, batch.size),
      }
    }
    this.#begin()
    return true
  }

  /** Computes records until there are enough for a batch (true) or the budget is spent (false). */
  #advance(batch: Batch, budget: Budget): boolean {
    for (;;)
      try {
        return this.#computeRecords(batch, budget)
      } catch (error) {
        if (error !== LONG_VALUE) throw error
        this.#evaluation = later(this.#recordwise[this.#item].part, batch, this.#row)
      }
  }

  #computeRecords(batch: Batch, budget: Budget): boolean {
    if (this.#recordwise.length === 0) {
      if (this.#computed.length > 0) budget.work -= batch.size - this.#row
      this.#row = batch.size
    }
    for (; this.#row < batch.size; this.#row++) {
      // Between two records: the values of one that is begun would be made again, and again.
      if (this.#item === 0 && this.#bytes >= LARGE_BATCH) return true
      if (budget.work <= 0) return false
      // Once a record: whatever goes on in a new slice has all of it, so that it comes further, however small that is.
      if (this.#evaluation === undefined) budget.work -= 1 + (this.#recordwise.length >> 1)
      for (; this.#item < this.#recordwise.length; this.#item++) {
        const value = this.#value(this.#recordwise[this.#item], batch)
        if (value === undefined) return false
        this.#values[this.#item].push(value)
        const size = sizeOf(value)
        if (size < LARGE) continue
        this.#bytes += size
        this.#memory.replace(this.#bytes)
      }
      this.#item = 0
    }
    return true
  }

  /** The value of an item for the record at hand; undefined where it pauses. */
  #value(computed: Computed, batch: Batch): Value | undefined {
    if (this.#evaluation === undefined && computed.atOnce !== undefined)
      return computed.atOnce(batch, this.#row)
    this.#evaluation ??= later(computed.part, batch, this.#row)
    const step = this.#evaluation.next()
    if (step.done !== true) return undefined
    this.#evaluation = undefined
    return step.value
  }

  #take(batch: Batch): Batch {
    const whole = this.#from === 0 && this.#row === batch.size
    const given = batch.columns.slice()
    this.#numbers.forEach((column, slot) => {
      given[slot] = column
    })
    const { size, columns } = whole
      ? { size: batch.size, columns: given }
      : section({ size: batch.size, columns: given }, this.#from, this.#row)
    const before = columns.slice()
    for (const { from, to } of this.#renames) columns[to] = before[from]
    this.#recordwise.forEach(({ type, to }, at) => {
      columns[to] = columnOf(this.#values[at], type)
    })
    return { size, columns }
  }

  reset(): void {
    this.#input.reset()
    this.#memory.clear()
    this.#batch = undefined
    this.#evaluation?.return(null)
    this.#evaluation = undefined
  }
}
