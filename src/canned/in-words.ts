import { isList } from '../model/kinds.ts'
import type { Value } from '../model/values.ts'

/** The columns of a canned query that hold relationship types. */
const TYPE_COLUMNS = new Set(['relationship', 'relation'])

/** What names of the ontology are called. */
export interface NamesInWords {
  /** The phrase of a relationship type, read from start to end. */
  readonly phraseOf: (type: string) => string
  /** A label in the singular. */
  readonly labelOf: (label: string) => string
}

/**
 * A value of a canned answer for people. A relationship type is read as its phrase, a label of the column `label` as its word,
 * and each `[who, type, whom]` of the column `statements` as a sentence. Others stay as they are.
 */
export function inWords(column: string, value: Value, { phraseOf, labelOf }: NamesInWords): Value {
  if (column === 'label' && typeof value === 'string') return labelOf(value)
  if (TYPE_COLUMNS.has(column) && typeof value === 'string') return phraseOf(value)
  return statementsInWords(column, value, { phraseOf })
}

/** A value of a canned answer of which only the column `statements` is put into words, as sentences. Others stay as they are. */
export function statementsInWords(
  column: string,
  value: Value,
  { phraseOf }: Pick<NamesInWords, 'phraseOf'>,
): Value {
  if (column !== 'statements' || !isList(value)) return value
  const sentences = value.map((statement) => {
    if (!isList(statement) || statement.length !== 3) return String(statement)
    const [who, type, whom] = statement.map(String)
    return `${who} ${phraseOf(type)} ${whom}`
  })
  return sentences.join('; ')
}
