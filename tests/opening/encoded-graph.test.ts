import { describe, expect, test } from 'vitest'
import { Database } from '../../src/database/index.ts'
import { Float } from '../../src/model/values.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { decodeGraph, encodeGraph } from '../../src/opening/encoded-graph.ts'
import { openFolder } from '../../src/opening/folder.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { PlainGraphBuilder } from '../../src/opening/plain-graph-builder.ts'
import { PropertyGraph } from '../../src/store/property-graph.ts'
import { root } from '../helpers/shared.ts'

const NODES = 'MATCH (n) RETURN n ORDER BY id(n)'
const RELATIONSHIPS = 'MATCH (a)-[r]->(b) RETURN id(a), r, id(b) ORDER BY id(r)'

/** A store and the one that comes out of its text. */
function twice(store: PropertyGraph): readonly [Database, Database] {
  return [new Database(store), new Database(decodeGraph(encodeGraph(store.read())))]
}

/** A store in which queries have written. */
function written(...queries: readonly string[]): PropertyGraph {
  const store = new PropertyGraph()
  const database = new Database(store)
  for (const query of queries) database.query(query)
  return store
}

function expectSame([first, second]: readonly [Database, Database]): void {
  expect(second.schema()).toEqual(first.schema())
  for (const query of [NODES, RELATIONSHIPS])
    expect(second.query(query, {}, { exact: true }).records).toEqual(
      first.query(query, {}, { exact: true }).records,
    )
}

describe('a graph as text', () => {
  test('is the bundled graph again: schema, every node and every relationship', () => {
    const opened = openFolder(readGraphFolder(`${root}graph`))
    if (opened.kind === 'refused') throw opened.errors[0]
    const both = twice(loadGraph(opened.graph))
    expectSame(both)
    const [count] = both[1].query(
      'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)',
    ).records
    expect(count).toEqual([opened.graph.nodes.length, opened.graph.relationships.length])
  })

  test('keeps values of every kind', () => {
    const both = twice(
      written(
        `CREATE ({f: 1.0, i: 1, big: 9223372036854775807, zero: -0.0, nan: 0.0 / 0.0, inf: 1.0 / 0.0,
                  list: [1, 2.0, 3], texts: ['', 'ü\u2028'], yes: true, \`__proto__\`: 'ordinary'})`,
      ),
    )
    const [[f, i, big, zero, nan]] = both[1].query(
      'MATCH (n) RETURN n.f, n.i, n.big, n.zero, n.nan',
      {},
      { exact: true },
    ).records
    expect(f).toEqual(new Float(1))
    expect(i).toBe(1)
    expect(big).toBe(9223372036854775807n)
    expect(zero instanceof Float && Object.is(zero.value, -0)).toBe(true)
    expect(nan instanceof Float ? nan.value : nan).toBeNaN()
    expect(both[1].query('MATCH (n) RETURN n.`__proto__`').records).toEqual([['ordinary']])
    expectSame(both)
  })

  test('keeps names that no query can write, as files have them', () => {
    const builder = new PlainGraphBuilder<number>()
    builder.addNode({ id: 1, labels: ['', 'a\u0000b'], properties: [['', 1]] })
    const both = twice(builder.build())
    expect(both[1].query('MATCH (n) RETURN labels(n), n.``').records).toEqual([[['', 'a\u0000b'], 1]])
    expectSame(both)
  })

  test('joins the right nodes where some were deleted', () => {
    const [first, second] = twice(
      written(
        "UNWIND range(0, 9) AS i CREATE (:N {id: toString(i)})-[:R {i: i}]->(:M {id: 'm' + toString(i)})",
        "MATCH (n) WHERE n.id IN ['0', 'm3', '5', 'm5'] DETACH DELETE n",
        "MATCH (a {id: '1'}), (b {id: 'm9'}) CREATE (a)-[:LATE]->(b), (a)-[:SELF]->(a)",
      ),
    )
    const query = 'MATCH (a)-[r]->(b) RETURN a.id, type(r), r.i, b.id ORDER BY a.id, b.id, type(r)'
    expect(second.query(query).records).toEqual(first.query(query).records)
    expect(second.query('MATCH (n) RETURN count(n)').records).toEqual([[16]])
    expect(second.schema()).toEqual(first.schema())
  })

  test('may be empty', () => {
    const [first, second] = twice(new PropertyGraph())
    expect(second.schema()).toEqual(first.schema())
    expect(second.query('MATCH (n) RETURN n').records).toEqual([])
  })

  test.each(['{}', '[]', '{"nodes": []}', '{"nodes": 1, "relationships": []}'])('refuses %s', (text) => {
    expect(() => decodeGraph(text)).toThrowError(expect.objectContaining({ code: 'InvalidEncoding' }))
  })

  test('keeps indexes and constraints, with their names and settings', () => {
    const both = twice(
      written(
        'CREATE (:A {x: 1}), (:A {x: 2})',
        'CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS UNIQUE',
        'CREATE CONSTRAINT FOR (n:`A b`) REQUIRE (n.x, n.y) IS KEY',
        'CREATE CONSTRAINT FOR ()-[r:R]-() REQUIRE r.x IS :: INTEGER | LIST<STRING NOT NULL>',
        'CREATE INDEX FOR (n:A) ON (n.y, n.z)',
        'CREATE POINT INDEX FOR ()-[r:R]-() ON (r.p) OPTIONS {indexConfig: {`spatial.cartesian.min`: [-1, -2.5]}}',
        'CREATE LOOKUP INDEX FOR (n) ON EACH labels(n)',
      ),
    )
    for (const text of [
      'SHOW INDEXES YIELD name, type, labelsOrTypes, properties, owningConstraint, options, createStatement',
      'SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties, propertyType, createStatement',
    ]) {
      const [first, second] = both.map((database) => database.query(text, {}, { exact: true }).records)
      expect(first.length).toBeGreaterThan(2)
      expect(second).toEqual(first)
    }
  })
})
