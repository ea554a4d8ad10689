import { nearestName } from '../../model/nearest-name.ts'

const LONGEST = 20

/** The keyword that a misspelt word most likely is: at most two edits away and less than half the word; else undefined. */
export function nearestKeyword(word: string, keywords: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined
  const keyword = nearestName(word, keywords, Math.min(2, Math.floor((word.length - 1) / 2)))
  return keyword === word.toUpperCase() ? undefined : keyword
}
