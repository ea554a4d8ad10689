import { compareNumbers, fitsInteger, integer, isNumber } from '../../model/numbers.ts'
import type { Value } from '../../model/values.ts'
import { integerOverflow } from './errors.ts'

/** The integers from a start to an end, both included, in steps: what `range` stands for, without making the list. */
export class IntegerRange {
  /** How many there are; beyond the safe range to the nearest double. */
  readonly length: number
  readonly #start: number | bigint
  readonly #end: number | bigint
  readonly #step: number | bigint
  readonly #isSmall: boolean

  /** @param step not 0 */
  constructor(start: number | bigint, end: number | bigint, step: number | bigint) {
    this.#start = start
    this.#end = end
    this.#step = step
    this.#isSmall =
      typeof start === 'number' &&
      typeof end === 'number' &&
      typeof step === 'number' &&
      Number.isSafeInteger(end - start)
    this.length = Number(this.#count())
  }

  /** How many there are. @throws CypherError ArithmeticError `IntegerOverflow` beyond 64 bits */
  size(): number | bigint {
    const count = this.#count()
    if (typeof count === 'bigint' && !fitsInteger(count)) throw integerOverflow('The size of `range()`')
    return integer(count)
  }

  /** The integer at a place from 0 on; the caller keeps to the length. */
  at(index: number): number | bigint {
    if (this.#isSmall) return Number(this.#start) + index * Number(this.#step)
    return integer(BigInt(this.#start) + BigInt(index) * BigInt(this.#step))
  }

  /** `value IN range`: null where only a null could decide. */
  has(value: Value): boolean | null {
    if (this.length === 0) return false
    if (value === null) return null
    if (!isNumber(value)) return false
    const number = typeof value === 'object' ? value.value : value
    if (typeof number === 'number' && !Number.isInteger(number)) return false
    const [low, high] = this.#step > 0 ? [this.#start, this.#end] : [this.#end, this.#start]
    if (compareNumbers(number, low) < 0 || compareNumbers(number, high) > 0) return false
    return (BigInt(number) - BigInt(this.#start)) % BigInt(this.#step) === 0n
  }

  #count(): number | bigint {
    const [start, end, step] = [this.#start, this.#end, this.#step]
    // Division truncates towards zero, so the wrong direction is ruled out first.
    if (step > 0 ? start > end : start < end) return 0
    if (this.#isSmall) return Math.floor((Number(end) - Number(start)) / Number(step)) + 1
    return (BigInt(end) - BigInt(start)) / BigInt(step) + 1n
  }
}
