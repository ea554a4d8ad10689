import { describe, expect, test } from 'vitest'
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

describe('FOREACH', () => {
  test('writes for each item, and the record goes on as it was', () => {
    const database = graph('(:A {k: 1}), (:A {k: 2})')
    const { records, summary } = database.query(
      'MATCH (a:A) FOREACH (x IN [10, 20] | CREATE (a)-[:R]->(:B {v: a.k * x})) RETURN a.k ORDER BY a.k',
    )
    expect(records).toEqual([[1], [2]])
    expect(summary.counters).toMatchObject({ nodesCreated: 4, relationshipsCreated: 4 })
    expect(database.query('MATCH (:A)-->(b:B) RETURN b.v ORDER BY b.v').records).toEqual([
      [10],
      [20],
      [20],
      [40],
    ])
  })

  test('does all clauses for an item before the next item', () => {
    const database = graph('(:A {last: 0, seen: []})')
    database.query('MATCH (a:A) FOREACH (x IN [1, 2, 3] | SET a.last = x SET a.seen = a.seen + [a.last])')
    expect(database.query('MATCH (a:A) RETURN a.last, a.seen').records).toEqual([[3, [1, 2, 3]]])
  })

  test('its writes are not seen by the clause before and all seen by the clause behind', () => {
    const database = graph('(:A), (:A)')
    const query = 'MATCH (a:A) FOREACH (x IN [1] | CREATE (:A)) WITH a MATCH (b:A) RETURN count(*)'
    expect(database.query(query).records).toEqual([[8]])
  })

  test('takes null and the empty list for nothing to do, nests, and merges', () => {
    const database = graph()
    database.query(
      'FOREACH (x IN null | CREATE (:N)) FOREACH (x IN [] | CREATE (:N)) FOREACH (x IN [[1, 2], [2]] | FOREACH (y IN x | MERGE (:N {v: y})))',
    )
    expect(database.query('MATCH (n:N) RETURN n.v ORDER BY n.v').records).toEqual([[1], [2]])
  })

  test('takes any other value for one item, and its variable may hide another', () => {
    const database = graph()
    database.query('WITH 1 AS x FOREACH (x IN 7 | CREATE (:N {v: x})) CREATE (:M {v: x})')
    expect(database.query('MATCH (n) RETURN labels(n)[0], n.v ORDER BY n.v').records).toEqual([
      ['M', 1],
      ['N', 7],
    ])
  })

  test('goes through the nodes of a path, as its classic use', () => {
    const database = graph('(:A)-[:R]->(:B)-[:R]->(:C)')
    database.query('MATCH p = (:A)-[:R*]->(:C) FOREACH (n IN nodes(p) | SET n.marked = true)')
    expect(database.query('MATCH (n) WHERE n.marked RETURN count(*)').records).toEqual([[3]])
  })

  test('ends at the time limit within one record, and leaves the graph as it was', () => {
    const database = graph()
    const query = 'FOREACH (x IN range(1, 1000) | FOREACH (y IN range(1, 10000) | CREATE (:N)))'
    expect(() => database.query(query, {}, { maxMillis: 100 })).toThrow(
      expect.objectContaining({ code: 'TimeLimit' }),
    )
    expect(database.query('MATCH (n) RETURN count(*)').records).toEqual([[0]])
  })

  test.each([
    ['FOREACH (x IN [1] | RETURN x)', 'InvalidClauseComposition'],
    ['FOREACH (x IN [1] | MATCH (n) SET n.a = x)', 'InvalidClauseComposition'],
    ['FOREACH (x IN [1] | CREATE (n)) RETURN n', 'UndefinedVariable'],
    ['FOREACH (x IN [1] | CREATE (:A)) RETURN x', 'UndefinedVariable'],
    ['FOREACH (x IN [1] | )', 'UnexpectedSyntax'],
    ['FOREACH (x IN [1])', 'UnexpectedSyntax'],
  ])('refuses %s', (query, code) => {
    expect(() => graph().query(query)).toThrow(expect.objectContaining({ code, phase: 'compile' }))
  })
})

test('a subquery that writes is not seen by the clause before and all seen by the clause behind', () => {
  const database = graph('(:A), (:A)')
  const query = 'MATCH (a:A) CALL { CREATE (:A) } WITH a MATCH (b:A) RETURN count(*)'
  expect(database.query(query).records).toEqual([[8]])
})

test('FINISH runs the query to its end and yields nothing', () => {
  const database = graph('(:A)')
  const { keys, records, summary } = database.query('MATCH (a:A) CREATE (:B) FINISH')
  expect({ keys, records, created: summary.counters.nodesCreated }).toEqual({
    keys: [],
    records: [],
    created: 1,
  })
  expect(() => database.query('FINISH RETURN 1')).toThrow(
    expect.objectContaining({ code: 'InvalidClauseComposition' }),
  )
})

test.each([
  ["[1, 'a']", 'A property cannot hold a list of INTEGER and STRING.'],
  ["[1, 2.5, 'a']", 'A property cannot hold a list of INTEGER and FLOAT and STRING.'],
  ['[1, null]', 'A property cannot hold a list with NULL in it.'],
  ['[[1]]', 'A property cannot hold a list with LIST in it.'],
  ['{a: 1}', 'A property cannot hold a MAP.'],
  [
    '[point({x: 1, y: 2}), point({latitude: 1, longitude: 2})]',
    'A property cannot hold a list of POINT (srid 7203) and POINT (srid 4326).',
  ],
])('%s is not stored, and the error says what is in it', (value, message) => {
  const database = graph('(:A {x: 1})')
  expect(() => database.query(`MATCH (n:A) SET n.x = ${value}`)).toThrow(
    expect.objectContaining({ phase: 'runtime', kind: 'TypeError', code: 'InvalidPropertyType', message }),
  )
  expect(database.query('MATCH (n:A) RETURN n.x').records).toEqual([[1]])
})

test('labels of what is deleted are EntityNotFound with the place, and leave nothing behind', () => {
  const database = graph('(:A)')
  expect(() => database.query('MATCH (n:A) DELETE n SET n:B')).toThrow(
    expect.objectContaining({
      phase: 'runtime',
      kind: 'EntityNotFound',
      code: 'DeletedEntityAccess',
      message: 'The labels of `n` cannot be changed: it is deleted.',
      at: { start: 25, end: 28 },
    }),
  )
  expect(database.query('MATCH (n) RETURN labels(n)').records).toEqual([[['A']]])
})
