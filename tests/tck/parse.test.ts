import { describe, expect, test } from 'vitest'
import { parse } from '../../src/cypher/parser/index.ts'
import { CypherError } from '../../src/errors.ts'
import { readFeatures, tckFolder, type Scenario } from './features.ts'

const folder = tckFolder()

/** The codes that the parser alone is answerable for. */
const syntacticCodes = new Set([
  'UnexpectedSyntax',
  'InvalidNumberLiteral',
  'IntegerOverflow',
  'FloatingPointOverflow',
  'InvalidUnicodeLiteral',
  'InvalidUnicodeCharacter',
  'InvalidRelationshipPattern',
])

function codeOf(text: string): string | undefined {
  try {
    parse(text)
    return undefined
  } catch (error) {
    return error instanceof CypherError ? `${error.kind} ${error.code}: ${error.message}` : String(error)
  }
}

function problems(scenario: Scenario): string[] {
  const expected = scenario.steps
    .map(({ text }) => /should be raised at .*: (.+)$/.exec(text)?.[1])
    .find(Boolean)
  const queries = scenario.steps.filter(({ text }) =>
    /^(having executed|executing (control )?query):$/.test(text),
  )
  return queries.flatMap(({ text, body }) => {
    const got = codeOf(body)
    if (text === 'having executed:') return got === undefined ? [] : [`${scenario.id}: ${got}`]
    if (expected !== undefined && syntacticCodes.has(expected)) {
      return got?.startsWith(`SyntaxError ${expected}:`)
        ? []
        : [`${scenario.id}: expected ${expected}, got ${got}`]
    }
    return got === undefined || expected !== undefined ? [] : [`${scenario.id}: ${got}`]
  })
}

describe.skipIf(folder === undefined)('the parser on the openCypher TCK', () => {
  test('reads every query that is right and refuses every one whose syntax is wrong', () => {
    const found = readFeatures(folder ?? '').flatMap(({ scenarios }) => scenarios.flatMap(problems))
    expect(found).toEqual([])
  })
})
