import { chartKinds, resultViews } from './drawer.ts'
import { parts } from './parts/index.ts'
import { once, unreadableOf } from './parts/words.ts'
import { phraseOfText } from './phrase.ts'
import { sampledOf } from './sampled.ts'

/** What can be read of words that belong to no part. */
const others: { readonly [name: string]: (value: string) => boolean } = {
  phrase: (value) => phraseOfText(value) !== undefined,
  sample: (value) => sampledOf(value) !== undefined,
  most: (value) => /^[1-9]\d*$/.test(value) && Number.isSafeInteger(Number(value)),
  kept: (value) => value === 'no',
  sheet: (value) => value === 'yes' || value === 'no',
  results: (value) => resultViews.some((id) => id === value),
  chart: (value) => chartKinds.some((id) => id === value),
  engine: (value) => value === 'page' || value === 'server',
  v: (value) => /^\d+$/.test(value),
  graph: (value) => /^[0-9a-f]{12}$/.test(value),
}

/**
 * The names of the words of a link, each once, that this version has and whose values say nothing that can be read, as where a
 * program has cut the link off.
 */
export function unreadableWords(link: URLSearchParams): readonly string[] {
  return once([
    ...Object.entries(others).flatMap(([name, isReadable]) => unreadableOf(link, name, isReadable)),
    ...parts.flatMap((part) => part.unreadable?.(link) ?? []),
  ])
}
