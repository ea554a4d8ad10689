import { fulltext } from '../../src/fulltext/index.ts'
import type { FulltextHits, FulltextValue } from '../../src/fulltext/provider.ts'

/** The entries of a query over texts, each one field or several, by score and then by number, with what it says of them. */
export function search(
  texts: readonly (FulltextValue | readonly FulltextValue[])[],
  query: string,
  options: {
    readonly keys?: readonly string[]
    readonly analyzer?: string
    readonly queryAnalyzer?: string
  } = {},
): readonly number[] {
  const { keys = ['title'], analyzer = 'standard-no-stop-words', queryAnalyzer = analyzer } = options
  const index = fulltext.texts(keys, analyzer)
  for (const text of texts) finish(index.add(keys.length === 1 ? [fieldOf(text)] : fieldsOf(text)))
  return [...hitsOf(index.search(query, queryAnalyzer)).entries]
}

export function hitsOf(searching: Generator<void, FulltextHits, void>): FulltextHits {
  return finish(searching).value
}

export function finish<Result>(work: Generator<void, Result, void>): {
  readonly value: Result
  readonly pauses: number
} {
  for (let pauses = 0; ; pauses++) {
    const step = work.next()
    if (step.done === true) return { value: step.value, pauses }
  }
}

function fieldOf(text: FulltextValue | readonly FulltextValue[]): FulltextValue {
  if (text === undefined || typeof text === 'string') return text
  return text.map(String)
}

function fieldsOf(text: FulltextValue | readonly FulltextValue[]): readonly FulltextValue[] {
  return typeof text === 'string' || text === undefined ? [text] : text
}
