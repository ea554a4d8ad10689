import { INDEX_KINDS, type IndexKind } from '../../model/schema.ts'

/** The word for each kind of index. */
export const indexWords: readonly string[] = INDEX_KINDS.map((kind) => kind.toUpperCase())

/** The kind of index that a word in upper case means; undefined for any other word. */
export function indexKindOf(word: string): IndexKind | undefined {
  return INDEX_KINDS[indexWords.indexOf(word)]
}
