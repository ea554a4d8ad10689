import { unreachable } from '../../model/unreachable.ts'
import type { FulltextHits } from '../provider.ts'
import type { Clause, Occur, PlacedTerm, Query } from '../query/query.ts'
import type { Steps } from '../steps.ts'
import { bytesOf, difference, Gathered, intersection, noHits, union, withScoresOf } from './hits.ts'
import { phraseFrequency } from './phrase-frequency.ts'
import type { PostingCursor } from './postings.ts'
import { similarTerms } from './similar-terms.ts'
import type { Texts } from './texts.ts'

/** What looking at one number of a list is of a step. */
const BRIEF = 1 / 8

/** What the number of a term takes in a list. */
const NUMBER_BYTES = 8

type Searching = Generator<void, FulltextHits, void>

/** Finds the entries of a query, with Lucene's scores. */
export class Search {
  readonly #texts: Texts
  /** Entries that come while this pauses are left out, so that all parts of a query see the same. */
  readonly #size: number
  readonly #steps: Steps

  constructor(texts: Texts, steps: Steps) {
    this.#texts = texts
    this.#steps = steps
    this.#size = texts.size
  }

  hits(query: Query): Searching {
    return this.#hits(query, 1)
  }

  /** What it finds is all that it goes on to hold. */
  *#hits(query: Query, boost: number): Searching {
    const before = this.#steps.held
    const found = yield* this.#found(query, boost)
    this.#steps.hold(before + bytesOf(found))
    return found
  }

  *#found(query: Query, boost: number): Searching {
    switch (query.kind) {
      case 'none':
        return noHits
      case 'all':
        return yield* this.#all(boost)
      case 'term':
        return yield* this.#term(query.field, query.term, boost)
      case 'phrase':
        return yield* this.#phrase(query.field, query.terms, query.slop, boost)
      case 'pattern':
        return yield* this.#pattern(query, boost)
      case 'fuzzy':
        return yield* this.#fuzzy(query, boost)
      case 'boolean':
        return yield* this.#boolean(query.clauses, boost)
      case 'boost':
        return yield* this.#hits(query.query, boost * query.boost)
      default:
        return unreachable(query)
    }
  }

  *#all(boost: number): Searching {
    const found = new Gathered(this.#steps)
    for (let entry = 0; entry < this.#size; entry++) {
      if (this.#steps.spend(1)) yield
      found.add(entry, boost)
    }
    return found.hits()
  }

  *#term(field: number, term: string, boost: number): Searching {
    const number = this.#texts.dictionary.find(term)
    if (number === undefined) return noHits
    return yield* this.#list(number, field, boost)
  }

  *#list(number: number, field: number, boost: number): Searching {
    const count = this.#texts.postings.entriesOf(this.#texts.listOf(number, field))
    if (count === 0) return noHits
    const score = this.#texts.fields[field].scorer([count], boost)
    const found = new Gathered(this.#steps)
    const cursor = this.#cursor(number, field)
    for (cursor.next(); cursor.entry < this.#size; cursor.next()) {
      found.add(cursor.entry, score(cursor.entry, cursor.frequency))
      if (this.#steps.spend(cursor.frequency + 1)) yield
    }
    return found.hits()
  }

  *#phrase(field: number, terms: readonly PlacedTerm[], slop: number, boost: number): Searching {
    const { dictionary, postings } = this.#texts
    const lists: number[] = []
    for (const { term } of terms) {
      if (this.#steps.spend(1)) yield
      const number = dictionary.find(term)
      const list = number === undefined ? undefined : this.#texts.listOf(number, field)
      if (list === undefined || postings.entriesOf(list) === 0) return noHits
      lists.push(list)
    }
    const counts = lists.map((list) => postings.entriesOf(list))
    const score = this.#texts.fields[field].scorer(counts, boost)
    const offsets = terms.map(({ place }) => place)
    // Terms that are the same are read once.
    const repeats = new Map<number, number>()
    for (const list of lists) repeats.set(list, (repeats.get(list) ?? 0) + 1)
    const cursors = [...repeats].map(([list, least]) => ({ list, least, cursor: postings.cursor(list) }))
    const found = new Gathered(this.#steps)
    for (let at = 0; ; at++) {
      at = yield* this.#advance(cursors, at)
      if (at >= this.#size) return found.hits()
      if (cursors.some(({ cursor, least }) => cursor.frequency < least)) continue
      const places = new Map(cursors.map(({ list, cursor }) => [list, cursor.places()]))
      const ofTerms = lists.map((list) => places.get(list) ?? [])
      const frequency = yield* phraseFrequency(ofTerms, offsets, slop, this.#steps)
      if (frequency > 0) found.add(at, score(at, frequency))
      const read = cursors.reduce((sum, { cursor }) => sum + cursor.frequency, lists.length)
      if (this.#steps.spend(read)) yield
    }
  }

  /** Whoever has one of the terms, each with the same score. */
  *#pattern(query: Query & { readonly kind: 'pattern' }, boost: number): Searching {
    const { dictionary } = this.#texts
    const { field, prefix, test } = query
    const numbers = prefix === '' ? undefined : yield* dictionary.startingWith(prefix, this.#steps)
    this.#steps.hold(this.#steps.held + this.#size + NUMBER_BYTES * (numbers?.length ?? 0))
    const isFound = new Uint8Array(this.#size)
    const size = numbers?.length ?? dictionary.size
    for (let at = 0; at < size; at++) {
      if (this.#steps.spend(1)) yield
      const number = numbers === undefined ? at : numbers[at]
      if (test !== undefined && !(yield* test(dictionary.termOf(number), this.#steps))) continue
      const cursor = this.#cursor(number, field)
      for (cursor.next(); cursor.entry < this.#size; cursor.next()) {
        isFound[cursor.entry] = 1
        if (this.#steps.spend(cursor.frequency + 1)) yield
      }
    }
    const found = new Gathered(this.#steps)
    for (let entry = 0; entry < this.#size; entry++) {
      if (this.#steps.spend(BRIEF)) yield
      if (isFound[entry] === 1) found.add(entry, boost)
    }
    return found.hits()
  }

  *#fuzzy(query: Query & { readonly kind: 'fuzzy' }, boost: number): Searching {
    const { dictionary, postings } = this.#texts
    const { field, term, edits } = query
    const countOf = (number: number): number => postings.entriesOf(this.#texts.listOf(number, field))
    let found = noHits
    const isUsed = (number: number): boolean => countOf(number) > 0
    const before = this.#steps.held
    for (const { number, likeness } of yield* similarTerms(dictionary, term, edits, isUsed, this.#steps)) {
      found = yield* union(found, yield* this.#list(number, field, boost * likeness), this.#steps)
      this.#steps.hold(before + bytesOf(found))
    }
    return yield* this.#rounded(found)
  }

  *#boolean(clauses: readonly Clause[], boost: number): Searching {
    const those = (occur: Occur): readonly Clause[] => clauses.filter((clause) => clause.occur === occur)
    let found: FulltextHits | undefined
    const steps = this.#steps
    const before = steps.held
    for (const { query } of those('must')) {
      if (steps.spend(1)) yield
      const hits = yield* this.#hits(query, boost)
      found = found === undefined ? hits : yield* intersection(found, hits, steps)
      steps.hold(before + bytesOf(found))
      if (found.entries.length === 0) return noHits
    }
    let wanted = noHits
    for (const { query } of those('should')) {
      if (steps.spend(1)) yield
      wanted = yield* union(wanted, yield* this.#hits(query, boost), steps)
      steps.hold(before + bytesOf(found ?? noHits) + bytesOf(wanted))
    }
    if (found === undefined) found = wanted
    // Lucene adds the two in single precision.
    else if (wanted !== noHits)
      found = yield* withScoresOf(yield* this.#rounded(found), yield* this.#rounded(wanted), steps)
    for (const { query } of those('not')) {
      if (found.entries.length === 0) return noHits
      if (steps.spend(1)) yield
      found = yield* difference(found, yield* this.#hits(query, boost), steps)
      steps.hold(before + bytesOf(found))
    }
    return yield* this.#rounded(found)
  }

  /** Moves all cursors to the first entry from `from` on that they share; returns it, Infinity where there is none. */
  *#advance(
    cursors: readonly { readonly cursor: PostingCursor }[],
    from: number,
  ): Generator<void, number, void> {
    let entry = from
    for (let agreed = 0; agreed < cursors.length;) {
      agreed = 0
      for (const { cursor } of cursors) {
        while (cursor.entry < entry) {
          if (this.#steps.spend(cursor.frequency + 1)) yield
          cursor.next()
        }
        if (cursor.entry > entry) {
          entry = cursor.entry
          break
        }
        agreed++
      }
      if (entry === Infinity) break
    }
    return entry
  }

  /** Scores in single precision, as Lucene hands them on. */
  *#rounded(hits: FulltextHits): Searching {
    for (let at = 0; at < hits.scores.length; at++) {
      if (this.#steps.spend(BRIEF)) yield
      hits.scores[at] = Math.fround(hits.scores[at])
    }
    return hits
  }

  #cursor(number: number, field: number): PostingCursor {
    return this.#texts.postings.cursor(this.#texts.listOf(number, field))
  }
}
