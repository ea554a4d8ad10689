import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeMap, decodeValue, encodeMap, encodeValue } from '../../src/model/encoding.ts'
import { emptyMap, Float, Node, Path, Relationship, type Value } from '../../src/model/values.ts'
import { doubles, map, value } from './arbitrary-values.ts'

type Told = string | readonly Told[]

/** What a value is, in full: the runner's own comparison looks at `constructor`, which may be a key here. */
function told(given: Value): Told {
  if (given instanceof Float) return ['float', told(given.value)]
  if (given instanceof Node) return ['node', String(given.id), given.labels, told(given.properties)]
  if (given instanceof Relationship) {
    const { id, type, start, end, properties } = given
    return ['relationship', String(id), type, String(start), String(end), told(properties)]
  }
  if (given instanceof Path) return ['path', given.nodes.map(told), given.relationships.map(told)]
  if (Array.isArray(given)) return ['list', ...given.map(told)]
  if (typeof given === 'object' && given !== null)
    return ['map', ...Object.entries(given).map(([key, one]) => [key, told(one)])]
  return [typeof given, Object.is(given, -0) ? '-0' : String(given)]
}

/** Through text, as over HTTP. */
function throughText(given: Value): Value {
  return decodeValue(JSON.parse(JSON.stringify(encodeValue(given))))
}

describe('the encoding of values', () => {
  test('gives back every value as it was', () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(told(throughText(given))).toEqual(told(given))
      }),
      { numRuns: 2_000 },
    )
  })

  test('gives back maps as they were', () => {
    fc.assert(
      fc.property(map, (given) => {
        const again = decodeMap(JSON.parse(JSON.stringify(encodeMap(given))))
        expect(told(again)).toEqual(told(given))
        expect(Object.getPrototypeOf(again)).toBeNull()
      }),
    )
  })

  test.each(doubles)('tells the number %d from all others, boxed and plain', (number) => {
    const plain = throughText(number)
    expect(typeof plain === 'number' && Object.is(plain, number)).toBe(true)
    const boxed = throughText(new Float(number))
    expect(boxed instanceof Float && Object.is(boxed.value, number)).toBe(true)
  })

  test('keeps integers beyond the safe range exact', () => {
    for (const integer of [2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)])
      expect(throughText(integer)).toBe(integer)
  })

  test('keeps a key that means something to JavaScript an ordinary key', () => {
    const given = emptyMap()
    given['__proto__'] = 'ordinary'
    const again = throughText(given)
    expect(Object.keys(again ?? {})).toEqual(['__proto__'])
    const polluting = decodeValue(JSON.parse('{"map": {"__proto__": {"map": {"polluted": true}}}}'))
    expect(Object.keys(polluting ?? {})).toEqual(['__proto__'])
    expect(({} as { readonly polluted?: boolean }).polluted).toBeUndefined()
  })

  test('does not take a map whose keys are tags for what they mean', () => {
    const kinds = ['date', 'localtime', 'time', 'localdatetime', 'datetime', 'duration']
    for (const tag of ['integer', 'float', 'double', 'map', 'node', 'relationship', 'path', ...kinds]) {
      const given = emptyMap()
      given[tag] = '1'
      expect(throughText(given)).toStrictEqual(given)
    }
  })

  test.each([
    ['nothing', undefined],
    ['an object without a tag', {}],
    ['an object of two tags', { float: '1', double: '1' }],
    ['an unknown tag', { point: '2020' }],
    ['a date in another form', { date: '2020' }],
    ['a date that is none', { date: '2020-02-30' }],
    ['a date that is a number', { date: 2020 }],
    ['a date and time without its offset', { datetime: '2020-01-01T00:00:00[Europe/Stockholm]' }],
    ['a duration in another form', { duration: 'PT60S' }],
    ['a tag that only its prototype has', { toString: '1' }],
    ['an integer that is a number', { integer: 1 }],
    ['an integer with a fraction', { integer: '1.5' }],
    ['an integer that is none', { integer: '0x10' }],
    ['an integer of too many digits', { integer: '1'.repeat(40) }],
    ['a float that is none', { float: 'one' }],
    ['a float that is empty', { float: '' }],
    ['a float of spaces', { float: ' ' }],
    ['a float that is a number', { float: 1 }],
    ['a map that is a list', { map: [] }],
    ['a map that is null', { map: null }],
    ['a map that holds something else', { map: { a: { b: 1, c: 2 } } }],
    ['a node that is no list', { node: {} }],
    ['a node without anything', { node: [] }],
    ['a node whose id is a text', { node: ['1', [], {}] }],
    ['a node whose id is a fraction', { node: [1.5, [], {}] }],
    ['a node whose labels are numbers', { node: [1, [2], {}] }],
    ['a node without properties', { node: [1, ['A']] }],
    ['a relationship cut short', { relationship: [1, 'R', 2] }],
    ['a relationship whose type is a number', { relationship: [1, 2, 3, 4, {}] }],
    ['a path of nothing', { path: [] }],
    ['a path of values', { path: [[1], []] }],
    ['something deep in a list', [[[{ float: 'x' }]]]],
  ])('refuses %s', (_, encoded: unknown) => {
    let thrown: unknown
    try {
      decodeValue(encoded)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toMatchObject({ name: 'DataError', code: 'InvalidEncoding' })
  })

  test('refuses whatever else it is given, and never breaks', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (encoded) => {
        try {
          expect(throughText(decodeValue(encoded))).toBeDefined()
        } catch (error) {
          expect(error).toMatchObject({ code: 'InvalidEncoding' })
        }
      }),
      { numRuns: 1_000 },
    )
  })
})
