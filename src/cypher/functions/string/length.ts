import { countCharacters } from '../../in-pieces/texts.ts'
import { textOf } from '../arguments.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'

/** How many code points a text has. Cost: one pass. */
export function codePoints(text: string): number {
  let count = text.length
  for (let index = 0; index < text.length - 1; index += 1) {
    const high = text.charCodeAt(index)
    if (high < 0xd800 || high > 0xdbff) continue
    const low = text.charCodeAt(index + 1)
    if (low >= 0xdc00 && low <= 0xdfff) {
      count -= 1
      index += 1
    }
  }
  return count
}

/** char_length and character_length: `size` for strings only. */
export const textLength: readonly FunctionDefinition[] = ['char_length', 'character_length'].map((name) =>
  defineFunction({
    name,
    category: 'Scalar',
    signature: '(input :: STRING) :: INTEGER',
    description: 'How many characters (code points) the text has.',
    call: ([input]) => codePoints(textOf(name, input)),
    pausing: ([input], context) => countCharacters(textOf(name, input), codePoints, context),
  }),
)
