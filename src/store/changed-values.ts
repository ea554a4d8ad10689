import { groupingKey } from '../model/grouping.ts'
import type { Value } from '../model/values.ts'

/**
 * The changed nodes of a version by the value of one property. A node stays under each value that it has had, so that what
 * is found is still to be asked for its value.
 */
export class ChangedValues {
  readonly #nodes = new Map<string | number, number[]>()

  add(node: number, value: Value): void {
    if (value === null) return
    const key = groupingKey(value)
    const known = this.#nodes.get(key)
    if (known === undefined) this.#nodes.set(key, [node])
    else known.push(node)
  }

  with(value: Value): readonly number[] {
    return this.#nodes.get(groupingKey(value)) ?? []
  }
}
