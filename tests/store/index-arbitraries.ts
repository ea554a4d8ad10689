import fc from 'fast-check'
import type { Bound, Sought } from '../../src/model/graph-store.ts'
import { Point } from '../../src/model/point.ts'
import type { IndexDefinition } from '../../src/model/schema.ts'
import { Duration, LocalDate, LocalTime } from '../../src/model/temporal/index.ts'
import { Float, type Value } from '../../src/model/values.ts'

const texts = [
  '',
  'a',
  'ab',
  'abc',
  'abcd',
  'bcd',
  'abcabc',
  'ba',
  '😀',
  'a😀b',
  '😁😀',
  '\uFFFD',
  '\uE000x',
  'bc',
  'cd',
]

const points = [
  new Point(7203, 0, 0),
  new Point(7203, -0, 0),
  new Point(7203, 1, 1),
  new Point(7203, 1, 2.5),
  new Point(7203, 1e-200, 0),
  new Point(9157, 1, 1, 1),
  new Point(9157, 1, 1, -3),
  new Point(4326, 180, 10),
  new Point(4326, -180, 10),
  new Point(4326, -179.5, 10.2),
  new Point(4326, 12, 90),
  new Point(4326, -100, 89.9),
  new Point(4326, 20, -89.99),
  new Point(4326, 0, 0),
  new Point(4979, 0, 0, 100),
  new Point(4979, 0.01, 0, -6_378_140),
  new Point(4979, 179.99, 0, 5),
]

const single: Value[] = [
  0,
  1,
  2,
  new Float(1),
  new Float(-0),
  1.5,
  -7,
  2n ** 53n + 1n,
  new Float(2 ** 53),
  Infinity,
  NaN,
  true,
  false,
  LocalDate.parse('2024-02-29'),
  LocalDate.parse('1999-12-31'),
  LocalTime.parse('12:00'),
  LocalTime.parse('12:00:01'),
  Duration.parse('P1D'),
  Duration.parse('PT24H'),
  [1],
  [1, 2],
  [1, 'a'],
  [NaN],
  [],
]

/** Few values, so that many are equal, of every type that compares in its own way. */
export const value = fc.oneof(
  fc.constantFrom(...single),
  fc.constantFrom(...texts),
  fc.constantFrom(...points),
  fc.stringMatching(/^[ab]{0,6}$/),
)

const bound: fc.Arbitrary<Bound> = fc.record({ value, inclusive: fc.boolean() })
const optional = fc.option(bound, { nil: undefined })
const point = fc.constantFrom(...points)

/** Whatever may be sought in an index with so many keys. */
export function sought(keys: number): fc.Arbitrary<Sought> {
  const equal = fc.array(value, { maxLength: keys - 1 })
  const text = fc.oneof(fc.constantFrom(...texts), fc.stringMatching(/^[ab]{0,4}$/))
  return fc.oneof(
    fc.record({
      kind: fc.constant('equal' as const),
      values: fc.array(value, { minLength: 1, maxLength: keys }),
    }),
    fc
      .record({ kind: fc.constant('range' as const), equal, from: optional, to: optional })
      .filter(({ from, to }) => from !== undefined || to !== undefined),
    fc.record({ kind: fc.constant('starts-with' as const), equal, text }),
    fc.constant({ kind: 'exists' as const }),
    fc.record({ kind: fc.constantFrom('contains' as const, 'ends-with' as const), text }),
    fc.record({
      kind: fc.constant('within-distance' as const),
      center: point,
      distance: fc.constantFrom(0, 1, 1.5, 3, 111_320, 200_000, 1e7, 2.1e7, 1e9, Infinity, -1),
      inclusive: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('bounding-box' as const), lower: point, upper: point }),
  )
}

function definition(
  kind: IndexDefinition['kind'],
  entity: IndexDefinition['entity'],
  name: string,
  keys: readonly string[],
): IndexDefinition {
  return {
    name: [kind, name, ...keys].join('_'),
    kind,
    entity,
    names: [name],
    keys,
    config: {},
    constraint: undefined,
  }
}

export const definitions: readonly IndexDefinition[] = [
  definition('range', 'node', 'A', ['k']),
  definition('range', 'node', 'A', ['k', 'j']),
  definition('range', 'node', 'B', ['j']),
  definition('range', 'relationship', 'R', ['k']),
  definition('range', 'relationship', 'S', ['j', 'k']),
  definition('text', 'node', 'A', ['k']),
  definition('text', 'relationship', 'R', ['k']),
  definition('point', 'node', 'A', ['k']),
  definition('point', 'relationship', 'R', ['j']),
]
