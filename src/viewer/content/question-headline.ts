import type { CollectedResult } from '../../backend/index.ts'
import { type CannedQuery, phrasePieces } from '../../canned/canned-query.ts'
import { textOf } from '../../model/texts.ts'

/**
 * What a canned query asks, of what: its first search phrase that has all its parameters, else its title with them, and its question.
 * `Ships of Bergen. Which ships belong to a port?`
 *
 * @param values what it is asked with
 * @param ask asks the suggestions of a parameter, in which its value has a name; where they fail it stands as it is
 * @returns the question alone where it takes nothing
 */
export async function questionHeadline(
  { title, question, parameters, phrases }: CannedQuery,
  values: { readonly [name: string]: unknown },
  ask: (text: string) => Promise<CollectedResult>,
): Promise<string> {
  const names = Object.keys(parameters)
  if (names.length === 0) return question
  const texts = new Map(
    await Promise.all(
      names.map(async (name) => {
        const value = String(values[name])
        const suggest = parameters[name]?.suggest
        const named =
          suggest === undefined
            ? ''
            : await ask(suggest).then(
                (found) => nameIn(found, value),
                () => '',
              )
        return [name, named || value] as const
      }),
    ),
  )
  const pieces = [...phrases, `${title}: ${names.map((name) => `{${name}}`).join(', ')}`]
    .map(phrasePieces)
    .find((some) => names.every((name) => some.some((one) => one.kind === 'slot' && one.name === name)))
  const said = (pieces ?? [])
    .map((piece) => (piece.kind === 'slot' ? (texts.get(piece.name) ?? '') : piece.text))
    .join(' ')
    .replaceAll(/ ([,:;])/g, '$1')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}. ${question}`
}

function nameIn({ keys, records }: CollectedResult, value: string): string {
  const [valueAt, textAt] = [keys.indexOf('value'), keys.indexOf('text')]
  const record = records.find((one) => String(one[valueAt]) === value)
  return record === undefined ? '' : textOf(record[textAt])
}
