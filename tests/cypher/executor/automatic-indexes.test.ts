import { afterEach, describe, expect, test } from 'vitest'
import { planRows } from '../../../src/cypher/index.ts'
import { Database, limitIndexMemory, type ProfileDescription } from '../../../src/database/index.ts'
import { automaticIndexes } from '../../../src/store/automatic-indexes.ts'

const { maxBytes } = automaticIndexes
afterEach(() => {
  automaticIndexes.maxBytes = maxBytes
})

function nodes(count: number): Database {
  const database = new Database()
  database.query('UNWIND range(1, $count) AS i CREATE (:P {id: i, code: toString(i), kind: i % 3})', {
    count,
  })
  return database
}

function profiled(database: Database, text: string, parameters = {}): ProfileDescription {
  const { profile } = database.query(`PROFILE ${text}`, parameters).summary
  if (profile === undefined) throw new Error('PROFILE gave no profile')
  return profile
}

function hitsOf(profile: ProfileDescription): number {
  return planRows(profile).reduce((sum, { profile: one }) => sum + (one?.hits ?? 0), 0)
}

function operatorsOf(profile: ProfileDescription): readonly string[] {
  return planRows(profile).map(({ plan }) => plan.operator)
}

describe('what is looked up again and again gets an index by itself', () => {
  const load = 'UNWIND $rows AS r MATCH (a:P {id: r.a}) MATCH (b:P {id: r.b}) CREATE (a)-[:R]->(b)'

  test.each([1_000, 10_000, 100_000])('a load of %i relationships is a few hits each', (count) => {
    const database = nodes(count)
    const rows = Array.from({ length: count }, (_, at) => ({ a: at + 1, b: ((at * 7) % count) + 1 }))
    expect(hitsOf(profiled(database, load, { rows }))).toBeLessThanOrEqual(12 * count)
    expect(database.query('MATCH (:P)-[r:R]->(:P) RETURN count(r)').records).toEqual([[count]])
  })

  test.each([1_000, 10_000])(
    'a MERGE of %i keys is a few hits each, of new ones and of those that are there',
    (count) => {
      const database = new Database()
      const merge = 'UNWIND range(1, $count) AS i MERGE (p:P {id: i}) RETURN count(p)'
      for (const made of [count, 0]) {
        const { summary } = database.query(`PROFILE ${merge}`, { count })
        expect(summary.counters.nodesCreated).toBe(made)
        expect(summary.profile && hitsOf(summary.profile)).toBeLessThanOrEqual(12 * count)
      }
    },
  )

  test('across queries: the third look-up builds it, and those after it are a seek each', () => {
    const database = nodes(10_000)
    const hits = [1, 2, 3, 4, 5].map((id) =>
      hitsOf(profiled(database, 'MATCH (n:P {code: $code}) RETURN n.id', { code: String(id) })),
    )
    expect(hits[0]).toBeGreaterThan(10_000)
    expect(hits[2]).toBeGreaterThanOrEqual(10_000)
    expect(hits.slice(3)).toEqual([4, 4])
    expect(operatorsOf(profiled(database, "MATCH (n:P {code: '6'}) RETURN n.id"))).toContain('NodeSeek')
  })

  test('without a label over all nodes', () => {
    const database = nodes(500)
    database.query("CREATE (:Q {code: '7'}), ({code: '7'})")
    const text = "MATCH (n {code: '7'}) RETURN labels(n) AS labels ORDER BY labels"
    for (let time = 0; time < 5; time++)
      expect(database.query(text).records).toEqual([[[]], [['P']], [['Q']]])
    expect(hitsOf(profiled(database, text))).toBeLessThan(20)
  })

  test('of a value that another node has', () => {
    const database = nodes(2_000)
    const text = 'MATCH (a:P), (b:P) WHERE b.code = toString(a.id + 1) RETURN count(*) AS pairs'
    const profile = profiled(database, text)
    expect(hitsOf(profile)).toBeLessThan(12 * 2_000)
    expect(database.query(text).records).toEqual([[1_999]])
  })

  test('by each element of a list', () => {
    const database = nodes(10_000)
    const text = 'MATCH (n:P) WHERE n.id IN $ids RETURN n.code AS code ORDER BY n.id'
    const ids = [7, null, 3, 7.0, 3n, 'x', 10_001]
    for (let time = 0; time < 5; time++) expect(database.query(text, { ids }).records).toEqual([['3'], ['7']])
    expect(hitsOf(profiled(database, text, { ids }))).toBeLessThan(30)
    expect(database.query(text, { ids: null }).records).toEqual([])
    expect(database.query(text, { ids: Array.from({ length: 20_000 }, (_, at) => at) }).records).toHaveLength(
      10_000,
    )
    expect(() => database.query(text, { ids: 7 })).toThrow(expect.objectContaining({ phase: 'runtime' }))
  })

  test('is kept by what is written, also in the transaction that writes', () => {
    const database = nodes(100)
    const find = (id: unknown): unknown =>
      database.query('MATCH (n:P {id: $id}) RETURN n.code AS code', { id }).records.map(([code]) => code)
    for (const id of [1, 2, 3, 4]) expect(find(id)).toEqual([String(id)])
    database.query("MATCH (n:P {id: 5}) SET n.id = 500, n.code = 'moved'")
    database.query('MATCH (n:P {id: 6}) REMOVE n:P')
    database.query('MATCH (n:P {id: 7}) DELETE n')
    database.query("CREATE (:P {id: 101, code: 'new'})")
    expect([5, 500, 6, 7, 101].map(find)).toEqual([[], ['moved'], [], [], ['new']])
    const inside = database.begin()
    inside.query("CREATE (:P {id: 102, code: 'inside'})")
    expect(inside.query('MATCH (n:P {id: 102}) RETURN n.code').records).toEqual([['inside']])
    inside.rollback()
    expect(find(102)).toEqual([])
  })

  test.each([
    ['null', null, []],
    ['a list', [1], []],
    ['a FLOAT that is equal', 3.5, []],
    ['NaN', NaN, []],
    ['an INTEGER', 3, ['3']],
  ])('finds by %s what equality finds', (_, id, expected) => {
    const database = nodes(10)
    for (let time = 0; time < 5; time++)
      expect(
        database.query('MATCH (n:P) WHERE n.id = $id RETURN n.code', { id }).records.map(([code]) => code),
      ).toEqual(expected)
  })

  test('in slices also of what the transaction has made', () => {
    const database = new Database()
    const transaction = database.begin()
    transaction.query('UNWIND range(1, 100000) AS i CREATE (:P {id: i})')
    const running = transaction.start(
      'UNWIND [1, 2, 3, 4] AS i MATCH (n:P {id: i}) SET n.id = -i RETURN n.id AS id',
    )
    let overshoot = 0
    while (running.step(1_000).kind !== 'done') overshoot = Math.max(overshoot, running.overshoot)
    expect(overshoot).toBeLessThanOrEqual(2_000)
    const find = (id: number) => transaction.query('MATCH (n:P {id: $id}) RETURN n.id', { id }).records
    expect([find(1), find(-1), find(5)]).toEqual([[], [[-1]], [[5]]])
    transaction.rollback()
  })

  test('as far as memory is given to it', () => {
    limitIndexMemory(0)
    const database = nodes(20_000)
    database.query('MATCH (n:P) SET n.id = n.id')
    const text = 'MATCH (n:P {id: 17}) RETURN n.code'
    for (let time = 0; time < 5; time++) expect(database.query(text).records).toEqual([['17']])
    expect(hitsOf(profiled(database, text))).toBeGreaterThan(20_000)
  })

  test.each([
    ['is built', 'UNWIND [1, 2, 3] AS i MATCH (n:P {id: i}) RETURN n.code AS code', 3],
    ['is not there yet', 'MATCH (n:P {id: 199999}) RETURN n.code AS code', 1],
    ['is not there yet, without a label', "MATCH (n) WHERE n.code IN ['7', '8'] RETURN n.code AS code", 2],
    ['cannot find a list', 'MATCH (n:P) WHERE n.id IN range(1, 20000) RETURN count(n) AS count', 1],
  ])('in slices, where it %s', (_, text, count) => {
    const database = nodes(200_000)
    const running = database.start(text)
    let records = 0
    let slices = 0
    let overshoot = 0
    for (;;) {
      const step = running.step(1_000)
      slices++
      overshoot = Math.max(overshoot, running.overshoot)
      if (step.kind === 'done') break
      records += step.records.length
    }
    expect(records).toBe(count)
    expect(slices).toBeGreaterThan(100)
    expect(overshoot).toBeLessThanOrEqual(2_000)
  })
})
