import { writtenName } from '../../model/quote-name.ts'
import { goalOf } from '../../subgraph/node-key.ts'
import type { Phrase } from '../state/phrase.ts'

/** So many paths are asked for. */
export const MOST_OF_PHRASE = 500

/** How far what is known is looked for below it in its hierarchies. */
export const DEEPEST = 4

/**
 * The Cypher of a search phrase: the column `found`, and the `path` from there to what is known.
 *
 * @param isSymmetric whether the relationship reads the same from both ends
 */
export function phraseCypher(
  { find, type, direction, label, key, within }: Phrase,
  isSymmetric: boolean,
): { readonly text: string; readonly parameters: { readonly [name: string]: string | number } } {
  const goal = goalOf(key)
  const named = (name: string, of: string): string => `(${name}${of === '' ? '' : `:${writtenName(of)}`})`
  const types = within.map(writtenName).join('|')
  const between = `[:${writtenName(type)}]`
  const step = isSymmetric ? `-${between}-` : direction === 'out' ? `-${between}->` : `<-${between}-`
  const parts = within.length === 0 ? '' : `()-[:${types}*0..${DEEPEST}]->`
  const [where, value] =
    goal.kind === 'id' ? ['known.id = $known', goal.id] : ['id(known) = $known', goal.number]
  const text = `MATCH path = ${named('found', find)}${step}${parts}${named('known', label)}
WHERE ${where}
RETURN found, path
LIMIT ${MOST_OF_PHRASE}`
  return { text, parameters: { known: value } }
}
