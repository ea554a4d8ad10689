import { order } from '../../../model/order.ts'
import type { Value } from '../../../model/values.ts'
import type { AggregateStates, GrowingMemory } from '../../catalog/function-definition.ts'
import { type NumberColumn, valueIn } from '../../runtime/batch.ts'
import { FLOAT, GroupValues, INTEGER, NULL } from './group-values.ts'

/** The first of the smallest (direction -1) or largest (1) values of each group, in the order of ORDER BY. */
export class Extremes implements AggregateStates {
  readonly #direction: -1 | 1
  readonly #best: GroupValues

  constructor(direction: -1 | 1, memory: GrowingMemory) {
    this.#direction = direction
    this.#best = new GroupValues(memory)
  }

  open(): void {
    this.#best.open()
  }

  add(group: number, [value]: readonly Value[]): void {
    const best = this.#best.get(group)
    if (best === null || order(value, best) * this.#direction > 0) this.#best.set(group, value)
  }

  addNumbers(column: NumberColumn, groups: Int32Array, count: number): void {
    const { numbers: best } = this.#best
    const { numbers, present } = column
    const own = column.type === 'integer' ? INTEGER : FLOAT
    const direction = this.#direction
    for (let at = 0; at < count; at++) {
      if (present[at] === 0) continue
      const place = 2 * groups[at]
      const kind = best[place + 1]
      if (kind === NULL) {
        best[place] = numbers[at]
        best[place + 1] = own
      } else if (kind !== INTEGER && kind !== FLOAT) this.add(groups[at], [valueIn(column, at)])
      else if (isBeyond(numbers[at], best[place], direction)) {
        best[place] = numbers[at]
        best[place + 1] = own
      }
    }
  }

  result(group: number): Value {
    return this.#best.get(group)
  }
}

/** As `order`, where NaN is after all numbers. */
function isBeyond(number: number, best: number, direction: -1 | 1): boolean {
  return direction > 0
    ? number > best || (Number.isNaN(number) && !Number.isNaN(best))
    : number < best || (Number.isNaN(best) && !Number.isNaN(number))
}
