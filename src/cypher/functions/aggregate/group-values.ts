import { float, Float, type Value } from '../../../model/values.ts'
import type { GrowingMemory } from '../../catalog/function-definition.ts'
import { sizeOf } from '../../runtime/value-size.ts'
import { GroupNumbers } from './group-numbers.ts'

export const NULL = 0
export const INTEGER = 1
export const FLOAT = 2
const OTHER = 3

/** What a value that is not held as a number takes besides itself. */
const ENTRY_BYTES = 48

/** One value for each group, null at first: an INTEGER in the safe range and a FLOAT are held without a box. */
export class GroupValues {
  readonly #held: GroupNumbers
  readonly #others = new Map<number, Value>()
  readonly #memory: GrowingMemory

  constructor(memory: GrowingMemory) {
    this.#memory = memory
    this.#held = new GroupNumbers(2, memory)
  }

  /** Of group g: the number at `2 * g`, then which of `NULL`, `INTEGER`, `FLOAT` or something else it is. Another array after `open`. */
  get numbers(): Float64Array {
    return this.#held.numbers
  }

  open(): void {
    this.#held.open()
  }

  get(group: number): Value {
    const { numbers } = this.#held
    switch (numbers[2 * group + 1]) {
      case NULL:
        return null
      case INTEGER:
        return numbers[2 * group]
      case FLOAT:
        return float(numbers[2 * group])
      default:
        return this.#others.get(group) ?? null
    }
  }

  /** @throws QueryLimitError `MemoryLimit` */
  set(group: number, value: Value): void {
    const { numbers } = this.#held
    if (typeof value === 'number') {
      numbers[2 * group] = value
      numbers[2 * group + 1] = Number.isInteger(value) ? INTEGER : FLOAT
    } else if (value instanceof Float) {
      numbers[2 * group] = value.value
      numbers[2 * group + 1] = FLOAT
    } else {
      const before = this.#others.get(group)
      this.#memory.add(sizeOf(value) - (before === undefined ? -ENTRY_BYTES : sizeOf(before)))
      this.#others.set(group, value)
      numbers[2 * group + 1] = OTHER
    }
  }
}
