import { LabelSets } from './label-sets.ts'

/** Names with ids from 0 in the order of their first use. */
export class Tokens {
  readonly #ids = new Map<string, number>()
  readonly #names: string[] = []

  get size(): number {
    return this.#names.length
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
    this.#ids.set(name, this.#names.length)
    return this.#names.push(name) - 1
  }

  /** Takes back every name from `size` on: those of a transaction that was rolled back. */
  truncate(size: number): void {
    for (const name of this.#names.splice(size)) this.#ids.delete(name)
  }
}

/** The three vocabularies of a graph, shared by all its versions: each version knows the first so many names. */
export class Vocabulary {
  readonly labels = new Tokens()
  readonly types = new Tokens()
  readonly keys = new Tokens()
  readonly labelSets = new LabelSets()
  #versions = 0

  /** A number that no version of the graph has had as its `schemaVersion`, nor a transaction that was rolled back. */
  nextVersion(): number {
    return ++this.#versions
  }
}

/** How many names a version knows. */
export interface TokenCounts {
  readonly labels: number
  readonly types: number
  readonly keys: number
}

export function tokenCounts({ labels, types, keys }: Vocabulary): TokenCounts {
  return { labels: labels.size, types: types.size, keys: keys.size }
}

/** Takes back every name that a version does not know. */
export function truncate({ labels, types, keys }: Vocabulary, counts: TokenCounts): void {
  labels.truncate(counts.labels)
  types.truncate(counts.types)
  keys.truncate(counts.keys)
}
