import type { HeldMemory } from '../../model/patience.ts'
import type { FulltextHits, FulltextTexts, FulltextValue } from '../provider.ts'
import type { Analyzer } from '../analysis/analyzer.ts'
import { analyzerCalled } from '../analysis/analyzers.ts'
import { parseQuery } from '../query/parser.ts'
import { PAUSE, Steps } from '../steps.ts'
import { Dictionary } from './dictionary.ts'
import { Field } from './field.ts'
import { Postings } from './postings.ts'
import { Search } from './search.ts'

/** An inverted index of texts: the terms, and for each term of each field the entries that have it and where. */
export class Texts implements FulltextTexts {
  readonly #keys: readonly string[]
  readonly #analyzer: Analyzer
  readonly dictionary = new Dictionary()
  /** The list of a term in a field is the term's number times the number of fields, plus the field's. */
  readonly postings = new Postings()
  readonly fields: readonly Field[]
  #size = 0

  constructor(keys: readonly string[], analyzer: Analyzer) {
    this.#keys = keys
    this.#analyzer = analyzer
    this.fields = keys.map(() => new Field())
  }

  get size(): number {
    return this.#size
  }

  get bytes(): number {
    const { dictionary, postings, fields } = this
    return dictionary.bytes + postings.bytes + fields.reduce((sum, { bytes }) => sum + bytes, 0)
  }

  *add(values: readonly FulltextValue[]): Generator<void, void, void> {
    const places: Map<number, number[]>[] = []
    const lengths: number[] = []
    let words = 0
    for (const value of values) {
      const ofField = new Map<number, number[]>()
      let place = 0
      let length = 0
      for (const text of typeof value === 'string' ? [value] : (value ?? []))
        for (const term of this.#analyzer.terms(text)) {
          if (++words % PAUSE === 0) yield
          if (term !== undefined) length++
          // One of nothing, of an empty text that is a word by itself, only counts.
          if (term !== undefined && term !== '') append(ofField, this.#numberOf(term), place)
          place++
        }
      places.push(ofField)
      lengths.push(length)
    }
    // From here on without a pause: whoever searches finds the entry whole or not at all.
    const entry = this.#size++
    places.forEach((ofField, field) => {
      for (const [term, at] of ofField) this.postings.add(this.listOf(term, field), entry, at)
      this.fields[field].add(entry, lengths[field])
    })
  }

  *search(query: string, analyzer?: string, held?: HeldMemory): Generator<void, FulltextHits, void> {
    const words = analyzer === undefined ? this.#analyzer : analyzerCalled(analyzer)
    const steps = new Steps(held)
    const read = yield* parseQuery(query, this.#keys, words, steps)
    return yield* new Search(this, steps).hits(read)
  }

  listOf(term: number, field: number): number {
    return term * this.#keys.length + field
  }

  #numberOf(term: string): number {
    const known = this.dictionary.find(term)
    if (known !== undefined) return known
    this.postings.makeLists(this.#keys.length)
    return this.dictionary.add(term)
  }
}

function append(places: Map<number, number[]>, term: number, place: number): void {
  const known = places.get(term)
  if (known === undefined) places.set(term, [place])
  else known.push(place)
}
