import {
  fitsInteger,
  integer,
  isInteger,
  isNumber,
  type NumberValue,
  toDouble,
} from '../../../model/numbers.ts'
import { Duration } from '../../../model/temporal/index.ts'
import { float, type Value } from '../../../model/values.ts'
import type { AggregateStates, GrowingMemory } from '../../catalog/function-definition.ts'
import { type NumberColumn, valueIn } from '../../runtime/batch.ts'
import { FLOAT, GroupValues, INTEGER, NULL } from './group-values.ts'
import { summandOf } from './summand.ts'

/** The sum of the numbers or durations of each group. */
export class Sums implements AggregateStates {
  readonly #totals: GroupValues

  constructor(memory: GrowingMemory) {
    this.#totals = new GroupValues(memory)
  }

  open(): void {
    this.#totals.open()
  }

  /** @throws CypherError TypeError `InvalidArgumentType` */
  add(group: number, [value]: readonly Value[]): void {
    const total = this.#totals.get(group)
    const summand = summandOf('sum', value, total)
    if (summand instanceof Duration)
      this.#totals.set(group, total instanceof Duration ? total.plus(summand) : summand)
    else this.#totals.set(group, isNumber(total) ? plus(total, summand) : summand)
  }

  addNumbers(column: NumberColumn, groups: Int32Array, count: number): void {
    const { numbers: totals } = this.#totals
    const { numbers, present } = column
    const own = column.type === 'integer' ? INTEGER : FLOAT
    for (let at = 0; at < count; at++) {
      if (present[at] === 0) continue
      const place = 2 * groups[at]
      const kind = totals[place + 1]
      const total = totals[place] + numbers[at]
      if (kind === FLOAT || (kind === INTEGER && own === INTEGER && isSafe(total))) totals[place] = total
      else if (kind === NULL) {
        totals[place] = numbers[at]
        totals[place + 1] = own
      } else this.add(groups[at], [valueIn(column, at)])
    }
  }

  result(group: number): Value {
    return this.#totals.get(group) ?? 0
  }
}

function isSafe(integral: number): boolean {
  return integral <= Number.MAX_SAFE_INTEGER && integral >= Number.MIN_SAFE_INTEGER
}

/** A sum of integers beyond 64 bits goes on as FLOAT, as on the server. */
function plus(total: NumberValue, value: NumberValue): NumberValue {
  if (isInteger(total) && isInteger(value)) {
    if (typeof total === 'number' && typeof value === 'number' && Number.isSafeInteger(total + value))
      return total + value
    const exact = BigInt(total) + BigInt(value)
    if (fitsInteger(exact)) return integer(exact)
  }
  return float(toDouble(total) + toDouble(value))
}
