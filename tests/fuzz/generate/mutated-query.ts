import fc from 'fast-check'
import type { FuzzCase } from '../fuzzer.ts'
import { mutate, piecesOf } from './mutate.ts'
import { queryCorpus } from './query-corpus.ts'

/** Mutated queries, as the only part `query`. A smaller one is without some of the tokens, and of the same mutation. */
export class MutatedQuery extends fc.Arbitrary<FuzzCase> {
  #corpus: readonly string[] | undefined

  override generate(random: fc.Random): fc.Value<FuzzCase> {
    const corpus = (this.#corpus ??= queryCorpus())
    const query = corpus[random.nextInt(0, corpus.length - 1)]
    return valueOf(mutate(query, corpus, () => random.nextDouble()))
  }

  override canShrinkWithoutContext(value: unknown): value is FuzzCase {
    return typeof value === 'object' && value !== null && 'query' in value
  }

  override shrink({ query }: FuzzCase, context: unknown): fc.Stream<fc.Value<FuzzCase>> {
    return fc.stream(shorter(query, typeof context === 'number' ? context : Infinity))
  }
}

function valueOf(query: string, width?: number): fc.Value<FuzzCase> {
  return new fc.Value({ query }, width)
}

/** The text without each half of its pieces, each quarter, and so on to each piece; from `width` pieces, which it keeps. */
function* shorter(text: string, width: number): IterableIterator<fc.Value<FuzzCase>> {
  const pieces = piecesOf(text)
  let length = Math.min(width, Math.ceil(pieces.length / 2))
  for (; length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2))
    for (let at = 0; at < pieces.length; at += length)
      yield valueOf([...pieces.slice(0, at), ...pieces.slice(at + length)].join(''), length)
}
