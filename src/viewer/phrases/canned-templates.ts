import { type CannedQuery, phrasePieces } from '../../canned/canned-query.ts'
import type { Template } from './template.ts'
import { wordsPart } from './template.ts'

/** A canned query comes before what is made of the schema. */
const WEIGHT = 1e9

/**
 * The templates of a canned query: its phrases, or where it has none its title with its parameters. None where it takes nothing, or
 * something that has no suggestions.
 */
export function cannedTemplates({ id, title, parameters, phrases }: CannedQuery): readonly Template[] {
  const names = Object.keys(parameters)
  if (names.length === 0) return []
  const texts = phrases.length > 0 ? phrases : [`${title}: ${names.map((name) => `{${name}}`).join(', ')}`]
  return texts.flatMap((text) => {
    const pieces = phrasePieces(text)
    const slots = pieces.flatMap((piece) => (piece.kind === 'slot' ? piece.name : []))
    if (slots.some((name) => parameters[name]?.suggest === undefined)) return []
    return {
      parts: pieces.flatMap((piece) =>
        piece.kind === 'words'
          ? wordsPart(piece.text)
          : [
              {
                kind: 'slot' as const,
                what: parameters[piece.name]?.description ?? '',
                names: suggestedNames(parameters[piece.name]?.suggest ?? ''),
              },
            ],
      ),
      weight: WEIGHT,
      ask: (values) => ({
        kind: 'question',
        id,
        given: Object.fromEntries(slots.map((name, index) => [name, values[index].value])),
      }),
    }
  })
}

/** Names the values that a query suggests. */
export function suggestedNames(suggest: string): string {
  return `suggest ${suggest}`
}
