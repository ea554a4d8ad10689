import { pairOf } from './pair-of.ts'

/** Things by the labels or types (-1: any) and the keys that they are about, so that a write finds those that it is about. */
export class PartTable<Item> {
  readonly #items = new Map<number, Set<Item>>()

  add(item: Item, tokens: readonly number[], keys: readonly number[]): void {
    for (const token of tokens)
      for (const key of [-1, ...keys]) {
        const pair = pairOf(token, key + 1)
        const known = this.#items.get(pair)
        if (known === undefined) this.#items.set(pair, new Set([item]))
        else known.add(item)
      }
  }

  /** Whether there is one about a label or type, with a key (-1: whatever key). */
  has(token: number, key: number): boolean {
    return this.#items.has(pairOf(token, key + 1))
  }

  /** Those about each of some labels or types, with a key (-1: whatever key), as they were added. */
  of(tokens: readonly number[], key: number): readonly Item[] {
    if (this.#items.size === 0) return []
    return tokens.flatMap((token) => [...(this.#items.get(pairOf(token, key + 1)) ?? [])])
  }
}
