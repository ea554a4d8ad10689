import { describe, expect, test } from 'vitest'
import { planRows } from '../../../src/cypher/index.ts'
import { Database, type ProfileDescription } from '../../../src/database/index.ts'
import { processMemory } from '../../../src/database/memory.ts'
import { PropertyGraph } from '../../../src/store/property-graph.ts'
import { graph } from '../../helpers/graph.ts'
import { ensureIndex } from '../../helpers/ensure-index.ts'

const database = graph('(:P {id: 1})-[:KNOWS {w: 1}]->(:P {id: 2})-[:KNOWS {w: 2}]->(:Q {id: 3})')

function profiled(text: string, on: Database = database): ProfileDescription {
  const { profile } = on.query(`PROFILE ${text}`).summary
  if (profile === undefined) throw new Error('PROFILE gave no profile')
  return profile
}

/** Records and hits by operator, the one that makes the records first. */
function countsOf(profile: ProfileDescription): readonly (readonly [string, number, number])[] {
  return planRows(profile).map(({ plan: { operator }, profile: { records = -1, hits = -1 } = {} }) => [
    operator,
    records,
    hits,
  ])
}

describe('PROFILE', () => {
  test.each([
    'MATCH (n:P)-[k]->(m) WHERE n.id > 0 RETURN n, k, m.id ORDER BY m.id',
    'UNWIND range(1, 3000) AS i RETURN i % 7 AS r, count(*) AS c ORDER BY r',
    'MATCH (a:P), (b:Q), p = shortestPath((a)-[*]->(b)) RETURN p ORDER BY length(p)',
    'MATCH (n) RETURN [(n)-->(m) | m.id] AS ids ORDER BY n.id',
    'OPTIONAL MATCH (n:Nothing) RETURN n',
  ])('returns what the query returns: %s', (text) => {
    const result = database.query(`PROFILE ${text}`)
    expect([result.keys, result.records]).toEqual([database.query(text).keys, database.query(text).records])
    expect(result.summary.profile?.records).toBe(result.records.length)
    const { plan } = database.query(`EXPLAIN ${text}`).summary
    expect(result.summary.plan).toEqual(plan)
  })

  test('counts a look-up for each constraint that asks whether a value is there', () => {
    const hitsWith = (constraints: readonly (readonly string[])[]): number => {
      const store = new PropertyGraph()
      const transaction = store.begin()
      for (const keys of constraints)
        transaction.createConstraint({ name: keys.join(), entity: 'node', label: 'P', kind: 'unique', keys })
      transaction.commit()
      const text = 'UNWIND range(1, 100) AS i CREATE (:P {name: "n", id: i, x: 1})'
      return countsOf(profiled(text, new Database(store))).reduce((sum, [, , hits]) => sum + hits, 0)
    }
    // A name is not looked up before its node has an id.
    expect(hitsWith([['id'], ['id', 'name']]) - hitsWith([])).toBe(200)
  })

  test('writes, and counts what it writes', () => {
    const one = graph('(:P {id: 1})')
    const result = one.query(
      'PROFILE MATCH (p:P) CREATE (p)-[:HAS]->(q:Q {id: 2}) SET q.name = "x" RETURN q.id',
    )
    expect(result.summary.counters).toMatchObject({
      nodesCreated: 1,
      relationshipsCreated: 1,
      propertiesSet: 2,
    })
    expect(one.query('MATCH (q:Q) RETURN q.name').records).toEqual([['x']])
    expect(result.summary.profile && countsOf(result.summary.profile)).toEqual([
      ['ProduceResults', 1, 0],
      // That it may have been deleted meanwhile is no hit.
      ['Projection', 1, 1],
      ['Set', 1, 1],
      ['Create', 1, 3],
      ['NodeByLabelScan', 1, 1],
    ])
    expect(one.query('PROFILE CREATE (:R)-[:S]->(:R)').summary.profile?.records).toBe(0)
    expect(() => one.query('PROFILE CREATE (:P)', {}, { readOnly: true })).toThrow(
      expect.objectContaining({ code: 'ReadOnlyViolation' }),
    )
  })

  test('counts each element that is scanned, list of relationships and relationship in it, property and label', () => {
    expect(countsOf(profiled('MATCH (n:P)-[k:KNOWS]->(m) WHERE k.w > 0 RETURN m.id AS id'))).toEqual([
      ['ProduceResults', 2, 0],
      ['Projection', 2, 2],
      ['Filter', 2, 2],
      ['Expand(All)', 2, 4],
      ['NodeByLabelScan', 2, 2],
    ])
  })

  test('counts making a node of a record: its labels, keys and values', () => {
    expect(countsOf(profiled('MATCH (n:Q) RETURN n'))[0]).toEqual(['ProduceResults', 1, 3])
  })

  test.each([
    'MATCH (n:P) WHERE n.id > 0 RETURN n.id + 1',
    'MATCH (n:P)-[k]->(m) WHERE n.id > 0 AND k.w > 0 RETURN n, k, m.id, labels(n)',
    'MATCH (n:P) WHERE n.id IN [1, 2] RETURN properties(n)',
  ])('counts the same within a transaction as without one: %s', (text) => {
    const size = 100
    const many = new Database()
    many.query(`UNWIND range(1, ${size}) AS i CREATE (:P {id: i})-[:KNOWS {w: i}]->(:Q {id: i})`)
    many.query('CREATE INDEX FOR (n:P) ON (n.id)')
    // The first builds the index.
    many.query(text)
    const outside = countsOf(profiled(text, many))
    const transaction = many.begin()
    const { profile } = transaction.query(`PROFILE ${text}`).summary
    transaction.rollback()
    expect(profile && countsOf(profile)).toEqual(outside)
  })

  test('counts a look-up in an index and what it finds', () => {
    const store = new PropertyGraph()
    ensureIndex(store, 'P', 'id')
    const indexed = new Database(store)
    indexed.query('UNWIND range(1, 1000) AS i CREATE (:P {id: i})')
    const counts = countsOf(
      profiled('UNWIND range(1, 100) AS i MATCH (n:P {id: i}) RETURN count(n) AS n', indexed),
    )
    // Once over the nodes that have changed since the base, to find them by their values.
    expect(counts.find(([operator]) => operator === 'NodeIndexSeek')).toEqual(['NodeIndexSeek', 100, 1_200])
    const again = countsOf(
      profiled('UNWIND range(1, 100) AS i MATCH (n:P {id: i}) RETURN count(n) AS n', indexed),
    )
    expect(again.find(([operator]) => operator === 'NodeIndexSeek')).toEqual(['NodeIndexSeek', 100, 200])
    expect(counts.find(([operator]) => operator === 'NodeByLabelScan')).toBeUndefined()
  })

  test('counts the same however the work is cut into slices, and a list that is left and taken up again once', () => {
    const wide = graph('(:Hub)')
    wide.query('MATCH (h:Hub) UNWIND range(1, 5000) AS i CREATE (h)-[:TO]->(:Leaf {i: i})')
    const text = 'PROFILE MATCH (h:Hub)-[:TO]->(l) WHERE l.i % 2 = 0 RETURN count(l) AS n'
    const whole = wide.query(text).summary.profile
    const running = wide.start(text)
    while (running.step(1).kind !== 'done');
    const sliced = running.summary().profile
    expect(whole && countsOf(whole)).toEqual([
      ['ProduceResults', 1, 0],
      ['Projection', 1, 0],
      ['EagerAggregation', 1, 0],
      ['Filter', 2500, 5000],
      ['Expand(All)', 5000, 5001],
      ['NodeByLabelScan', 1, 1],
    ])
    expect(sliced && countsOf(sliced)).toEqual(whole && countsOf(whole))
  })

  test('counts the types of a node once, however often the walk from it is taken up again', () => {
    const loop = graph('(a)-[:R]->(a)')
    const whole = profiled('MATCH ()-[r]->() RETURN r', loop)
    const running = loop.start('PROFILE MATCH ()-[r]->() RETURN r')
    while (running.step(1).kind !== 'done');
    const sliced = running.summary().profile
    expect(sliced && countsOf(sliced)).toEqual(countsOf(whole))
  })

  test('gives a subquery its own operators, in all its runs together', () => {
    expect(countsOf(profiled('MATCH (n:P) WHERE EXISTS { (n)-->(:Q) } RETURN n.id AS id'))).toEqual([
      ['ProduceResults', 1, 0],
      ['Projection', 1, 1],
      ['Filter', 1, 0],
      ['NodeByLabelScan', 2, 2],
      ['Expand(All)', 1, 8],
      ['Filter', 2, 0],
      ['Argument', 2, 0],
    ])
  })

  test('tells the time of each and the most that it held', () => {
    const rows = planRows(profiled('UNWIND range(1, 20000) AS i WITH i ORDER BY -i RETURN collect(i) AS all'))
    const of = (name: string) => rows.find(({ plan }) => plan.operator === name)?.profile
    for (const { profile } of rows) expect(profile?.millis).toBeGreaterThanOrEqual(0)
    expect(of('Sort')?.bytes).toBeGreaterThan(20_000 * 8)
    expect(of('EagerAggregation')?.bytes).toBeGreaterThan(20_000 * 8)
    expect(of('Unwind')?.bytes).toBe(0)
  })

  test('gives time to the operator that works, and none to the time between two slices', () => {
    let now = 0
    const host = { now: () => 0, monotonic: () => (now += 1), random: () => 0 }
    const timed = new Database(new PropertyGraph(), host)
    timed.query('UNWIND range(1, 3000) AS i CREATE (:P {id: i})')
    const text = 'PROFILE MATCH (n:P) WHERE n.id % 2 = 0 RETURN count(n) AS n'
    const running = timed.start(text, {}, { maxMillis: Infinity })
    for (let at = 0; ; at++) {
      now += 1_000_000
      if (running.step(500).kind === 'done') break
      expect(at).toBeLessThan(100)
    }
    const rows = planRows(running.summary().profile ?? failed())
    for (const { profile } of rows) {
      expect(profile?.millis).toBeGreaterThan(0)
      expect(profile?.millis).toBeLessThan(10_000)
    }
  })

  test('lets go of what a query held that failed, or that is cancelled', () => {
    const text =
      'PROFILE UNWIND range(1, 50000) AS i WITH collect(i) AS all RETURN 1 / (size(all) - size(all))'
    const before = processMemory.used
    expect(() => database.query(text)).toThrow(expect.objectContaining({ code: 'DivisionByZero' }))
    expect(processMemory.used).toBe(before)
    const running = database.start('PROFILE UNWIND range(1, 500000) AS i RETURN collect(i)')
    for (let at = 0; at < 20; at++) running.step()
    expect(processMemory.used).toBeGreaterThan(before)
    running.cancel()
    expect(processMemory.used).toBe(before)
  })

  test.each([
    'MATCH (n) RETURN n',
    'MATCH (n:P) RETURN n.id AS id ORDER BY id SKIP 1 LIMIT 1',
    'MATCH (n:P) RETURN n SKIP 1',
    'MATCH (n) RETURN n LIMIT 2',
    'RETURN 1 AS x UNION ALL RETURN 2 AS x',
    'UNWIND [1, 2, 3] AS x RETURN x',
    'UNWIND range(2, 8) AS x RETURN count(x)',
    'MATCH ()-[k:KNOWS]->() RETURN k',
    'MATCH (n:P) WHERE EXISTS { (n)-[:KNOWS]->() } RETURN count(n)',
    'MATCH (n:P) CALL (n) { MATCH (n)-[:KNOWS]->(m) RETURN m } RETURN m',
    'MATCH (n) RETURN count(n)',
    'MATCH (n:P) OPTIONAL MATCH (n)-[:KNOWS]->(m) RETURN m',
  ])('yields what was expected, where counts alone decide: %s', (text) => {
    const rows = planRows(profiled(text)).filter(({ plan }) => !plan.details.startsWith('EXISTS'))
    expect(rows.map(({ plan }) => [plan.operator, plan.estimatedRecords])).toEqual(
      rows.map(({ plan, profile }) => [plan.operator, profile?.records]),
    )
  })
})

function failed(): never {
  throw new Error('PROFILE gave no profile')
}

describe('a look-up for which no index is declared', () => {
  const text = 'MATCH (n:A {x: 3}) RETURN count(*)'
  const seen = (on: Database): readonly (readonly [string, string, number, number | undefined])[] =>
    planRows(profiled(text, on))
      .filter(({ plan }) => ['NodeSeek', 'Filter'].includes(plan.operator))
      .map(({ plan, profile }) => [plan.operator, plan.details, plan.estimatedRecords, profile?.records])

  test('says what it hands on: all nodes until an index has made itself, and what it found by a sample from then on', () => {
    const one = new Database()
    one.query('UNWIND range(1, 2000) AS i CREATE (:A {x: i % 10, k: i})')
    const words = 'n:A, x = 3 once an index has made itself'
    const all = [
      ['Filter', 'n.x = 3', 200, 200],
      ['NodeSeek', words, 2000, 2000],
    ]
    const found = (built = ''): unknown => [
      ['Filter', 'n.x = 3', 200, 200],
      ['NodeSeek', `${words}${built}`, 200, 200],
    ]
    expect([seen(one), seen(one)]).toEqual([all, all])
    expect([seen(one), seen(one)]).toEqual([found('; built now: 2,000'), found()])
  })
})

test.each([
  ['n.x = 3', '2,000'],
  ['n.x > 8', undefined],
])('an index that is built in this run is told, and not again: %s', (condition, built) => {
  const one = new Database()
  one.query('CREATE INDEX FOR (n:A) ON (n.x)')
  one.query('UNWIND range(1, 2000) AS i CREATE (:A {x: i % 10})')
  const details = (command: string): string => {
    const { plan, profile } = one.query(`${command} MATCH (n:A) WHERE ${condition} RETURN count(*)`).summary
    return planRows(profile ?? plan ?? profiled('RETURN 1'))
      .map(({ plan: { details: own } }) => own)
      .join()
  }
  expect(details('EXPLAIN')).not.toContain('built now')
  expect(details('PROFILE')).toMatch(built === undefined ? /; built now: \d/ : `; built now: ${built}`)
  expect(details('PROFILE')).not.toContain('built now')
})
