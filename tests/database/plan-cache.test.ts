import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Database } from '../../src/database/database.ts'
import { CypherError } from '../../src/errors.ts'
import { PropertyGraph } from '../../src/store/property-graph.ts'
import { graph } from '../helpers/graph.ts'
import { ensureIndex } from '../helpers/ensure-index.ts'

const DRAWING =
  "(:A {x: 1, name: 'one', list: [1, 2, 3]})-[:R {y: 1}]->(:A {x: 2, name: 'two'})-[:R {y: 2}]->(:A {x: -3, name: 'three'}), (:B {x: 1.5})"

/** How the second of two texts was made ready. */
function second(database: Database, first: string, other: string): keyof Database['planCacheStatistics'] {
  database.query(first)
  const before = database.planCacheStatistics
  database.query(other)
  const after = database.planCacheStatistics
  if (after.planned > before.planned) return 'planned'
  return after.otherLiterals > before.otherLiterals ? 'otherLiterals' : 'sameText'
}

describe('texts that differ in literals share a plan', () => {
  test.each([
    ['MATCH (n:A {x: 1}) RETURN n.name', 'MATCH (n:A {x: 2}) RETURN n.name', [['two']]],
    ['MATCH (n:A) WHERE n.x = 1 RETURN n.name', 'MATCH (n:A) WHERE n.x = -3 RETURN n.name', 'planned'],
    ['MATCH (n:A) WHERE n.x = -1 RETURN n.name', 'MATCH (n:A) WHERE n.x = -3 RETURN n.name', [['three']]],
    [
      "MATCH (n:A) WHERE n.name = 'one' RETURN n.x",
      "MATCH (n:A) WHERE n.name = 'thr\\u0065e' RETURN n.x",
      [[-3]],
    ],
    [
      'MATCH (n:A) WHERE n.x IN [1, 7] RETURN n.name',
      'MATCH (n:A) WHERE n.x IN [2, 10] RETURN n.name',
      [['two']],
    ],
    ['MATCH ()-[r:R {y: 1}]->(m) RETURN m.x', 'MATCH ()-[r:R {y: 2}]->(m) RETURN m.x', [[-3]]],
    ['UNWIND [1, 2] AS x RETURN x', 'UNWIND [0x10, 4] AS x RETURN x', [[16], [4]]],
    ['MATCH (n:B) SET n.x = 1.5 RETURN n.x', 'MATCH (n:B) SET n.x = 12.25 RETURN n.x', [[12.25]]],
    ['MATCH (n:A) WITH n WHERE n.x > 100 RETURN n.x', 'MATCH (n:A) WITH n WHERE n.x > 1 RETURN n.x', [[2]]],
    [
      'MERGE (n:C {k: 1}) ON CREATE SET n.v = 1 RETURN n.k AS k, n.v AS v',
      'MERGE (n:C {k: 2}) ON CREATE SET n.v = 3 RETURN n.k AS k, n.v AS v',
      [[2, 3]],
    ],
    [
      'MATCH (n:A {x: 1}) CALL { WITH n MATCH (n)-[:R*1..2]->(m {x: 1}) RETURN m } RETURN m.x',
      'MATCH (n:A {x: 1}) CALL { WITH n MATCH (n)-[:R*1..2]->(m {x: -3}) RETURN m } RETURN m.x',
      'planned',
    ],
  ])('%s / %s', (first, other, expected) => {
    const database = graph(`${DRAWING}, (:C {k: 0, v: 0})`)
    expect(second(database, first, other)).toBe(expected === 'planned' ? 'planned' : 'otherLiterals')
    if (expected !== 'planned') expect(database.query(other).records).toEqual(expected)
  })
})

describe('a literal that decides more than a value is part of the plan', () => {
  test.each([
    ['its type', 'MATCH (n:A) WHERE n.x = 1 RETURN n.x', 'MATCH (n:A) WHERE n.x = 1.0 RETURN n.x'],
    ['its type', 'MATCH (n:A) WHERE n.x = 1 RETURN n.x', "MATCH (n:A) WHERE n.x = '1' RETURN n.x"],
    ['a column', 'MATCH (n:A) RETURN n.x + 1', 'MATCH (n:A) RETURN n.x + 2'],
    ['a column with a name', 'MATCH (n:A) RETURN n.x + 1 AS y', 'MATCH (n:A) RETURN n.x + 2 AS y'],
    ['SKIP', 'MATCH (n:A) RETURN n.x SKIP 1', 'MATCH (n:A) RETURN n.x SKIP 2'],
    ['LIMIT', 'MATCH (n:A) RETURN n.x ORDER BY n.x LIMIT 1', 'MATCH (n:A) RETURN n.x ORDER BY n.x LIMIT 2'],
    ['a length', 'MATCH (n:A)-[:R*1..1]->(m) RETURN m.x', 'MATCH (n:A)-[:R*1..2]->(m) RETURN m.x'],
    ['a length', 'MATCH (n:A)-[:R*1]->(m) RETURN m.x', 'MATCH (n:A)-[:R*2]->(m) RETURN m.x'],
    [
      'an order',
      'MATCH (n:A) RETURN n.x + 1, count(*) ORDER BY n.x + 1',
      'MATCH (n:A) RETURN n.x + 2, count(*) ORDER BY n.x + 2',
    ],
    [
      'a condition behind an aggregation',
      'MATCH (n:A) WITH n.x + 1 AS y, count(*) AS c WHERE c > 1 RETURN y',
      'MATCH (n:A) WITH n.x + 1 AS y, count(*) AS c WHERE c > 0 RETURN y',
    ],
  ])('%s: %s / %s', (_, first, other) => {
    const database = graph(DRAWING)
    expect(second(database, first, other)).toBe('planned')
    const alone = graph(DRAWING).query(other)
    const again = database.query(other)
    expect([again.keys, again.records]).toEqual([alone.keys, alone.records])
  })

  test('columns keep the text of each query', () => {
    const database = graph(DRAWING)
    const keys = ['1', '10', "'a'", "'b'"].map(
      (literal) => database.query(`MATCH (n:A {x: 1}) RETURN n.x, ${literal}`).keys[1],
    )
    expect(keys).toEqual(['1', '10', "'a'", "'b'"])
  })
})

describe('places are those of the text that runs', () => {
  function placeOf(database: Database, text: string): unknown {
    try {
      database.query(text)
    } catch (error) {
      if (error instanceof CypherError)
        return [error.at && text.slice(error.at.start, error.at.end), error.excerpt]
    }
    return undefined
  }

  test('of an error when it runs', () => {
    const database = graph(DRAWING)
    const first = "MATCH (n:A {name: 'one'}) WHERE n.x / 0 > 1 RETURN n.x"
    const other = "MATCH (n:A {name: 'tw\\u006f'}) WHERE n.x / 0 > 1000 RETURN n.x"
    expect([placeOf(database, first), placeOf(database, other)]).toEqual([
      placeOf(graph(DRAWING), first),
      placeOf(graph(DRAWING), other),
    ])
    expect(placeOf(database, other)).toEqual(['n.x / 0', expect.stringContaining('^^^^^^^')])
    expect(database.planCacheStatistics.otherLiterals).toBe(1)
  })

  test('of a name that the graph does not know', () => {
    const database = graph(DRAWING)
    const text = (literal: string): string => `MATCH (n:A {name: ${literal}})-[:NONE]->(m:Nothing) RETURN m`
    database.query(text("'a'"))
    const longer = text("'a much longer text'")
    const places = database
      .query(longer)
      .summary.notifications.map(({ at }) => longer.slice(at.start, at.end))
    expect(places).toEqual(['(m:Nothing)', '-[:NONE]->'])
    expect(database.planCacheStatistics.otherLiterals).toBe(1)
  })

  test('of a number that is too large', () => {
    const database = graph(DRAWING)
    const text = (literal: string): string => `MATCH (n:A) WHERE n.x = 1 OR n.x = ${literal} RETURN n.x`
    database.query(text('1'))
    expect(placeOf(database, text('9223372036854775808'))).toEqual(
      placeOf(graph(), text('9223372036854775808')),
    )
    expect(database.query(text('9223372036854775807')).records).toEqual([[1]])
    database.query(text('-1'))
    expect(database.query(text('-9223372036854775808')).records).toEqual([[1]])
  })
})

describe('a plan is made anew', () => {
  test('where labels, types, keys or indexes are others, and where counts have grown', () => {
    const store = new PropertyGraph()
    const database = new Database(store)
    database.query('CREATE (:A {x: 1})')
    const query = 'MATCH (n:A {x: 1}) RETURN n.x'
    const planned = (): number => {
      const before = database.planCacheStatistics.planned
      expect(database.query(query).records).toEqual([[1]])
      return database.planCacheStatistics.planned - before
    }
    expect([planned(), planned()]).toEqual([1, 0])
    ensureIndex(store, 'A', 'x')
    expect([planned(), planned()]).toEqual([1, 0])
    database.query('CREATE (:B)')
    expect([planned(), planned()]).toEqual([1, 0])
    database.query('UNWIND range(1, 100) AS i CREATE (:B)')
    expect([planned(), planned()]).toEqual([1, 0])
    database.query('CREATE (:B)')
    expect(planned()).toBe(0)
  })
})

/** Queries with places for literals, `?`; each has literals that are extracted and some that are not. */
const templates = [
  'MATCH (n:A {x: ?}) RETURN n.name, ?',
  'MATCH (n:A) WHERE n.x = ? OR n.name = ? RETURN n.x, n.x = ? ORDER BY n.x',
  'MATCH (n:A) WHERE n.x + ? > ? RETURN n.name ORDER BY n.x SKIP ? LIMIT ?',
  'UNWIND [?, ?, ?] AS v WITH v, v = ? AS same WHERE v <> ? RETURN v, same',
  'UNWIND [?, ?] AS v RETURN v, count(*), v IN [?] ORDER BY v',
  'MATCH (a:A)-[:R*1..2]->(b:A {x: ?}) WHERE a.x <> ? RETURN a.x, b.x',
  'MATCH (n:A) WITH n.x = ? AS hit, count(*) AS c WHERE c > ? RETURN hit, c',
  'MATCH (n:A) WHERE n.list[?] = ? RETURN n.name',
  'MATCH (n:A) WHERE size([v IN n.list WHERE v > ?]) > ? RETURN n.x / ?',
  'MATCH (n:A) WHERE CASE n.x WHEN ? THEN n.name STARTS WITH ? ELSE ? = n.x END RETURN n.name',
  'MATCH (n:A) WHERE EXISTS { (n)-[:R]->(m {x: ?}) } AND NOT (n)-->({x: ?}) AND n.x > ? RETURN n.x',
  'MATCH (n:A) CALL { WITH n MATCH (m:A) WHERE m.x = n.x + ? RETURN m LIMIT 1 } RETURN n.x, m.x + ?',
  'MATCH (n:A) WHERE n.x = - ? RETURN n.x UNION MATCH (n:B) WHERE n.x > ? RETURN n.x',
]
const literal = fc.oneof(
  fc.constantFrom('0', '1', '2', '3', '-1', '-3', '0x1', '1.0', '1.5', '-2.5', '1e400', '.5'),
  fc.constantFrom("'one'", "'two'", "''", '"o"', "'a\\'b'", "'\\u0000integer'", "'🧵'"),
  fc.constantFrom('9223372036854775807', '-9223372036854775808', '9223372036854775808'),
)

function outcome(database: Database, text: string): unknown {
  try {
    const { keys, records, summary } = database.query(text, {}, { exact: true })
    return { keys, records, notifications: summary.notifications }
  } catch (error) {
    if (!(error instanceof CypherError)) throw error
    const { code, message, at, position, excerpt } = error
    return { code, message, at, position, excerpt }
  }
}

test('whatever literals a text has, a shared plan answers as a plan of its own', () => {
  const store = new PropertyGraph()
  const shared = new Database(store)
  shared.query(`CREATE ${DRAWING}`)
  fc.assert(
    fc.property(
      fc.constantFrom(...templates),
      fc.array(literal, { minLength: 6, maxLength: 6 }),
      (template, literals) => {
        let next = 0
        const text = template.replaceAll('?', () => literals[next++])
        expect(outcome(shared, text)).toEqual(outcome(new Database(store), text))
      },
    ),
    { numRuns: 600, seed: 8 },
  )
  expect(shared.planCacheStatistics.otherLiterals).toBeGreaterThan(50)
})

test('plans of long texts are kept as long as all texts together are not too long', () => {
  const database = new Database()
  const list = (at: number): string => `RETURN ${at} AS at, [${'1, '.repeat(50_000)}1] AS list`
  const planned = (at: number): number => {
    const before = database.planCacheStatistics.planned
    database.query(list(at))
    return database.planCacheStatistics.planned - before
  }
  expect([1, 1, 2, 3, 3, 1, 4, 1, 2].map(planned)).toEqual([1, 0, 1, 1, 0, 0, 1, 0, 1])
})
