import { order } from '../../../model/order.ts'
import type { Value } from '../../../model/values.ts'
import { type NumberColumn, valueIn } from '../../runtime/batch.ts'
import { sizeOf, SLOT_BYTES, weightOf } from '../../runtime/value-size.ts'
import { ChunkedList, ChunkedNumbers } from '../chunked-list.ts'
import type { ExecutionContext } from '../context.ts'

/** What a number takes, and whether it is there. */
const NUMBER_BYTES = 9

/**
 * One key of all records of a sort: numbers without boxes as long as they come in columns, INTEGER and FLOAT together, since they
 * are only compared; values from the first on that does not.
 */
export class SortKey {
  readonly #context: ExecutionContext
  readonly #numbers = new ChunkedNumbers()
  readonly #values = new ChunkedList<Value>()

  constructor(context: ExecutionContext) {
    this.#context = context
  }

  /** Adds the key of a record; returns the bytes that it takes. */
  push(value: Value): number {
    this.#values.push(value)
    return SLOT_BYTES + sizeOf(value)
  }

  /** Adds the keys of so many records; returns the bytes that they take. */
  append(column: NumberColumn, count: number): number {
    if (this.#values.length === 0) {
      this.#numbers.append(column, count)
      return count * NUMBER_BYTES
    }
    let bytes = 0
    for (let row = 0; row < count; row++) bytes += this.push(valueIn(column, row))
    return bytes
  }

  /** Adds what another has at some places; returns the bytes that it takes. */
  addFrom(other: SortKey, places: Int32Array): number {
    if (other.#values.length === 0) {
      const numbers = other.#numbers.gather(places, places.length)
      return this.append({ kind: 'number', type: 'float', ...numbers }, places.length)
    }
    let bytes = 0
    for (const place of places) bytes += this.push(other.#at(place))
    return bytes
  }

  /** The order of two records by this key, ascending. */
  compare(one: number, other: number): number {
    if (this.#values.length === 0) return this.#numbers.compare(one, other)
    const value = this.#at(one)
    if (typeof value === 'object' || typeof value === 'string') this.#context.spend(weightOf(value))
    return order(value, this.#at(other))
  }

  #at(place: number): Value {
    const { length } = this.#numbers
    if (place >= length) return this.#values.at(place - length)
    return this.#numbers.at(place)
  }
}
