/** Sets of labels, each once: nodes that have the same labels share one array, so that it is made once and told by identity. */
export class LabelSets {
  readonly #single: (readonly number[] | undefined)[] = []
  readonly #others = new Map<string, readonly number[]>()

  /** The ids of some labels, in any order and any number of times, ascending and each once. */
  of(labels: Iterable<number>): readonly number[] {
    const ids = [...new Set(labels)].sort((a, b) => a - b)
    if (ids.length === 1) return (this.#single[ids[0]] ??= ids)
    const key = ids.join()
    const known = this.#others.get(key)
    if (known !== undefined) return known
    this.#others.set(key, ids)
    return ids
  }
}
