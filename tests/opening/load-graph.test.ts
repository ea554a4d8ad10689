import { afterEach, describe, expect, test, vi } from 'vitest'
import { planRows } from '../../src/cypher/index.ts'
import { Database } from '../../src/database/index.ts'
import { buildGraph } from '../../src/opening/build-graph.ts'
import { copyGraph } from '../../src/opening/copy-graph.ts'
import { decodeGraph, encodeGraph } from '../../src/opening/encoded-graph.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { automaticIndexes } from '../../src/store/automatic-indexes.ts'
import { HashTable } from '../../src/store/indexes/hash-table.ts'
import type { PropertyGraph } from '../../src/store/property-graph.ts'

const lights = {
  nodes: [
    { id: 'a', labels: ['Light', 'Tower'], properties: [['id', 'north'] as const] },
    { id: 'b', labels: [], properties: [] },
  ],
  relationships: [
    { type: 'SEES', start: 'a', end: 'b', properties: [['since', 1887] as const] },
    { type: 'SEES', start: 'b', end: 'c', properties: [] },
    { type: 'SEES', start: 'c', end: 'a', properties: [] },
  ],
}

test('plain elements become a graph, without the relationships of which an end is missing', () => {
  const { records } = new Database(loadGraph(lights)).query(
    'MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n.id, labels(n), type(r), r.since, labels(m)',
  )
  expect(records).toEqual([
    ['north', ['Light', 'Tower'], 'SEES', 1887, []],
    [null, [], null, null, null],
  ])
})

test('no two nodes of a label have one id, in a copy too, which has no holes and no unused names', () => {
  const store = loadGraph(lights)
  const database = new Database(store)
  database.query('MATCH (n) WHERE n.id IS NULL DETACH DELETE n')
  database.query("CREATE (:Gone {gone: 1}), (:Light {id: 'south'})")
  database.query('MATCH (n:Gone) DELETE n')
  database.query('CREATE TEXT INDEX t FOR (n:Light) ON (n.name)')
  const copied = copyGraph(store.read())
  const copy = copied.read()
  expect([copy.nodeCount, copy.nodeLimit, copy.labelTokens, copy.keyTokens]).toEqual([2, 2, 2, 2])
  for (const one of [database, new Database(copied)]) {
    expect(one.query('SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties').records.toSorted()).toEqual([
      ['UNIQUENESS', ['Light'], ['id']],
      ['UNIQUENESS', ['Tower'], ['id']],
    ])
    expect(one.query('SHOW TEXT INDEXES YIELD name').records).toEqual([['t']])
    expect(() => one.query("CREATE (:Tower {id: 'north'})")).toThrow(
      expect.objectContaining({ code: 'ConstraintValidationFailed' }),
    )
    const { summary } = one.query("EXPLAIN MATCH (n:Tower {id: 'north'}) RETURN n.id")
    expect(JSON.stringify(summary.plan)).toContain('"NodeIndexSeek"')
  }
})

describe('the ids of a graph are one: from the first look-up', () => {
  const { maxBytes } = automaticIndexes
  afterEach(() => {
    automaticIndexes.maxBytes = maxBytes
    vi.restoreAllMocks()
  })

  const towns = {
    nodes: Array.from({ length: 3_000 }, (_, at) => ({
      id: at,
      labels: [['Town'], ['Town', 'Port'], ['Person']][at % 3],
      properties: [['id', `n${at}`] as const],
    })),
    relationships: [],
  }
  const withKeys = (): PropertyGraph => {
    const store = buildGraph(towns)
    const database = new Database(store)
    for (const label of ['Town', 'Port', 'Person'])
      database.query(`CREATE CONSTRAINT FOR (n:${label}) REQUIRE n.id IS NODE KEY`)
    return store
  }
  const opened: readonly (readonly [string, () => PropertyGraph])[] = [
    ['as it is loaded', () => loadGraph(towns)],
    ['copied', () => copyGraph(loadGraph(towns).read())],
    ['copied, with keys of nodes', () => copyGraph(withKeys().read())],
    ['decoded where it is served', () => decodeGraph(encodeGraph(loadGraph(towns).read()))],
  ]
  const hitsOf = (database: Database, text: string): number | undefined => {
    const { profile } = database.query(`PROFILE ${text}`).summary
    const rows = profile === undefined ? [] : planRows(profile)
    return rows.find(({ plan }) => plan.operator.endsWith('Seek'))?.profile?.hits
  }

  test.each(opened)(
    'a node is sought with two hits, with a label and without, and no index is made: %s',
    (_, open) => {
      const database = new Database(open())
      const added = vi.spyOn(HashTable.prototype, 'add')
      for (const text of [
        "MATCH (n {id: 'n1'}) RETURN n.id AS id",
        "MATCH (n:Town {id: 'n1'}) RETURN n.id AS id",
        "MATCH (n:Port) WHERE n.id = 'n1' RETURN n.id AS id",
      ]) {
        expect(hitsOf(database, text)).toBe(2)
        expect(database.query(text).records).toEqual([['n1']])
      }
      expect(hitsOf(database, "MATCH (n:Person {id: 'n1'}) RETURN n.id")).toBe(1)
      // Three look-ups, and the two nodes that they find.
      expect(hitsOf(database, "MATCH (n) WHERE n.id IN ['n1', 'n2', 'none'] RETURN n.id")).toBe(5)
      expect(added).not.toHaveBeenCalled()
    },
  )

  test('and it holds constraints, whatever is written, also once a label comes that has none', () => {
    const database = new Database(loadGraph(towns))
    const refused = expect.objectContaining({ code: 'ConstraintValidationFailed' })
    const count = (id: string): unknown =>
      database.query('MATCH (n {id: $id}) RETURN count(n)', { id }).records[0][0]
    const added = vi.spyOn(HashTable.prototype, 'add')
    expect(() => database.query("CREATE (:Port {id: 'n1'})")).toThrow(refused)
    // The ids of a label are unique, not those of all.
    database.query("CREATE (:Person {id: 'n1'}), (:Town {id: 'new'})")
    expect(() => database.query("CREATE (:Town {id: 'new'})")).toThrow(refused)
    expect(() => database.query("MATCH (n:Person {id: 'n1'}) SET n:Town")).toThrow(refused)
    expect([count('n1'), count('new')]).toEqual([2, 1])
    expect(added).not.toHaveBeenCalled()
    database.query("CREATE (:Other {id: 'n1'}), (:Other {id: 'n1'})")
    expect(count('n1')).toBe(4)
    expect(() => database.query("CREATE (:Town {id: 'n1'})")).toThrow(refused)
    expect(database.query("MATCH (n:Town {id: 'n1'}) RETURN labels(n)").records).toEqual([[['Town', 'Port']]])
  })

  test('as far as memory is given to it: each label has its own then', () => {
    automaticIndexes.maxBytes = 0
    const database = new Database(loadGraph(towns))
    const read = (text: string): unknown => database.query(text).records
    expect(read("MATCH (n {id: 'n1'}) RETURN n.id")).toEqual([['n1']])
    expect(hitsOf(database, "MATCH (n:Town {id: 'n1'}) RETURN n.id")).toBe(2_002)
    expect(hitsOf(database, "MATCH (n:Town {id: 'n1'}) RETURN n.id")).toBe(2)
  })
})
