import { changeText } from '../../in-pieces/texts.ts'
import { textOf } from '../arguments.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'

/** toUpper, toLower and their GQL names: Unicode case mapping without a locale. */
export const changeCase: readonly FunctionDefinition[] = [
  upper('toUpper'),
  upper('upper'),
  lower('toLower'),
  lower('lower'),
]

/**
 * What `Σ` becomes depends on the letters around it, whatever number of characters that are none in between: a text is
 * cut between two characters that are neither.
 */
const BESIDE_NO_SIGMA = /[^\p{Case_Ignorable}Σ](?=[^\p{Case_Ignorable}Σ])/u

function upper(name: string): FunctionDefinition {
  return defineFunction({
    name,
    category: 'String',
    signature: '(input :: STRING) :: STRING',
    description: 'The text in upper case.',
    call: ([input]) => textOf(name, input).toUpperCase(),
    pausing: ([input], context) => changeText(textOf(name, input), (piece) => piece.toUpperCase(), context),
  })
}

function lower(name: string): FunctionDefinition {
  return defineFunction({
    name,
    category: 'String',
    signature: '(input :: STRING) :: STRING',
    description: 'The text in lower case.',
    call: ([input]) => textOf(name, input).toLowerCase(),
    pausing: ([input], context) => {
      const text = textOf(name, input)
      const cut = text.includes('Σ') ? { boundary: BESIDE_NO_SIGMA } : {}
      return changeText(text, (piece) => piece.toLowerCase(), context, cut)
    },
  })
}
