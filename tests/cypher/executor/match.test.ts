import { describe, expect, test } from 'vitest'
import { graph } from '../../helpers/graph.ts'

const PEOPLE = `(ann:Person {name: 'Ann', age: 30})-[:KNOWS {since: 1}]->(bob:Person {name: 'Bob', age: 20}),
  (bob)-[:KNOWS {since: 2}]->(cid:Person {name: 'Cid'}), (ann)-[:KNOWS {since: 3}]->(cid), (ann)-[:LIVES_IN]->(rom:City {name: 'Rom'})`

describe.each([
  ['all nodes', 'MATCH (n) RETURN n.name AS v ORDER BY v', ['Ann', 'Bob', 'Cid', 'Rom']],
  ['nodes of a label', 'MATCH (n:City) RETURN n.name AS v', ['Rom']],
  ['no node of a label that does not exist', 'MATCH (n:Nothing) RETURN n.name AS v', []],
  ['neighbours along a type', "MATCH ({name: 'Ann'})-[:LIVES_IN]->(c) RETURN c.name AS v", ['Rom']],
  [
    'neighbours against the direction',
    "MATCH (c {name: 'Cid'})<-[:KNOWS]-(p) RETURN p.name AS v ORDER BY v",
    ['Ann', 'Bob'],
  ],
  [
    'neighbours in both directions',
    "MATCH (:Person {name: 'Bob'})-[:KNOWS]-(p) RETURN p.name AS v ORDER BY v",
    ['Ann', 'Cid'],
  ],
  [
    'several types',
    "MATCH ({name: 'Ann'})-[:KNOWS|LIVES_IN]->(x) RETURN x.name AS v ORDER BY v",
    ['Bob', 'Cid', 'Rom'],
  ],
  [
    'a closed pattern',
    'MATCH (a)-->(b)-->(c), (a)-->(c) RETURN a.name + b.name + c.name AS v',
    ['AnnBobCid'],
  ],
  [
    'a filter on a relationship',
    'MATCH (a)-[r:KNOWS]->(b) WHERE r.since > 1 RETURN b.name AS v',
    ['Cid', 'Cid'],
  ],
  [
    'a cartesian product',
    'MATCH (a:City), (b:Person) RETURN a.name + b.name AS v ORDER BY v',
    ['RomAnn', 'RomBob', 'RomCid'],
  ],
  ['a walk of two to three', "MATCH ({name: 'Ann'})-[:KNOWS*2..3]->(x) RETURN x.name AS v", ['Cid']],
  ['a walk from nought', 'MATCH (a:City)-[*0..1]-(x) RETURN x.name AS v ORDER BY v', ['Ann', 'Rom']],
  [
    'a walk from the other end',
    "MATCH (a:Person)-[:KNOWS*]->(x {name: 'Cid'}) RETURN a.name AS v ORDER BY v",
    ['Ann', 'Ann', 'Bob'],
  ],
  [
    'relationship variables of a walk in the order of the pattern',
    "MATCH (a)-[r:KNOWS*2]->(x {name: 'Cid'}) RETURN [k IN r | k.since] AS v",
    [[1, 2]],
  ],
  ['lengths of paths', "MATCH p = ({name: 'Ann'})-[:KNOWS*]->() RETURN length(p) AS v ORDER BY v", [1, 1, 2]],
  [
    'nodes of a path',
    "MATCH p = (:City)<--()-[:KNOWS]->(:Person {name: 'Bob'}) RETURN [n IN nodes(p) | n.name] AS v",
    [['Rom', 'Ann', 'Bob']],
  ],
  [
    'the shortest path',
    "MATCH p = shortestPath((a {name: 'Rom'})-[*]-(b {name: 'Cid'})) RETURN length(p) AS v",
    [2],
  ],
  [
    'all shortest paths',
    "MATCH p = allShortestPaths((a {name: 'Ann'})-[*]-(b {name: 'Cid'})) RETURN length(p) AS v",
    [1],
  ],
  [
    'no shortest path beyond the upper bound',
    "MATCH p = shortestPath((a {name: 'Rom'})-[*..1]-(b {name: 'Cid'})) RETURN p AS v",
    [],
  ],
  [
    'optional matches, with null where there is none',
    'MATCH (a:Person) OPTIONAL MATCH (a)-[:LIVES_IN]->(c) RETURN c.name AS v ORDER BY v',
    ['Rom', null, null],
  ],
  [
    'an optional match that keeps the order',
    'MATCH (a:Person) WITH a ORDER BY a.name DESC OPTIONAL MATCH (a)-[:KNOWS]->(b) RETURN a.name + coalesce(b.name, "-") AS v',
    ['Cid-', 'BobCid', 'AnnBob', 'AnnCid'],
  ],
  ['a pattern as a predicate', 'MATCH (a:Person) WHERE NOT (a)-[:KNOWS]->() RETURN a.name AS v', ['Cid']],
  [
    'an EXISTS subquery',
    'MATCH (a:Person) WHERE EXISTS { (a)-[:LIVES_IN]->(:City) } RETURN a.name AS v',
    ['Ann'],
  ],
  ['a COUNT subquery', 'MATCH (a:Person) RETURN COUNT { (a)-[:KNOWS]->() } AS v ORDER BY v', [0, 1, 2]],
  [
    'a pattern comprehension',
    "MATCH (a {name: 'Ann'}) RETURN [(a)-[:LIVES_IN]->(c) | c.name] AS v",
    [['Rom']],
  ],
] as const)('MATCH gives', (what, query, expected) => {
  test(`${what}`, () => {
    const values = graph(PEOPLE)
      .query(query)
      .records.map(([value]) => value)
    const ordered = query.includes('ORDER BY')
    expect(ordered ? values : values.toSorted()).toEqual(ordered ? expected : expected.toSorted())
  })
})

test('a relationship is not walked twice in one MATCH, but is in two', () => {
  const database = graph('(a)-[:R]->(b)')
  expect(database.query('MATCH (x)--(y)--(z) RETURN z').records).toEqual([])
  expect(database.query('MATCH (x)--(y) MATCH (y)--(z) RETURN z').records).toHaveLength(2)
})

test('a relationship is not walked twice across the parts of a MATCH and its walks', () => {
  const database = graph('(a)-[:R]->(b)-[:R]->(c)')
  expect(database.query('MATCH (x)-[:R]->(y), (p)-[:R*1..2]->(q) RETURN p, q').records).toHaveLength(2)
  expect(database.query('MATCH (x)-[:R]->(y), (p)-[:S*0..2]->(q) RETURN p, q').records).toHaveLength(6)
})

test('a self-loop is found once in each MATCH, whatever the direction', () => {
  const database = graph('(a)-[:R]->(a)')
  for (const pattern of ['(x)-[r]->(y)', '(x)-[r]-(y)', '(x)<-[r]-(x)', '(x)-[r]-(x)', '(x)-[r*]-(y)'])
    expect(database.query(`MATCH ${pattern} RETURN r`).records).toHaveLength(1)
})

test('a null from an optional match is no start of a further MATCH', () => {
  const database = graph('(:A)')
  expect(database.query('MATCH (a:A) OPTIONAL MATCH (a)-->(b) MATCH (b)-->(c) RETURN c').records).toEqual([])
  expect(
    database.query('MATCH (a:A) OPTIONAL MATCH (a)-->(b) OPTIONAL MATCH (b)-->(c) RETURN b, c').records,
  ).toEqual([[null, null]])
})

test('a relationship that is bound keeps its ends in a further MATCH', () => {
  const database = graph('(a:A)-[:R]->(b:B)')
  expect(database.query('MATCH ()-[r]->() MATCH (x)-[r]->(y) RETURN labels(x) + labels(y)').records).toEqual([
    [['A', 'B']],
  ])
  expect(
    database.query('MATCH ()-[r]->() MATCH (x)-[r]-(y) RETURN labels(x) + labels(y) AS l ORDER BY l').records,
  ).toEqual([[['A', 'B']], [['B', 'A']]])
  expect(database.query('MATCH ()-[r]->() MATCH (x:B)-[r]->(y) RETURN x').records).toEqual([])
})

describe('predicates about every element of a shortest path steer the search', () => {
  const database = graph(
    "(a:N {k: 'a'})-[:R {w: 1}]->(x:Bad {k: 'x'})-[:R {w: 1}]->(b:N {k: 'b'}), (a)-[:R {w: 2}]->(y:N {k: 'y'})-[:R {w: 2}]->(z:N {k: 'z'})-[:R {w: 2}]->(b)",
  )
  test.each([
    ['TRUE', 2],
    ['none(n IN nodes(p) WHERE n:Bad)', 3],
    ['all(n IN nodes(p) WHERE n:N)', 3],
    ['all(r IN relationships(p) WHERE r.w = 2)', 3],
    ['all(r IN relationships(p) WHERE r.w = size(a.k) + 1)', 3],
    ['all(q IN r WHERE q.w > 1)', 3],
  ])('%s gives a path of %i', (predicate, length) => {
    for (const search of ['shortestPath', 'allShortestPaths'])
      expect(
        database.query(
          `MATCH (a {k: 'a'}), (b {k: 'b'}), p = ${search}((a)-[r:R*]-(b)) WHERE ${predicate} RETURN length(p)`,
        ).records,
      ).toEqual([[length]])
  })

  test('and no path is found where the ends do not meet them', () => {
    const query =
      "MATCH p = shortestPath((a {k: 'a'})-[*]-(b {k: 'b'})) WHERE none(n IN nodes(p) WHERE n.k = 'b') RETURN p"
    expect(database.query(query).records).toEqual([])
  })
})
