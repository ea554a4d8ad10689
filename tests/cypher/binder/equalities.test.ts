import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planRows } from '../../../src/cypher/index.ts'
import { Database } from '../../../src/database/index.ts'

const database = new Database()
database.query(`UNWIND [null, 1, 1.0, 2, 3, 0.0 / 0.0, 'x', 'y', true, [1], [2], 9007199254740993] AS x
  UNWIND [null, 1, 'x'] AS y CREATE (:P {x: x, y: y})-[:R {x: x}]->(:Q)`)

function hitsOf(query: string): number {
  const { profile } = database.query(`PROFILE ${query}`).summary
  return profile === undefined ? 0 : planRows(profile).reduce((sum, row) => sum + (row.profile?.hits ?? 0), 0)
}

function chain(count: number, sign: string, operator: string): string {
  return Array.from({ length: count }, (_, at) => `n.x ${sign} ${at}`).join(` ${operator} `)
}

describe('a chain of equalities of one property is looked up', () => {
  test.each([
    ['=', 'OR'],
    ['<>', 'AND'],
  ])('with as many hits for 20,000 values as for 50: %s, %s', (sign, operator) => {
    const [few, many] = [50, 20_000].map((count) =>
      hitsOf(`MATCH (n) WHERE (${chain(count, sign, operator)}) = true RETURN count(n)`),
    )
    expect(many).toBe(few)
    const nodes = Number(database.query('MATCH (n) RETURN count(n)').records[0][0])
    expect(many).toBeLessThanOrEqual(3 * nodes)
  })

  test.each([
    ['n.x = 1 OR n.x = 2 OR 3 = n.x OR n.x = 4', 'n.x IN [1, 2, 3, 4]'],
    [
      'n.x = 1 OR n.y = 1 OR n.x = 2 OR n.x = 3 OR n.y = 2 OR n.x = 4',
      '((n.x IN [1, 2, 3, 4]) OR (n.y = 1)) OR (n.y = 2)',
    ],
    ['n.x = 1 OR n.x = 2 OR n.x = 3', '((n.x = 1) OR (n.x = 2)) OR (n.x = 3)'],
    [
      'n.x = 1 OR n.x = 2 OR m.x = 1 OR n.x = 3 OR n.x = 4',
      '(((n.x = 1) OR (n.x = 2)) OR (m.x = 1)) OR ((n.x = 3) OR (n.x = 4))',
    ],
    [
      'n.x = 1 OR n.x = m.x OR n.x = 2 OR n.x = 3 OR n.x = 4',
      '(((n.x = 1) OR (n.x = m.x)) OR (n.x = 2)) OR ((n.x = 3) OR (n.x = 4))',
    ],
  ])('%s', (written, shown) => {
    const { plan } = database.query(`EXPLAIN MATCH (n:P), (m:Q) RETURN ${written} AS v`).summary
    expect(plan === undefined ? [] : planRows(plan).map((row) => row.plan.details)).toContain(`${shown} AS v`)
  })

  test('what fails, fails as before', () => {
    for (const text of [
      '1 / 0 = 1 OR n.x = 1',
      'n.x = 1 OR n.x = 2 OR 1 / 0 = 1 OR n.x = 3 OR n.x = 4 OR n.x = "none"',
    ])
      expect(() => database.query(`MATCH (n:Q) RETURN ${text}`)).toThrow(
        expect.objectContaining({ code: 'DivisionByZero' }),
      )
  })
})

const literal = fc.constantFrom(
  '1',
  '1.0',
  '2',
  '-3',
  "'x'",
  "'nothing'",
  'null',
  'true',
  '0.0 / 0.0',
  '[1]',
  '[null]',
  '$nan',
  '$list',
  '$none',
  '9007199254740993',
  '9007199254740992.0',
)
const compared = fc.tuple(
  fc.constantFrom('n.x', 'n.y', 'r.x'),
  literal,
  fc.boolean(),
  fc.constantFrom('=', '<>'),
)
const parameters = { nan: NaN, list: [1], none: null }

test('it is what each comparison by itself makes of it, with null and NaN', () => {
  fc.assert(
    fc.property(
      fc.array(compared, { minLength: 1, maxLength: 40 }),
      fc.constantFrom('OR', 'AND'),
      fc.boolean(),
      (comparisons, operator, isAllOfOne) => {
        const sign = operator === 'OR' ? '=' : '<>'
        const texts = comparisons.map(([left, right, turned, any]) => {
          const used = isAllOfOne ? sign : any
          return turned ? `${right} ${used} ${left}` : `${left} ${used} ${right}`
        })
        // What a CASE gives is no comparison to the binder.
        const single = texts.map((text) => `(CASE WHEN true THEN ${text} END)`)
        const [whole, apart] = [texts, single].map(
          (parts) =>
            database.query(`MATCH (n:P)-[r:R]->() RETURN ${parts.join(` ${operator} `)} AS v`, parameters)
              .records,
        )
        expect(whole).toEqual(apart)
        const kept = [texts, single].map(
          (parts) =>
            database.query(
              `MATCH (n:P)-[r:R]->() WHERE ${parts.join(` ${operator} `)} RETURN id(n)`,
              parameters,
            ).records,
        )
        expect(kept[0]).toEqual(kept[1])
      },
    ),
    { numRuns: 60 },
  )
})
