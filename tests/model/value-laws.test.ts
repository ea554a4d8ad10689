import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/model/comparison.ts'
import { equals } from '../../src/model/equality.ts'
import { equivalent, groupingKey, groupingKeyOf } from '../../src/model/grouping.ts'
import { order } from '../../src/model/order.ts'
import { fewPoints } from './points.ts'
import { fewTemporal } from './temporal/arbitraries.ts'
import { Node, Path, Relationship, emptyMap, float, type Value } from '../../src/model/values.ts'

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)),
  fc.constantFrom(0, -0, 1, 2 ** 53, 2 ** 63, 1e300, Number.NaN, Infinity, -Infinity, 0.5, -2.5).map(float),
  fc.constantFrom('', 'a', 'ab', 'b', '1', '\0', '\0n', '\0s', '\uFFFD', '\u{1F600}', '\0d1;'),
  fewTemporal,
  fewPoints,
  fc.integer({ min: 0, max: 2 }).map((id) => new Node(id)),
  fc.integer({ min: 0, max: 2 }).map((id) => new Relationship(id)),
  fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 3 }).map(
    (ids) =>
      new Path(
        ids.map((id) => new Node(id)),
        ids.slice(1).map((id) => new Relationship(id)),
      ),
  ),
)

const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { arbitrary: scalar, weight: 5 },
    { arbitrary: fc.array(tie('value'), { maxLength: 3 }), weight: 1 },
    {
      arbitrary: fc
        .dictionary(fc.constantFrom('a', 'b', '__proto__', ''), tie('value'), {
          noNullPrototype: false,
          maxKeys: 3,
        })
        .map((entries) => Object.assign(emptyMap(), entries)),
      weight: 1,
    },
  ),
})).value

describe('the laws of values', () => {
  test('the order is reflexive and antisymmetric', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(order(a, a)).toBe(0)
        expect(Math.sign(order(a, b))).toBe(-Math.sign(order(b, a)) + 0)
      }),
      { numRuns: 2000 },
    )
  })

  test('the order is transitive', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const [x, y, z] = [a, b, c].sort(order)
        expect(order(x, y)).toBeLessThanOrEqual(0)
        expect(order(y, z)).toBeLessThanOrEqual(0)
        expect(order(x, z)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 2000 },
    )
  })

  test('values have the same grouping key exactly where they are equivalent', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const same = new Set([groupingKey(a), groupingKey(b)]).size === 1
        expect(same).toBe(equivalent(a, b))
        expect(groupingKeyOf([a, 1]) === groupingKeyOf([b, 1])).toBe(same)
      }),
      { numRuns: 5000 },
    )
  })

  test('several columns have the same grouping key exactly where each is equivalent', () => {
    fc.assert(
      fc.property(value, value, value, value, (a, b, c, d) => {
        const same = groupingKeyOf([a, b]) === groupingKeyOf([c, d])
        expect(same).toBe(equivalent(a, c) && equivalent(b, d))
      }),
      { numRuns: 5000 },
    )
  })

  test('equal values are equivalent, and equality does not depend on the side', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(equals(a, b)).toBe(equals(b, a))
        expect(equals(a, b) !== true || equivalent(a, b)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  test('comparison agrees with the order of scalars, and is opposite from the other side', () => {
    fc.assert(
      fc.property(scalar, scalar, (a, b) => {
        const result = compare(a, b)
        if (result === null || Number.isNaN(result)) return
        expect(Math.sign(result)).toBe(Math.sign(order(a, b)))
        expect(Math.sign(result)).toBe(-Math.sign(compare(b, a) ?? Number.NaN) + 0)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the order across types', () => {
  test('is map, node, relationship, list, path, string, boolean, number, NaN, null', () => {
    const ascending: Value[] = [
      emptyMap(),
      new Node(1),
      new Relationship(1),
      [],
      new Path([new Node(1)], []),
      'a',
      false,
      true,
      -Infinity,
      1,
      2n ** 60n,
      Infinity,
      Number.NaN,
      null,
    ]
    expect(ascending.toReversed().sort(order)).toEqual(ascending)
  })

  test('strings go by code point, not by UTF-16 unit', () => {
    expect(['\u{1F600}', '\uFFFD', 'z'].sort(order)).toEqual(['z', '\uFFFD', '\u{1F600}'])
  })
})

describe('three-valued equality', () => {
  const map = (entries: { [key: string]: Value }): Value => Object.assign(emptyMap(), entries)
  test.each<[Value, Value, boolean | null]>([
    [1, float(1), true],
    [2n ** 53n, float(2 ** 53), true],
    [2n ** 53n + 1n, float(2 ** 53), false],
    [Number.NaN, Number.NaN, false],
    ['1', 1, false],
    [null, null, null],
    [[null], [1], null],
    [[1, null], [2, null], false],
    [[1, 2], [1], false],
    [[[1], [2, 3]], [[1], [null]], false],
    [map({ k: null }), map({ k: 1 }), null],
    [map({ k: null }), map({}), false],
    [map({ k: 1, l: null }), map({ k: 2, l: 1 }), false],
    [new Node(1), new Node(1, ['A']), true],
    [new Node(1), new Relationship(1), false],
  ])('%o = %o is %o', (a, b, result) => {
    expect(equals(a, b)).toBe(result)
  })
})

describe('comparability', () => {
  test.each<[Value, Value, number | null]>([
    [1, 'a', null],
    [null, 1, null],
    [Number.NaN, 'a', null],
    [Number.NaN, 1, Number.NaN],
    [2n ** 53n + 1n, float(2 ** 53), 1],
    [false, true, -1],
    [[1, 0], [1], 1],
    [[1, 2], [1, null], null],
    [[1, 2], [3, null], -1],
    [emptyMap(), emptyMap(), null],
  ])('%o against %o is %o', (a, b, result) => {
    expect(compare(a, b)).toBe(result)
  })
})
