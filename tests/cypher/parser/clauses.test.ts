import { describe, expect, test } from 'vitest'
import type { Clause } from '../../../src/cypher/ast/index.ts'
import { parse, parseStatements } from '../../../src/cypher/parser/index.ts'

function clauses(text: string): readonly Clause[] {
  return parse(text).parts[0]?.clauses ?? []
}

test('every clause of openCypher is read in the order of the text', () => {
  const text = `MATCH (a) OPTIONAL MATCH (a)-->(b) WHERE b.x UNWIND [1] AS x WITH DISTINCT a, x ORDER BY x SKIP 1 LIMIT 2 WHERE x
    CREATE (c) MERGE (d) ON CREATE SET d.x = 1 ON MATCH SET d:L SET a = {}, a += $p, a.x = 1 REMOVE a.x, a:L
    DETACH DELETE a, d CALL { RETURN 1 AS one } CALL a.b(1) YIELD c AS e, f RETURN *, 1 AS g ORDER BY g DESC, x`
  const kinds = clauses(text).map(({ kind }) => kind)
  const before = ['match', 'match', 'unwind', 'with', 'create', 'merge', 'set', 'remove', 'delete']
  expect(kinds).toEqual(before.concat('call-subquery', 'call', 'return'))
})

describe('patterns', () => {
  function relationshipOf(pattern: string) {
    const clause = clauses(`MATCH ${pattern} RETURN 1`)[0]
    return clause?.kind === 'match' ? clause.pattern.parts[0]?.relationships[0] : undefined
  }

  test.each([
    ['()-->()', 'outgoing'],
    ['()<--()', 'incoming'],
    ['()--()', 'both'],
    ['()<-->()', 'both'],
    ['()<-[]-()', 'incoming'],
    ['()-[ ]- >()', 'outgoing'],
    ['()<-[]->()', 'both'],
  ])('%s has the direction %s', (pattern, direction) => {
    expect(relationshipOf(pattern)?.direction).toBe(direction)
  })

  test.each([
    ['*', { lower: 1, upper: undefined }],
    ['*..', { lower: 1, upper: undefined }],
    ['*2', { lower: 2, upper: 2 }],
    ['*0..', { lower: 0, upper: undefined }],
    ['*..3', { lower: 1, upper: 3 }],
    ['*1..3', { lower: 1, upper: 3 }],
    ['', undefined],
  ])('the length `%s`', (length, expected) => {
    expect(relationshipOf(`()-[r:A|B|:C${length} {x: 1}]->()`)).toMatchObject({ length: expected })
    expect(relationshipOf(`()-[r:A|B|:C${length} {x: 1}]->()`)?.types.map(({ name }) => name)).toEqual([
      'A',
      'B',
      'C',
    ])
  })

  test('a part keeps its path variable, its search and its nodes', () => {
    const clause = clauses('MATCH p = shortestPath((a:A {x: 1})-[*]-(b:B:C WHERE b.x)), ((c)) RETURN p')[0]
    const parts = clause?.kind === 'match' ? clause.pattern.parts : []
    expect(
      parts.map(({ search, pathVariable, nodes }) => [search, pathVariable?.name, nodes.length]),
    ).toEqual([
      ['shortest', 'p', 2],
      ['all', undefined, 1],
    ])
    expect(parts[0]?.nodes[1]?.labels.map(({ name }) => name)).toEqual(['B', 'C'])
    expect(parts[0]?.nodes[1]?.where?.kind).toBe('property')
  })
})

test('keywords are names where a label, type or key is meant', () => {
  const clause = clauses('match (asc:MATCH {return: 1})-[:WHERE]->(end) return asc.order')
  expect(clause).toHaveLength(2)
})

test('UNION keeps which of its kinds stands between which parts', () => {
  const { parts, unions } = parse('RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a')
  expect(parts).toHaveLength(3)
  expect(unions.map(({ all }) => all)).toEqual([false, true])
})

test('a call keeps whether it had parentheses and what it yields', () => {
  expect(clauses('CALL a.b')[0]).toMatchObject({
    arguments: undefined,
    yields: undefined,
    procedure: { name: 'a.b' },
  })
  expect(clauses('CALL a.b() YIELD *')[0]).toMatchObject({ arguments: [], yields: { all: true, items: [] } })
})

test('a script is split at its semicolons, not at those in strings and comments', () => {
  const text = "RETURN ';' AS a; // ;\n;CREATE (n); "
  const statements = parseStatements(text)
  expect(statements.map(({ span }) => text.slice(span.start, span.end))).toEqual([
    "RETURN ';' AS a",
    'CREATE (n)',
  ])
  expect(parseStatements(' // nothing')).toEqual([])
})
