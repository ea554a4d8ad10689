import { isList } from '../model/kinds.ts'
import type { Value } from '../model/values.ts'

/** The columns of a canned query that hold relationship types. */
const TYPE_COLUMNS = new Set(['relationship', 'relation'])

/**
 * A value of a canned answer for people. A relationship type is read as its phrase, and each `[who, type, whom]` of the column
 * `statements` as a sentence. Others stay as they are.
 *
 * @param phraseOf the phrase of a type, read from start to end
 */
export function inWords(column: string, value: Value, phraseOf: (type: string) => string): Value {
  if (TYPE_COLUMNS.has(column) && typeof value === 'string') return phraseOf(value)
  if (column !== 'statements' || !isList(value)) return value
  const sentences = value.map((statement) => {
    if (!isList(statement) || statement.length !== 3) return String(statement)
    const [who, type, whom] = statement.map(String)
    return `${who} ${phraseOf(type)} ${whom}`
  })
  return sentences.join('; ')
}
