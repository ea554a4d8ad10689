/** Lists up to this length are looked through. */
const FEW = 16

/** Adds to lists what they do not have: most are short, for which a set takes more than it spares. */
export class DistinctLists<Item> {
  readonly #keyOf: (item: Item) => string
  readonly #keys = new Map<readonly Item[], Set<string>>()

  /** @param keyOf is the same for items of which a list has one */
  constructor(keyOf: (item: Item) => string) {
    this.#keyOf = keyOf
  }

  add(list: Item[], item: Item): void {
    const key = this.#keyOf(item)
    if (list.length < FEW) {
      if (list.every((one) => this.#keyOf(one) !== key)) list.push(item)
      return
    }
    let known = this.#keys.get(list)
    if (known === undefined) this.#keys.set(list, (known = new Set(list.map(this.#keyOf))))
    if (known.has(key)) return
    known.add(key)
    list.push(item)
  }
}
