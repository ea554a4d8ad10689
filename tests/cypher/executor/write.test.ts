import { expect, test } from 'vitest'
import { graph } from '../../helpers/graph.ts'

test('CREATE makes nodes and relationships for every record, and counts them', () => {
  const database = graph()
  const { summary } = database.query('UNWIND [1, 2] AS i CREATE (a:A {i: i})-[:R {w: i * 10}]->(b:B)')
  expect(summary.counters).toMatchObject({
    nodesCreated: 4,
    relationshipsCreated: 2,
    propertiesSet: 4,
    labelsAdded: 4,
  })
  expect(database.query('MATCH (a:A)-[r:R]->(:B) RETURN a.i, r.w ORDER BY a.i').records).toEqual([
    [1, 10],
    [2, 20],
  ])
})

test('MATCH then CREATE does not see its own nodes', () => {
  const database = graph('(:A), (:A)')
  database.query('MATCH (a:A) CREATE (:A)')
  expect(database.query('MATCH (a:A) RETURN count(*)').records).toEqual([[4]])
})

test('what is created is there for the next clause', () => {
  const { records } = graph().query(
    'UNWIND [1, 2] AS i CREATE (:N {i: i}) WITH i MATCH (n:N) RETURN i, n.i ORDER BY i, n.i',
  )
  expect(records).toEqual([
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
  ])
})

test('LIMIT does not stop writes', () => {
  const database = graph()
  expect(database.query('UNWIND range(1, 3) AS i CREATE (n:N) RETURN n LIMIT 0').records).toEqual([])
  expect(database.query('MATCH (n:N) RETURN count(*)').records).toEqual([[3]])
})

test('a query that fails leaves the graph as it was', () => {
  const database = graph('(:A)')
  expect(() => database.query('UNWIND [1, 0] AS d CREATE (:B {v: 10 / d})')).toThrow(
    expect.objectContaining({ kind: 'ArithmeticError' }),
  )
  expect(database.query('MATCH (n) RETURN labels(n)').records).toEqual([[['A']]])
  database.query('CREATE (:C)')
  expect(database.query('MATCH (n) RETURN count(*)').records).toEqual([[2]])
})

test('SET and REMOVE change properties and labels', () => {
  const database = graph('(:A {x: 1, y: 2})')
  const { summary } = database.query(
    'MATCH (a:A) SET a.x = a.x + 1, a += {z: 3}, a:B REMOVE a.y, a:A RETURN a',
  )
  expect(summary.counters).toMatchObject({ propertiesSet: 3, labelsAdded: 1, labelsRemoved: 1 })
  expect(database.query('MATCH (n) RETURN labels(n), properties(n)').records).toEqual([
    [['B'], { x: 2, z: 3 }],
  ])
  database.query('MATCH (n) SET n = {q: 1}')
  expect(database.query('MATCH (n) RETURN properties(n)').records).toEqual([[{ q: 1 }]])
})

test('DELETE refuses a node with relationships and takes both together', () => {
  const database = graph('(:A)-[:R]->(:B)')
  expect(() => database.query('MATCH (a:A) DELETE a')).toThrow(
    expect.objectContaining({ code: 'DeleteConnectedNode' }),
  )
  expect(database.query('MATCH (a:A)-[r]->() DELETE a, r').summary.counters).toMatchObject({
    nodesDeleted: 1,
    relationshipsDeleted: 1,
  })
  expect(database.query('MATCH (n) RETURN count(*)').records).toEqual([[1]])
})

test('DETACH DELETE takes the relationships with it', () => {
  const database = graph('(a:A)-[:R]->(:B), (a)-[:R]->(a)')
  database.query('MATCH (a:A) DETACH DELETE a')
  expect(database.query('MATCH (n) RETURN labels(n)').records).toEqual([[['B']]])
})

test('MERGE finds what is there and makes the rest, seeing its own records', () => {
  const database = graph('(:A {k: 1})')
  const query =
    'UNWIND [1, 2, 2] AS k MERGE (a:A {k: k}) ON CREATE SET a.made = true ON MATCH SET a.found = true RETURN a.k, a.made, a.found'
  expect(database.query(query).records).toEqual([
    [1, null, true],
    [2, true, true],
    [2, true, true],
  ])
  database.query('MATCH (a:A {k: 1}), (b:A {k: 2}) MERGE (a)-[:R]->(b) MERGE (a)-[:R]->(b)')
  expect(database.query('MATCH ()-[r]->() RETURN count(r)').records).toEqual([[1]])
})

test('a named path of CREATE and MERGE is there afterwards', () => {
  expect(graph().query('CREATE p = (:A)-[:R]->(:B) RETURN length(p)').records).toEqual([[1]])
  expect(graph().query('MERGE p = (:A)-[:R]->(:B) RETURN length(p)').records).toEqual([[1]])
})
