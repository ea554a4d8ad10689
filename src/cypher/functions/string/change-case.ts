import { textOf } from '../arguments.ts'
import { STRING, defineFunction } from '../define.ts'
import type { FunctionDefinition } from '../definition.ts'

/** toUpper, toLower and their GQL names: Unicode case mapping without a locale. */
export const changeCase: readonly FunctionDefinition[] = [
  upper('toUpper'),
  upper('upper'),
  lower('toLower'),
  lower('lower'),
]

function upper(name: string): FunctionDefinition {
  return defineFunction({
    name,
    signature: '(input :: STRING) :: STRING',
    description: 'The text in upper case.',
    parameters: [STRING],
    result: STRING,
    nulls: 'propagate',
    example: { query: `RETURN ${name}('Straße')`, result: 'STRASSE' },
    call: ([input]) => textOf(name, input).toUpperCase(),
  })
}

function lower(name: string): FunctionDefinition {
  return defineFunction({
    name,
    signature: '(input :: STRING) :: STRING',
    description: 'The text in lower case.',
    parameters: [STRING],
    result: STRING,
    nulls: 'propagate',
    example: { query: `RETURN ${name}('ABC')`, result: 'abc' },
    call: ([input]) => textOf(name, input).toLowerCase(),
  })
}
