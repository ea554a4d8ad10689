import { CypherError } from '../../../errors.ts'
import type { Value } from '../../../model/values.ts'
import { wrongValue } from '../../runtime/errors.ts'
import { makeList } from '../../in-pieces/lists.ts'
import { itemsOf } from '../arguments.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'
import { toBoolean, toFloat, toInteger, toText, type Conversion } from './parse.ts'

/** Each conversion in three forms: failing on a wrong type, giving null for it, and over a list. */
export const conversions: readonly FunctionDefinition[] = [
  ...family('toInteger', 'INTEGER', toInteger, 'a number, a BOOLEAN or a STRING'),
  ...family('toFloat', 'FLOAT', toFloat, 'a number or a STRING'),
  ...family('toBoolean', 'BOOLEAN', toBoolean, 'a BOOLEAN, an INTEGER or a STRING'),
  ...family('toString', 'STRING', toText, 'a number, a BOOLEAN, a STRING, a POINT or a temporal value'),
]

function family(
  name: string,
  resultName: string,
  convert: Conversion,
  expected: string,
): FunctionDefinition[] {
  const category = resultName === 'STRING' ? 'String' : 'Scalar'
  return [
    defineFunction({
      name,
      category,
      signature: `(input :: ANY) :: ${resultName}`,
      description: `The value as ${resultName}; null for a text that cannot be read as one. Takes ${expected}.`,
      call: ([input]) => {
        const value = convert(input)
        if (value === undefined) throw wrongValue(`${name}()`, expected, input)
        return value
      },
    }),
    defineFunction({
      name: `${name}OrNull`,
      category,
      signature: `(input :: ANY) :: ${resultName}`,
      description: `The value as ${resultName}; null for everything that cannot be converted.`,
      call: ([input]) => orNull(convert, input),
    }),
    defineFunction({
      name: `${name}List`,
      category: 'List',
      signature: `(input :: LIST<ANY>) :: LIST<${resultName}>`,
      description: `Every element as ${resultName}; null for each that cannot be converted.`,
      pausing: ([input], context) => {
        const items = itemsOf(`${name}List`, input)
        return makeList(items.length, (at) => orNull(convert, items[at]), context)
      },
    }),
  ]
}

/** null for what cannot be converted, a text of a number that is too large included. */
function orNull(convert: Conversion, input: Value): Value {
  try {
    return convert(input) ?? null
  } catch (error) {
    if (error instanceof CypherError) return null
    throw error
  }
}
