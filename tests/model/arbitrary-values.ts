import fc from 'fast-check'
import {
  emptyMap,
  Float,
  Node,
  Path,
  Relationship,
  type MapValue,
  type Value,
} from '../../src/model/values.ts'
import { point } from './points.ts'
import { temporal } from './temporal/arbitraries.ts'

/** Numbers that JSON has no words for, and some that it has. */
export const doubles = [0, -0, 1, 0.1, 1e300, 5e-324, 2 ** 53, Number.NaN, Infinity, -Infinity]
const names = fc.constantFrom(
  'a',
  '',
  '__proto__',
  'constructor',
  'map',
  'node',
  'float',
  'é\u2028',
  '\uD800',
)

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\0', '\uD800', '{"float":"1"}', '__proto__'),
  fc.integer(),
  fc.double(),
  fc.constantFrom(...doubles),
  fc.constantFrom(...doubles, 1, 2 ** 63).map((number) => new Float(number)),
  fc.double().map((number) => new Float(number)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  temporal,
  point,
)

/** Values of every kind, and maps of them. */
export const { value, map } = fc.letrec<{
  value: Value
  map: MapValue
  node: Node
  relationship: Relationship
}>((tie) => {
  const id = fc.nat({ max: 2 ** 31 })
  return {
    map: fc.array(fc.tuple(names, tie('value')), { maxLength: 4 }).map((entries) => {
      const held = emptyMap()
      for (const [name, one] of entries) held[name] = one
      return held
    }),
    node: fc.tuple(id, fc.array(names, { maxLength: 3 }), tie('map')).map((parts) => new Node(...parts)),
    relationship: fc.tuple(id, names, id, id, tie('map')).map((parts) => new Relationship(...parts)),
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { arbitrary: scalar, weight: 6 },
      { arbitrary: fc.array(tie('value'), { maxLength: 4 }), weight: 2 },
      { arbitrary: tie('map'), weight: 2 },
      { arbitrary: tie('node'), weight: 1 },
      { arbitrary: tie('relationship'), weight: 1 },
      {
        arbitrary: fc
          .tuple(
            fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
            fc.array(tie('relationship'), { maxLength: 2 }),
          )
          .map((parts) => new Path(...parts)),
        weight: 1,
      },
    ),
  }
})
