import { isList } from '../../../model/kinds.ts'
import type { Value } from '../../../model/values.ts'
import type { Type } from '../../types/type.ts'
import type { Items, ItemsEvaluator } from '../../expression/items.ts'
import { IntegerRange } from '../../runtime/integer-range.ts'
import { type Batch, BATCH_SIZE, type Budget, type Operator } from '../../runtime/batch.ts'
import { columnOf, gatherColumns } from '../columns.ts'
import { ExpandingOperator } from './mapped.ts'

/** A record for each item of a list; none for null and for the empty list; one for any other value. */
export class Unwind extends ExpandingOperator {
  readonly #list: ItemsEvaluator
  readonly #slot: number
  readonly #type: Type
  readonly #carried: readonly number[]
  readonly #rows = new Int32Array(BATCH_SIZE)
  #values: Value[] = []
  #row = 0
  #items: Items | undefined
  #at = 0

  constructor(
    input: Operator,
    list: ItemsEvaluator,
    variable: { slot: number; type: Type },
    carried: readonly number[],
  ) {
    super(input)
    this.#list = list
    this.#slot = variable.slot
    this.#type = variable.type
    this.#carried = carried.filter((slot) => slot !== variable.slot)
  }

  protected begin(): void {
    this.#row = 0
    this.#items = undefined
    this.#values = []
  }

  protected fill(batch: Batch, budget: Budget): boolean {
    for (; this.#row < batch.size; this.#row++) {
      if (this.#items === undefined) {
        const value = this.#list(batch, this.#row)
        this.#items = value === null ? [] : value instanceof IntegerRange || isList(value) ? value : [value]
        this.#at = 0
      }
      const items = this.#items
      while (this.#at < items.length) {
        if (this.#values.length >= BATCH_SIZE || budget.work <= 0) return false
        budget.work -= 1
        this.#rows[this.#values.length] = this.#row
        this.#values.push(items.at(this.#at++) ?? null)
      }
      this.#items = undefined
    }
    return true
  }

  protected take(batch: Batch): Batch | undefined {
    const size = this.#values.length
    if (size === 0) return undefined
    const columns = gatherColumns(batch, this.#carried, this.#rows, size)
    columns[this.#slot] = columnOf(this.#values, this.#type)
    this.#values = []
    return { size, columns }
  }
}
