import { expect, test } from 'vitest'
import { allFunctions } from '../../../src/cypher/index.ts'
import { signatureAt } from '../../../src/viewer/console/signatures.ts'

/** The call around `|`, with the argument that is being written in brackets. */
function told(marked: string): string | undefined {
  const help = signatureAt(marked.replace('|', ''), marked.indexOf('|'))
  if (help === undefined) return undefined
  const parameters = help.parameters.map((one, at) => (at === help.at ? `[${one}]` : one))
  return `${help.name}(${parameters.join(', ')})${help.result}`
}

test.each([
  ['RETURN toUpper(|', 'toUpper([input :: STRING]) :: STRING'],
  ['RETURN TOUPPER( |x)', 'toUpper([input :: STRING]) :: STRING'],
  [
    "RETURN substring('a,b', |",
    'substring(original :: STRING, [start :: INTEGER], length = to the end :: INTEGER) :: STRING',
  ],
  ["RETURN left(toLower('x'), |1)", 'left(original :: STRING, [length :: INTEGER]) :: STRING'],
  ["RETURN left(toLower(|'x'), 1)", 'toLower([input :: STRING]) :: STRING'],
  ['RETURN left([1, 2, |], 1)', 'left([original :: STRING], length :: INTEGER) :: STRING'],
  ['RETURN point.distance(a, |', expect.stringContaining('point.distance(')],
  ['CALL db.awaitIndexes(|', 'db.awaitIndexes([timeOutSeconds = 300 :: INTEGER])'],
  ['RETURN toUpper(x)|', undefined],
  ['MATCH (|n) RETURN n', undefined],
  ['RETURN unheardOf(|', undefined],
])('%s', (marked, expected) => {
  expect(told(marked)).toEqual(expected)
})

test.each(allFunctions.filter(({ signature }) => signature.startsWith('(')))(
  'the signature of $name is taken apart into what it was made of',
  ({ name, signature }) => {
    const help = signatureAt(`RETURN ${name}(`, name.length + 8)
    expect(`(${help?.parameters.join(', ')})${help?.result}`).toBe(signature)
  },
)
