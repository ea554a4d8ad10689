import { float, type Value } from '../../../model/values.ts'
import type { AggregateStates, GrowingMemory } from '../../catalog/function-definition.ts'
import type { NumberColumn } from '../../runtime/batch.ts'
import { doubleOf } from '../arguments.ts'
import { GroupNumbers } from './group-numbers.ts'

/** The standard deviation of the numbers of each group: how many, their mean, and the sum of the squares of the differences. */
export class Deviations implements AggregateStates {
  readonly #name: string
  readonly #correction: 0 | 1
  readonly #states: GroupNumbers

  constructor(name: string, correction: 0 | 1, memory: GrowingMemory) {
    this.#name = name
    this.#correction = correction
    this.#states = new GroupNumbers(3, memory)
  }

  open(): void {
    this.#states.open()
  }

  /** @throws CypherError TypeError `InvalidArgumentType` */
  add(group: number, [value]: readonly Value[]): void {
    deviate(this.#states.numbers, 3 * group, doubleOf(this.#name, value))
  }

  addNumbers({ numbers, present }: NumberColumn, groups: Int32Array, count: number): void {
    const { numbers: states } = this.#states
    for (let at = 0; at < count; at++) if (present[at] === 1) deviate(states, 3 * groups[at], numbers[at])
  }

  result(group: number): Value {
    const [count, , squares] = this.#states.numbers.subarray(3 * group)
    if (count === 0) return null
    return float(count <= this.#correction ? 0 : Math.sqrt(squares / (count - this.#correction)))
  }
}

/** Welford's recurrence: one pass, no cancellation. */
function deviate(states: Float64Array, place: number, number: number): void {
  states[place] += 1
  const difference = number - states[place + 1]
  states[place + 1] += difference / states[place]
  states[place + 2] += difference * (number - states[place + 1])
}
