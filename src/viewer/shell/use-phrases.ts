import { usePage } from '../frame/page.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { loadPhrases } from '../phrases/load-phrases.ts'
import type { PhraseIndex } from '../phrases/phrase-index.ts'

/**
 * Completes the search phrases of the page's graph. What search knows is another object with every other graph.
 *
 * @param isWanted whether they are asked for yet
 * @returns undefined until they are known
 */
export function usePhrases(isWanted: boolean): PhraseIndex | undefined {
  const { backend, description, schema, index } = usePage()
  const isKnown = isWanted && schema !== undefined && index !== undefined
  const { value } = useLoaded(
    isKnown ? 'phrases' : 'not yet',
    async () =>
      isKnown ? { index, phrases: await loadPhrases(backend, description, schema, index) } : undefined,
    index,
  )
  return value?.index === index ? value?.phrases : undefined
}
