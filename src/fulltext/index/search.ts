import { unreachable } from '../../model/unreachable.ts'
import type { FulltextHits } from '../provider.ts'
import type { Clause, Occur, PlacedTerm, Query } from '../query/query.ts'
import { difference, Gathered, intersection, noHits, PAUSE, union, withScoresOf } from './hits.ts'
import { phraseFrequency } from './phrase-frequency.ts'
import type { PostingCursor } from './postings.ts'
import { similarTerms } from './similar-terms.ts'
import type { Texts } from './texts.ts'

type Searching = Generator<void, FulltextHits, void>

/** Finds the entries of a query, with Lucene's scores. */
export class Search {
  readonly #texts: Texts
  /** Entries that come while this pauses are left out, so that all parts of a query see the same. */
  readonly #size: number

  constructor(texts: Texts) {
    this.#texts = texts
    this.#size = texts.size
  }

  hits(query: Query): Searching {
    return this.#hits(query, 1)
  }

  *#hits(query: Query, boost: number): Searching {
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
    const found = new Gathered()
    for (let entry = 0; entry < this.#size; entry++) {
      if (entry % PAUSE === PAUSE - 1) yield
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
    const found = new Gathered()
    const cursor = this.#cursor(number, field)
    let read = 0
    for (cursor.next(); cursor.entry < this.#size; cursor.next()) {
      found.add(cursor.entry, score(cursor.entry, cursor.frequency))
      read += cursor.frequency + 1
      if (read < PAUSE) continue
      read = 0
      yield
    }
    return found.hits()
  }

  *#phrase(field: number, terms: readonly PlacedTerm[], slop: number, boost: number): Searching {
    const { dictionary, postings } = this.#texts
    const lists: number[] = []
    for (const { term } of terms) {
      const number = dictionary.find(term)
      const list = number === undefined ? undefined : this.#texts.listOf(number, field)
      if (list === undefined || postings.entriesOf(list) === 0) return noHits
      lists.push(list)
    }
    const counts = lists.map((list) => postings.entriesOf(list))
    const score = this.#texts.fields[field].scorer(counts, boost)
    const offsets = terms.map(({ place }) => place)
    // Terms that are the same are read once.
    const different = [...new Set(lists)]
    const which = lists.map((list) => different.indexOf(list))
    const cursors = different.map((list) => postings.cursor(list))
    const found = new Gathered()
    let [at, read] = [0, 0]
    for (;;) {
      const entry = yield* advance(cursors, at)
      if (entry >= this.#size) return found.hits()
      const places = cursors.map((cursor) => cursor.places())
      const ofTerms = which.map((one) => places[one])
      const frequency = phraseFrequency(ofTerms, offsets, slop)
      if (frequency > 0) found.add(entry, score(entry, frequency))
      at = entry + 1
      read += places.reduce((sum, { length }) => sum + length, 1)
      if (read < PAUSE) continue
      read = 0
      yield
    }
  }

  /** Whoever has one of the terms, each with the same score. */
  *#pattern(query: Query & { readonly kind: 'pattern' }, boost: number): Searching {
    const { dictionary } = this.#texts
    const { field, prefix, test } = query
    const numbers = prefix === '' ? undefined : dictionary.startingWith(prefix)
    const isFound = new Uint8Array(this.#size)
    const size = numbers?.length ?? dictionary.size
    let work = 0
    for (let at = 0; at < size; at++) {
      if (++work >= PAUSE) {
        work = 0
        yield
      }
      const number = numbers === undefined ? at : numbers[at]
      if (!test(dictionary.termOf(number))) continue
      const cursor = this.#cursor(number, field)
      for (cursor.next(); cursor.entry < this.#size; cursor.next()) {
        isFound[cursor.entry] = 1
        work += cursor.frequency + 1
        if (work < PAUSE) continue
        work = 0
        yield
      }
    }
    const found = new Gathered()
    for (let entry = 0; entry < this.#size; entry++) {
      if (entry % (8 * PAUSE) === 8 * PAUSE - 1) yield
      if (isFound[entry] === 1) found.add(entry, boost)
    }
    return found.hits()
  }

  *#fuzzy(query: Query & { readonly kind: 'fuzzy' }, boost: number): Searching {
    const { dictionary, postings } = this.#texts
    const { field, term, edits } = query
    const countOf = (number: number): number => postings.entriesOf(this.#texts.listOf(number, field))
    let found = noHits
    for (const { number, likeness } of similarTerms(dictionary, term, edits, (one) => countOf(one) > 0))
      found = yield* union(found, yield* this.#list(number, field, boost * likeness))
    return yield* rounded(found)
  }

  *#boolean(clauses: readonly Clause[], boost: number): Searching {
    const those = (occur: Occur): readonly Clause[] => clauses.filter((clause) => clause.occur === occur)
    let found: FulltextHits | undefined
    for (const { query } of those('must')) {
      const hits = yield* this.#hits(query, boost)
      found = found === undefined ? hits : yield* intersection(found, hits)
      if (found.entries.length === 0) return noHits
    }
    let wanted = noHits
    for (const { query } of those('should')) wanted = yield* union(wanted, yield* this.#hits(query, boost))
    if (found === undefined) found = wanted
    // Lucene adds the two in single precision.
    else if (wanted !== noHits) found = yield* withScoresOf(yield* rounded(found), yield* rounded(wanted))
    for (const { query } of those('not')) {
      if (found.entries.length === 0) return noHits
      found = yield* difference(found, yield* this.#hits(query, boost))
    }
    return yield* rounded(found)
  }

  #cursor(number: number, field: number): PostingCursor {
    return this.#texts.postings.cursor(this.#texts.listOf(number, field))
  }
}

/** Moves all cursors to the first entry from `from` on that they share: Infinity where there is none. */
function* advance(cursors: readonly PostingCursor[], from: number): Generator<void, number, void> {
  let entry = from
  let read = 0
  for (let agreed = 0; agreed < cursors.length;) {
    agreed = 0
    for (const cursor of cursors) {
      while (cursor.entry < entry) {
        read += cursor.frequency + 1
        if (read >= PAUSE) {
          read = 0
          yield
        }
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
function* rounded(hits: FulltextHits): Searching {
  for (let at = 0; at < hits.scores.length; at++) {
    if (at % (8 * PAUSE) === 8 * PAUSE - 1) yield
    hits.scores[at] = Math.fround(hits.scores[at])
  }
  return hits
}
