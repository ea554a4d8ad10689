import { expect, test } from 'vitest'
import type { BoundClause } from '../../../src/cypher/bound/index.ts'
import { bound } from '../../helpers/bound.ts'

function clausesOf(text: string): readonly BoundClause[] {
  return bound(text).parts[0]?.clauses ?? []
}

function clauseOf<Kind extends BoundClause['kind']>(
  text: string,
  kind: Kind,
): Extract<BoundClause, { kind: Kind }> {
  const found = clausesOf(text).find(
    (clause): clause is Extract<BoundClause, { kind: Kind }> => clause.kind === kind,
  )
  if (found === undefined) throw new TypeError(`no ${kind}`)
  return found
}

test('a node that stands twice in a pattern is one node with all its labels', () => {
  const { pattern } = clauseOf('MATCH (a:A)-->(b), (a:B)-->(c) RETURN 1', 'match')
  expect(pattern.nodes.map(({ variable, labels }) => [variable.name, labels])).toEqual([
    ['a', ['A', 'B']],
    ['b', []],
    ['c', []],
  ])
  expect(pattern.relationships[0]?.left).toBe(pattern.relationships[1]?.left)
})

test('property maps become conditions, but for those of relationships of variable length', () => {
  const { pattern, predicates } = clauseOf(
    'MATCH (a {x: 1, y: 2})-[r:R* {z: 3}]->() WHERE a.w RETURN 1',
    'match',
  )
  expect(predicates.map(({ kind }) => kind)).toEqual(['comparison', 'comparison', 'property'])
  expect(pattern.relationships[0]?.properties?.kind).toBe('map')
})

test('a subquery imports what it takes from around it, and nothing else', () => {
  const { items } = clauseOf(
    'MATCH (a), (b) RETURN COUNT { (a)-->(c) WHERE EXISTS { (b)-->(c) } } AS n',
    'projection',
  )
  const expression = items[0]?.expression
  const imports = expression?.kind === 'subquery' ? expression.imports : []
  expect(imports.map(({ name }) => name).toSorted()).toEqual(['a', 'b'])
})

test('an aggregating projection has keys apart from aggregates', () => {
  const { aggregation, items } = clauseOf(
    'MATCH (n) RETURN n.a AS a, n.a + count(*) + sum(n.b) AS s',
    'projection',
  )
  expect(aggregation?.grouping.map(({ expression }) => expression.kind)).toEqual(['property'])
  expect(aggregation?.aggregates.map((aggregate) => aggregate.function.name)).toEqual(['count', 'sum'])
  expect(items[0]?.expression).toMatchObject({
    kind: 'variable',
    variable: aggregation?.grouping[0]?.variable,
  })
})

test('types follow from literals, operators and functions', () => {
  const { items } = clauseOf(
    "RETURN 1 + 2 AS a, 1 / 2.0 AS b, [1, 2.5] AS c, 'a' + 'b' AS d, [x IN [1] | x > 0] AS e, $p AS f",
    'projection',
  )
  expect(items.map(({ variable }) => variable.type)).toEqual([
    { kind: 'integer' },
    { kind: 'float' },
    { kind: 'list', element: { kind: 'number' } },
    { kind: 'string' },
    { kind: 'list', element: { kind: 'boolean' } },
    { kind: 'any' },
  ])
})

test.each([
  ['MATCH (n) RETURN n', false],
  ['CREATE (n)', true],
  ['MATCH (n) CALL { WITH n SET n.x = 1 } RETURN n', true],
  ['RETURN 1 AS a UNION MATCH (n) DELETE n RETURN 1 AS a', true],
])('%s: writes %s', (text, writes) => {
  expect(bound(text).writes).toBe(writes)
})

test('the columns of RETURN are named by alias or text, those of * in the order of their names', () => {
  expect(bound('WITH 1 AS b, 2 AS a RETURN *, a + b, 3 AS c').columns).toEqual(['a', 'b', 'a + b', 'c'])
})
