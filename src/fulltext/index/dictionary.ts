import SearchableMap from 'minisearch/SearchableMap'

/** What a term takes in a radix tree and in the list, in estimated bytes besides its characters. */
const TERM_BYTES = 120

/**
 * The terms of an index, each with a number from 0 in the order of their first use: a radix tree, for prefixes and for terms that are
 * alike, and a list, for whoever has to look at all of them piece by piece.
 */
export class Dictionary {
  readonly #numbers = new SearchableMap<number>()
  readonly #terms: string[] = []
  #bytes = 0

  get size(): number {
    return this.#terms.length
  }

  get bytes(): number {
    return this.#bytes
  }

  /** undefined for a term that no text has. */
  find(term: string): number | undefined {
    return this.#numbers.get(term)
  }

  termOf(number: number): string {
    return this.#terms[number]
  }

  /** Numbers a term that is new. */
  add(term: string): number {
    const number = this.#terms.push(term) - 1
    this.#numbers.set(term, number)
    this.#bytes += TERM_BYTES + 2 * term.length
    return number
  }

  /** The numbers of the terms with a prefix, in no particular order. */
  startingWith(prefix: string): number[] {
    return [...this.#numbers.atPrefix(prefix).values()]
  }

  /** The numbers of all terms at most so many edits away, and of some further ones, in no particular order. */
  similarTo(term: string, edits: number): Set<number> {
    const found = new Set<number>()
    this.#addSimilar(term, edits, found)
    return found
  }

  /** The tree takes an exchange of two neighbours for two edits: each one that is possible is made first. */
  #addSimilar(term: string, edits: number, found: Set<number>): void {
    if (edits === 0) {
      const number = this.find(term)
      if (number !== undefined) found.add(number)
      return
    }
    for (const [number] of this.#numbers.fuzzyGet(term, edits).values()) found.add(number)
    for (let at = 1; at < term.length; at++) {
      if (term[at] === term[at - 1]) continue
      const exchanged = term.slice(0, at - 1) + term[at] + term[at - 1] + term.slice(at + 1)
      this.#addSimilar(exchanged, edits - 1, found)
    }
  }
}
