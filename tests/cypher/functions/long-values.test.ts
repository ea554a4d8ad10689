import { describe, expect, test } from 'vitest'
import { allFunctions } from '../../../src/cypher/functions/index.ts'
import type { FunctionDefinition } from '../../../src/cypher/catalog/function-definition.ts'
import { Database } from '../../../src/database/index.ts'
import { SilkgraphError } from '../../../src/errors.ts'
import { expectSliced } from '../../helpers/sliced.ts'

/*
 * Each function with one argument that is long, in every place. One that goes through it has to take several slices; what
 * is not in the tables below goes through it, so that a new function cannot forget to pause.
 */

const LONG = {
  text: 'ab'.repeat(2 ** 19),
  list: Array.from({ length: 200_000 }, (_, at) => at),
}

type Kind = keyof typeof LONG

/** The other arguments, where a text `ab` and a number of 500,000 would not make it go through the long one. */
const OTHERS: { readonly [call: string]: readonly unknown[] } = {
  'trim 0': ['ab'],
  'btrim 0': ['ab'],
  'ltrim 0': ['ab'],
  'rtrim 0': ['ab'],
  'trim 1': ['ab'],
  'left 0': [1_000_000],
  'right 0': [1_000_000],
  'replace 2': ['abc', 'b'],
  'normalize 0': ['NFC'],
  'range 0': [1],
}

/** What asks no more of a long value than its kind, its length or one of its ends. */
const AT_ONCE = [
  'coalesce 0 list',
  'coalesce 0 text',
  'exists 0 list',
  'exists 0 text',
  'head 0 list',
  'isEmpty 0 list',
  'isEmpty 0 text',
  'last 0 list',
  // Of another type than what they are compared with, or are.
  'nullIf 0 list',
  'nullIf 0 text',
  'nullIf 1 list',
  'nullIf 1 text',
  'point.distance 0 list',
  'point.distance 0 text',
  'point.distance 1 list',
  'point.distance 1 text',
  'point.withinBBox 0 list',
  'point.withinBBox 0 text',
  'point.withinBBox 1 list',
  'point.withinBBox 1 text',
  'point.withinBBox 2 list',
  'point.withinBBox 2 text',
  // Longer than what it is looked for in.
  'replace 1 text',
  // Put in once, which is a copy.
  'replace 2 text',
  'size 0 list',
  'split 1 text',
  'toBooleanOrNull 0 list',
  'toFloatOrNull 0 list',
  'toIntegerOrNull 0 list',
  'toString 0 text',
  'toStringOrNull 0 list',
  'toStringOrNull 0 text',
  'valueType 0 text',
  // Too long to be converted.
  'toBooleanOrNull 0 text',
  'toFloatOrNull 0 text',
  'toIntegerOrNull 0 text',
]

const database = new Database()

function argumentsOf({ name, parameters, alternatives }: FunctionDefinition, place: number): unknown[] {
  const others = parameters.map((parameter, at) => {
    const types = [parameter, ...(alternatives?.[at] ?? [])]
    return types.some(({ kind }) => ['integer', 'float', 'number'].includes(kind)) ? 500_000 : 'ab'
  })
  others.splice(place, 1)
  return [...(OTHERS[`${name} ${place}`] ?? others)]
}

/** How a call ends: with an error, at once, or in several slices. */
function outcomeOf(definition: FunctionDefinition, place: number, kind: Kind): string {
  const given = argumentsOf(definition, place)
  given.splice(place, 0, LONG[kind])
  const names = given.map((_, at) => `$p${at}`)
  const running = database.start(
    `RETURN [${definition.name}(${names.join(', ')})] IS NULL AS missing`,
    Object.fromEntries(given.map((value, at) => [`p${at}`, value])),
    { maxMillis: 60_000 },
  )
  try {
    return expectSliced(running).slices >= 4 ? 'in slices' : 'at once'
  } catch (error) {
    if (!(error instanceof SilkgraphError)) throw error
    // What is long must not come back in what is said of it.
    expect(error.message.length).toBeLessThan(1000)
    return error.code
  }
}

const REFUSALS = [
  'InvalidArgumentType',
  'InvalidArgumentValue',
  'InvalidPoint',
  'InvalidTemporalValue',
  'NumberOutOfRange',
  'UnknownTimeZone',
]

describe('a long argument', () => {
  const scalars = allFunctions.flatMap((definition) =>
    definition.kind === 'scalar' && definition.parameters.length > 0 ? [definition] : [],
  )

  test.each(scalars.map((definition) => [definition.name, definition] as const))(
    'of %s is gone through in slices, or refused',
    (name, definition) => {
      const outcomes = definition.parameters.flatMap((_, place) =>
        (['text', 'list'] as const).map((kind) => ({
          call: `${name} ${place} ${kind}`,
          outcome: outcomeOf(definition, place, kind),
        })),
      )
      const unexpected = outcomes.filter(({ call, outcome }) =>
        AT_ONCE.includes(call)
          ? outcome !== 'at once'
          : outcome !== 'in slices' && !REFUSALS.includes(outcome),
      )
      expect(unexpected).toEqual([])
    },
  )

  test('is named above for functions that there are', () => {
    const known = new Set(scalars.map(({ name }) => name))
    const named = [...AT_ONCE, ...Object.keys(OTHERS)].map((call) => call.split(' ')[0])
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })
})
