import { toDouble } from '../../../model/numbers.ts'
import { Duration } from '../../../model/temporal/index.ts'
import { float, type Value } from '../../../model/values.ts'
import type { AggregateStates, GrowingMemory } from '../../catalog/function-definition.ts'
import { type NumberColumn, valueIn } from '../../runtime/batch.ts'
import { GroupNumbers } from './group-numbers.ts'
import { summandOf } from './summand.ts'

/** What the sum of the durations of a group takes. */
const DURATION_BYTES = 112

/** The mean of the numbers or durations of each group: its numbers are how many there were, and their mean. */
export class Means implements AggregateStates {
  readonly #means: GroupNumbers
  readonly #durations = new Map<number, Duration>()
  readonly #memory: GrowingMemory

  constructor(memory: GrowingMemory) {
    this.#memory = memory
    this.#means = new GroupNumbers(2, memory)
  }

  open(): void {
    this.#means.open()
  }

  /** @throws CypherError TypeError `InvalidArgumentType` */
  add(group: number, [value]: readonly Value[]): void {
    const { numbers: means } = this.#means
    const place = 2 * group
    const durations = this.#durations.get(group)
    const number = summandOf('avg', value, means[place] === 0 ? null : (durations ?? 0))
    means[place] += 1
    if (number instanceof Duration) {
      if (durations === undefined) this.#memory.add(DURATION_BYTES)
      this.#durations.set(group, durations?.plus(number) ?? number)
    } else means[place + 1] += (toDouble(number) - means[place + 1]) / means[place]
  }

  addNumbers(column: NumberColumn, groups: Int32Array, count: number): void {
    const { numbers: means } = this.#means
    const { numbers, present } = column
    const anyDurations = this.#durations.size > 0
    for (let at = 0; at < count; at++) {
      if (present[at] === 0) continue
      if (anyDurations) {
        this.add(groups[at], [valueIn(column, at)])
        continue
      }
      const place = 2 * groups[at]
      means[place] += 1
      means[place + 1] += (numbers[at] - means[place + 1]) / means[place]
    }
  }

  result(group: number): Value {
    const { numbers: means } = this.#means
    const place = 2 * group
    const durations = this.#durations.get(group)
    if (durations !== undefined) return durations.dividedBy(means[place])
    return means[place] === 0 ? null : float(means[place + 1])
  }
}
