import { typeName } from '../model/kinds.ts'
import type { Value } from '../model/values.ts'
import { hiddenCharacter, isVisible } from '../model/visible-text.ts'

/** More than this does not fit above a picture. */
const MOST_CHARACTERS = 500

interface Answer {
  readonly keys: readonly string[]
  readonly records: readonly (readonly Value[])[]
}

/**
 * Holds what a view's `sentence` or `basis` answers to what can be shown: one record, whose `text` is read in one go.
 *
 * @returns what is wrong as the end of a sentence, and what to do; undefined where nothing is
 */
export function wrongSentence({
  keys,
  records,
}: Answer): { readonly problem: string; readonly hint: string } | undefined {
  if (records.length !== 1) {
    const count = records.length === 0 ? 'none' : String(records.length)
    return {
      problem: `must return one record, but returns ${count}`,
      hint: 'Let it return one, whatever it finds: use OPTIONAL MATCH, and count or collect.',
    }
  }
  const text = records[0][keys.indexOf('text')]
  if (typeof text !== 'string')
    return {
      problem: `must return a STRING as text, but returns ${typeName(text)}`,
      hint: 'Use toString for a number, and coalesce where it may be NULL.',
    }
  const hidden = hiddenCharacter(text)
  if (hidden !== undefined)
    return {
      problem: `returns a text with the invisible character ${hidden}`,
      hint: 'Remove that character.',
    }
  if (!isVisible(text))
    return {
      problem: 'returns a text in which there is nothing to read',
      hint: 'Say what is shown, or that nothing is.',
    }
  const { length } = Array.from(text)
  if (length <= MOST_CHARACTERS) return undefined
  return {
    problem: `returns a text of ${length} characters, at most ${MOST_CHARACTERS} are allowed`,
    hint: 'Count instead of listing.',
  }
}
