import { expect, test } from 'vitest'
import { Database } from '../../src/database/index.ts'
import { copyGraph } from '../../src/opening/copy-graph.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'

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
