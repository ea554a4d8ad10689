import type { Variable } from '../bound/index.ts'

interface Entry<Item> {
  readonly item: Item
  readonly place: number
  missing: number
}

/**
 * Items, each of which waits for variables to be known. Each is looked at once for each variable that it needs, however
 * many variables become known in between.
 */
export class Waiting<Item> {
  readonly #byVariable = new Map<Variable, Entry<Item>[]>()
  #ready: Entry<Item>[] = []
  #count = 0

  /** @param needs what is not known yet of what the item needs, each once */
  add(item: Item, needs: readonly Variable[]): void {
    const entry = { item, place: this.#count++, missing: needs.length }
    if (needs.length === 0) this.#ready.push(entry)
    for (const variable of needs) {
      const entries = this.#byVariable.get(variable)
      if (entries === undefined) this.#byVariable.set(variable, [entry])
      else entries.push(entry)
    }
  }

  /** Nothing happens where it was known already. */
  know(variable: Variable): void {
    for (const entry of this.#byVariable.get(variable) ?? [])
      if (--entry.missing === 0) this.#ready.push(entry)
    this.#byVariable.delete(variable)
  }

  /** What need not wait any more since the last call, in the order of coming. */
  take(): Item[] {
    const ready = this.#ready
    this.#ready = []
    return ready.sort((one, other) => one.place - other.place).map(({ item }) => item)
  }
}
