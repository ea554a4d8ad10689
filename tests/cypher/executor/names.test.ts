import { describe, expect, test } from 'vitest'
import { graph } from '../../helpers/graph.ts'

const error = expect.objectContaining({
  kind: 'SchemaError',
  code: 'TokenNameError',
  message: 'The name of a label, a relationship type or a property key must not be empty, nor hold a NUL.',
})

describe.each([
  ['an empty name', ''],
  ['a name with a NUL', 'a\0b'],
])('%s cannot be written, as on Neo4j', (_, name) => {
  test.each([
    `CREATE (:\`${name}\`)`,
    `CREATE (:A {\`${name}\`: 1})`,
    `CREATE ()-[:\`${name}\`]->()`,
    `CREATE ()-[:R {\`${name}\`: 1}]->()`,
    `MERGE (n:\`${name}\` {x: 1})`,
    `MERGE (n:New {\`${name}\`: 1})`,
    `MATCH (n:A) SET n.\`${name}\` = 1`,
    `MATCH (n:A) SET n += {\`${name}\`: 2}`,
    `MATCH (n:A) SET n = {\`${name}\`: 2}`,
    `MATCH (n:A) SET n:\`${name}\``,
    `CREATE INDEX FOR (n:\`${name}\`) ON (n.x)`,
    `CREATE INDEX FOR (n:A) ON (n.\`${name}\`)`,
    `CREATE FULLTEXT INDEX FOR (n:A|\`${name}\`) ON EACH [n.x]`,
    `CREATE CONSTRAINT FOR (n:\`${name}\`) REQUIRE n.x IS UNIQUE`,
    `CREATE CONSTRAINT FOR ()-[r:R]-() REQUIRE r.\`${name}\` IS NOT NULL`,
  ])('%s', (text) => {
    const database = graph('(:A {x: 1})')
    expect(() => database.query(text)).toThrow(error)
    expect(database.query('MATCH (n) RETURN labels(n), properties(n)').records).toEqual([[['A'], { x: 1 }]])
    expect(database.query('SHOW INDEXES').records).toEqual([])
    expect(database.query('SHOW CONSTRAINTS').records).toEqual([])
  })

  test.each([
    [`MATCH (n:\`${name}\`) RETURN count(*)`, 0],
    [`MATCH (n:A) WHERE n.\`${name}\` = 1 RETURN count(*)`, 0],
    [`RETURN {\`${name}\`: 1}.\`${name}\``, 1],
  ])('but read: %s', (text, result) => {
    expect(graph('(:A {x: 1})').query(text).records).toEqual([[result]])
  })
})
