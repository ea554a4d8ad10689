/** Names with ids from 0 in the order of their first use. */
export class Tokens {
  readonly #ids = new Map<string, number>()
  readonly #names: string[] = []
  #interned = 0

  get size(): number {
    return this.#names.length
  }

  /** How many names have ever been new; a name that was taken back stays counted. */
  get interned(): number {
    return this.#interned
  }

  /** -1 for a name that was never interned. */
  idOf(name: string): number {
    return this.#ids.get(name) ?? -1
  }

  nameOf(id: number): string {
    return this.#names[id] ?? ''
  }

  intern(name: string): number {
    const known = this.#ids.get(name)
    if (known !== undefined) return known
    this.#interned++
    this.#ids.set(name, this.#names.length)
    return this.#names.push(name) - 1
  }

  /** Takes back every name from `size` on: those of a transaction that was rolled back. */
  truncate(size: number): void {
    for (const name of this.#names.splice(size)) this.#ids.delete(name)
  }
}

/** The three vocabularies of a graph, shared by all its versions: each version knows the first so many names. */
export interface Vocabulary {
  readonly labels: Tokens
  readonly types: Tokens
  readonly keys: Tokens
}

/** How many names a version knows. */
export interface TokenCounts {
  readonly labels: number
  readonly types: number
  readonly keys: number
  /** Differs wherever the names do. */
  readonly version: number
}

export function tokenCounts({ labels, types, keys }: Vocabulary): TokenCounts {
  return {
    labels: labels.size,
    types: types.size,
    keys: keys.size,
    version: labels.interned + types.interned + keys.interned,
  }
}

/** Takes back every name that a version does not know. */
export function truncate({ labels, types, keys }: Vocabulary, counts: TokenCounts): void {
  labels.truncate(counts.labels)
  types.truncate(counts.types)
  keys.truncate(counts.keys)
}
