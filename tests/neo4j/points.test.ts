import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Backend, EmbeddedBackend } from '../../src/backend/index.ts'
import { Database } from '../../src/database/index.ts'
import { CypherError } from '../../src/errors.ts'
import { encodeValue } from '../../src/model/encoding.ts'
import { isNumber, toDouble } from '../../src/model/numbers.ts'
import { float, type Value } from '../../src/model/values.ts'
import { recordsOf } from '../contract/carriers.ts'
import { boltBackend } from '../contract/open-store.ts'
import { point } from '../model/points.ts'

const SEED = 20_260_101
const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map(String),
  fc.constantFrom(
    '-0.0',
    '0.0',
    '1.5',
    '-89.5',
    '90',
    '90.5',
    '179.75',
    '-180',
    '181',
    '-541.25',
    '1e10',
    '1e-7',
  ),
  fc.constantFrom('0.0 / 0.0', '1.0 / 0.0', "'1'", 'true', 'null'),
)
const coordinate = fc.oneof(
  { arbitrary: number, weight: 1 },
  { arbitrary: fc.integer({ min: -2, max: 2 }).map(String), weight: 20 },
)
const system = fc.constantFrom(
  "crs: 'cartesian'",
  "crs: 'cartesian-3D'",
  "crs: 'WGS-84'",
  "crs: 'wgs-84-3d'",
  "crs: 'moon'",
  'crs: 1',
  'srid: 7203',
  'srid: 9157',
  'srid: 4326',
  'srid: 4979',
  'srid: 1',
  'srid: 4326.0',
)
const entries = (...names: readonly string[]) =>
  fc.tuple(...names.map(() => coordinate)).map((values) => names.map((name, at) => `${name}: ${values[at]}`))

/** Maps, most of them of points. They are given by way of a variable: of a literal the server tells at once what it lacks. */
const map = fc
  .tuple(
    fc
      .oneof(
        {
          arbitrary: fc.constantFrom('x y', 'x y z', 'longitude latitude', 'longitude latitude height'),
          weight: 8,
        },
        {
          arbitrary: fc.constantFrom(
            'x',
            'x latitude',
            'longitude latitude z',
            'x y height',
            'X Y',
            'x y other',
            'z height',
            'longitude latitude z height',
            'x y z longitude latitude',
          ),
          weight: 2,
        },
      )
      .chain((names) => entries(...names.split(' '))),
    fc.oneof({ arbitrary: fc.constant(undefined), weight: 6 }, { arbitrary: system, weight: 1 }),
  )
  .map(([parts, crs]) => `{${[...parts, ...(crs === undefined ? [] : [crs])].join(', ')}}`)

const use = fc.constantFrom(
  'point(a)',
  'toString(point(a))',
  '[point(a).x, point(a).y, point(a).crs, point(a).srid]',
  'point(a).z',
  'point(a).longitude',
  'point(a).height',
  'point.distance(point(a), point(b))',
  'point.distance(point(a), point(a))',
  'point.withinBBox(point(a), point(b), point(c))',
  'point.withinBBox(point(a), point(a), point(c))',
  'point(a) = point(b)',
  'point(a) <> point(a)',
  'point(a) < point(b)',
  'point(a) <= point(b)',
  'point(a) >= point(a)',
  '[point(a), 1] < [point(b), 2]',
  'point(a) IN [point(b), point(c), 1]',
  'valueType([point(a), b, 1])',
  "[p IN [point(a), 'x'] | p + 'b'][0]",
  'COLLECT { UNWIND [point(a), point(b), point(c)] AS p RETURN p ORDER BY p }',
  'COUNT { UNWIND [point(a), point(b), point(c)] AS p RETURN DISTINCT p }',
)

/** What an expression comes to: its value, or the class of its error. */
type Outcome =
  { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'error'; readonly error: string }

async function outcome(backend: Backend, text: string): Promise<Outcome> {
  try {
    const records = await recordsOf(backend, text, {}, { exact: true, readOnly: true })
    return { kind: 'value', value: records[0][0] }
  } catch (error) {
    if (error instanceof CypherError) return { kind: 'error', error: error.kind }
    throw error
  }
}

/** Sine and cosine of Java may differ from those of JavaScript in the last digit, and distances with them. */
function isSame(there: Outcome, here: Outcome, isDistance: boolean): boolean {
  if (there.kind === 'error' || here.kind === 'error')
    return there.kind === 'error' && here.kind === 'error' && there.error === here.error
  const [one, other] = [there.value, here.value]
  if (isDistance && isNumber(one) && isNumber(other))
    return Math.abs(toDouble(one) - toDouble(other)) <= 1e-12 * Math.abs(toDouble(one))
  return JSON.stringify(encodeValue(one)) === JSON.stringify(encodeValue(other))
}

describe.skipIf(inject('store').kind !== 'bolt')('points at a server and embedded', () => {
  const embedded = new EmbeddedBackend(new Database())
  let server: Backend
  beforeAll(() => {
    server = boltBackend()
  })
  afterAll(() => server.close())

  test('are the same in 600 expressions', { timeout: 120_000 }, async () => {
    const cases = fc.sample(fc.tuple(map, map, map, use), { numRuns: 600, seed: SEED })
    const different: unknown[] = []
    let values = 0
    for (const [a, b, c, expression] of cases) {
      const text = `WITH ${a} AS a, ${b} AS b, ${c} AS c RETURN ${expression} AS value`
      const [there, here] = [await outcome(server, text), await outcome(embedded, text)]
      if (there.kind === 'value') values++
      if (!isSame(there, here, expression.startsWith('point.distance'))) different.push({ text, there, here })
    }
    expect(different).toEqual([])
    expect(values).toBeGreaterThan(200)
  })

  test('go to the server and come back', { timeout: 60_000 }, async () => {
    const points = fc.sample(point, { numRuns: 100, seed: SEED })
    const text = 'UNWIND $points AS p RETURN p, p.x, [p, p]'
    const there = await recordsOf(server, text, { points }, { exact: true })
    expect(there).toEqual(points.map((one) => [one, float(one.x), [one, one]]))
  })
})
