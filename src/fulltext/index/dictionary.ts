import SearchableMap from 'minisearch/SearchableMap'
import type { Steps } from '../steps.ts'

/** What a term takes in a radix tree and in the list, in estimated bytes besides its characters. */
const TERM_BYTES = 120

/** By the next characters of a term: what follows them, or the number of the term that ends with them, which is there under ''. */
export interface RadixTree extends ReadonlyMap<string, number | RadixTree> {}

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

  /**
   * For whoever walks through it. A term that is added may put a node between two, but leaves the nodes that are there in place: whoever
   * pauses may hold nodes, but not the characters that lead to them.
   */
  get tree(): RadixTree {
    return this.#numbers._tree
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

  /** The numbers of the terms with a prefix, in no particular order; of those that are added while it pauses, some. */
  *startingWith(prefix: string, steps: Steps): Generator<void, readonly number[], void> {
    const numbers: number[] = []
    const nodes: RadixTree[] = [this.#numbers.atPrefix(prefix)._tree]
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      for (const below of node.values()) {
        if (typeof below === 'number') numbers.push(below)
        else nodes.push(below)
      }
      if (steps.spend(1 + node.size)) yield
    }
    return numbers
  }
}
