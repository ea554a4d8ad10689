import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodedPieces } from '../../src/model/encoded-pieces.ts'
import { encodeValue } from '../../src/model/encoding.ts'
import { emptyMap, Node, Path, Relationship, type Value } from '../../src/model/values.ts'
import { value } from './arbitrary-values.ts'

const joined = (given: Value): unknown => JSON.parse([...encodedPieces(given)].join(''))

/** Values with many entries, side by side and inside one another. */
const large: fc.Arbitrary<Value> = fc.letrec<{ large: Value }>((tie) => ({
  large: fc.oneof(
    { maxDepth: 3 },
    fc.array(value, { maxLength: 150, size: 'max' }),
    fc.array(tie('large'), { maxLength: 5 }),
    fc.dictionary(fc.string(), tie('large'), { maxKeys: 5 }).map(mapOf),
    fc.tuple(value, fc.integer({ min: 1, max: 200 })).map(([one, times]) => Array<Value>(times).fill(one)),
  ),
})).large

function mapOf(entries: { readonly [key: string]: Value }): Value {
  const map = emptyMap()
  for (const key of Object.keys(entries)) map[key] = entries[key]
  return map
}

describe('the pieces of a value are together the text of its encoding', () => {
  test.each([
    ['small', value],
    ['large', large],
  ])('for values of every kind: %s', (_, values) => {
    fc.assert(
      fc.property(values, (given) => {
        expect(JSON.stringify(joined(given))).toBe(JSON.stringify(encodeValue(given)))
      }),
      { numRuns: 500 },
    )
  })
})

const nested = (width: number, depth: number): Value =>
  depth === 0 ? 12_345 : Array.from({ length: width }, () => nested(width, depth - 1))
const nestedMap = (width: number, depth: number): Value =>
  depth === 0
    ? 12_345
    : mapOf(
        Object.fromEntries(Array.from({ length: width }, (_, at) => [`k${at}`, nestedMap(width, depth - 1)])),
      )
const many = <Item>(count: number, make: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => make(at))

describe('each piece is short, however large the value is', () => {
  test.each<[string, Value]>([
    ['a long list', many(100_000, String)],
    ['lists of a few, five deep', nested(10, 5)],
    ['lists of sixty, three deep', nested(60, 3)],
    ['lists of one, four hundred deep', nested(1, 400)],
    ['a large map', mapOf(Object.fromEntries(many(50_000, (at) => [`k${at}`, at])))],
    ['maps of a few, five deep', nestedMap(8, 5)],
    ['maps of sixty in a list', many(60, () => nestedMap(60, 1))],
    [
      'a long path',
      new Path(
        many(10_001, (id) => new Node(id)),
        many(10_000, (id) => new Relationship(id)),
      ),
    ],
    [
      'a list of paths',
      many(
        2_000,
        () =>
          new Path(
            many(21, (id) => new Node(id)),
            many(20, (id) => new Relationship(id)),
          ),
      ),
    ],
  ])('%s', (_, given) => {
    const pieces = [...encodedPieces(given)]
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(3_000)
    expect(JSON.parse(pieces.join(''))).toEqual(JSON.parse(JSON.stringify(encodeValue(given))))
  })
})
