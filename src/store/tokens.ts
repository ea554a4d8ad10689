/** Names with ids from 0 in the order of their first use; names are never taken back. */
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
}

/** The three vocabularies of a graph, shared by all its versions. */
export interface Vocabulary {
  readonly labels: Tokens
  readonly types: Tokens
  readonly keys: Tokens
}
