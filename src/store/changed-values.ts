import { groupingKey } from '../model/grouping.ts'
import type { Value } from '../model/values.ts'

/**
 * The changed nodes of a version by the value of one property, gone through piece by piece. A node stays under each value that
 * it has had, so that what is found is still to be asked for its value.
 */
export class ChangedValues {
  readonly #nodes = new Map<string | number, number[]>()
  /** Those that are still to be gone through; undefined at the end. */
  #left: Iterator<readonly [node: number, value: Value]> | undefined

  constructor(changed: Iterable<readonly [node: number, value: Value]>) {
    this.#left = changed[Symbol.iterator]()
  }

  get isReady(): boolean {
    return this.#left === undefined
  }

  /** Goes on, for so many nodes at the most; returns how many it looked at. */
  build(most: number): number {
    let looked = 0
    for (; this.#left !== undefined && looked < most; looked++) {
      const next = this.#left.next()
      if (next.done === true) {
        this.#left = undefined
        break
      }
      this.add(...next.value)
    }
    return looked
  }

  add(node: number, value: Value): void {
    if (value === null) return
    const key = groupingKey(value)
    const known = this.#nodes.get(key)
    if (known === undefined) this.#nodes.set(key, [node])
    else known.push(node)
  }

  /** Goes through what is left first. */
  with(value: Value): readonly number[] {
    this.build(Infinity)
    return this.#nodes.get(groupingKey(value)) ?? []
  }
}
