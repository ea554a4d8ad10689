import { describe, expect, test } from 'vitest'
import { CypherError } from '../../../src/errors.ts'
import { bound } from '../../helpers/bound.ts'

function errorOf(text: string): CypherError | undefined {
  try {
    bound(text)
    return undefined
  } catch (error) {
    if (error instanceof CypherError) return error
    throw error
  }
}

describe('what no data could make right is refused before the query runs', () => {
  test.each([
    ['RETURN a', 'UndefinedVariable'],
    ['MATCH (n) WITH 1 AS x RETURN n', 'UndefinedVariable'],
    ['MATCH (n) WHERE (n)-->(m) RETURN n', 'UndefinedVariable'],
    ['RETURN [x IN [1] | x] AS a, x', 'UndefinedVariable'],
    ['MATCH (n) RETURN DISTINCT n.a ORDER BY n.b', 'UndefinedVariable'],
    ['MATCH (n) RETURN count(n) AS c ORDER BY n.a', 'UndefinedVariable'],
    ['WITH 1 AS x CALL { RETURN x AS y } RETURN y', 'UndefinedVariable'],
    ['WITH 1 AS x, 2 AS y CALL { WITH x RETURN y AS z } RETURN z', 'UndefinedVariable'],
    ['MATCH (n)-[n]->() RETURN n', 'VariableTypeConflict'],
    ['WITH 1 AS n MATCH (n) RETURN n', 'VariableTypeConflict'],
    ['MATCH ()-[r]->()-[r]->() RETURN r', 'RelationshipUniquenessViolation'],
    ['MATCH p = (p)-->() RETURN p', 'VariableAlreadyBound'],
    ['MATCH (n) CREATE (n)', 'VariableAlreadyBound'],
    ['MATCH (n) CREATE (n:A)-[:R]->()', 'VariableAlreadyBound'],
    ['WITH 1 AS x UNWIND [1] AS x RETURN x', 'VariableAlreadyBound'],
    ['WITH 1 AS x CALL { RETURN 2 AS x } RETURN x', 'VariableAlreadyBound'],
    ['CREATE ()-->()', 'NoSingleRelationshipType'],
    ['CREATE ()-[:A]-()', 'RequiresDirectedRelationship'],
    ['CREATE ()-[:A*2]->()', 'CreatingVarLength'],
    ['CREATE (a {v: 1})-[:A]->({v: a.v})', 'UndefinedVariable'],
    ['CREATE (a {v: b.v}), (b {v: 1})', 'UndefinedVariable'],
    ['MERGE (a {v: 1})-[r:A]->({v: r.v})', 'UndefinedVariable'],
    ['MERGE (a {v: COUNT { (b) }})', 'InvalidClauseComposition'],
    ['MERGE (a) ON MATCH SET a.v = EXISTS { (b) }', 'InvalidClauseComposition'],
    ['MATCH p = shortestPath((a)-[*2..]->(b)) RETURN p', 'UnexpectedSyntax'],
    ['MATCH p = allShortestPaths((a)-[*3]->(b)) RETURN p', 'UnexpectedSyntax'],
    ['MATCH (p) RETURN [p = (p)-->() | 1]', 'VariableTypeConflict'],
    ['MATCH (n $p) RETURN n', 'InvalidParameterUse'],
    ['MATCH (n) DELETE n:A', 'InvalidDelete'],
    ['RETURN 1 AS a, 2 AS a', 'ColumnNameConflict'],
    ['WITH 1 + 1 RETURN 1', 'NoExpressionAlias'],
    ['CALL { RETURN 1 + 1 } RETURN 1', 'NoExpressionAlias'],
    ['MATCH (n) CALL (n) { RETURN n.a } RETURN 1', 'NoExpressionAlias'],
    ['MATCH () RETURN *', 'NoVariablesInScope'],
    ['RETURN 1 AS a UNION RETURN 2 AS b', 'DifferentColumnsInUnion'],
    ['RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b, 4 AS c', 'DifferentColumnsInUnion'],
    ['RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a', 'InvalidClauseComposition'],
    ['RETURN EXISTS { CREATE (n) } AS a', 'InvalidClauseComposition'],
    ['RETURN COLLECT { RETURN 1 AS a, 2 AS b } AS c', 'InvalidClauseComposition'],
    ['MATCH (n) WHERE count(n) > 1 RETURN n', 'InvalidAggregation'],
    ['MATCH (n) RETURN [x IN [1] | count(*)]', 'InvalidAggregation'],
    ['RETURN count(count(*))', 'NestedAggregation'],
    ['MATCH (n) RETURN n.a + count(*)', 'AmbiguousAggregationExpression'],
    ['MATCH (n) RETURN count(*) + COUNT { (n)-->() }', 'AmbiguousAggregationExpression'],
    ['RETURN count(rand())', 'NonConstantExpression'],
    ['MATCH (n) RETURN n LIMIT n.a', 'NonConstantExpression'],
    ['RETURN 1 LIMIT -1', 'NegativeIntegerArgument'],
    ['RETURN 1 SKIP 1.5', 'InvalidArgumentType'],
    ['RETURN 1 AND true', 'InvalidArgumentType'],
    ['RETURN 1 IN 2', 'InvalidArgumentType'],
    ["RETURN 'a' - 1", 'InvalidArgumentType'],
    ['MATCH (n) WHERE n RETURN n', 'InvalidArgumentType'],
    ['WITH 1 AS n RETURN n.a', 'InvalidArgumentType'],
    ['RETURN toUper(1)', 'UnknownFunction'],
    ['RETURN abs()', 'InvalidNumberOfArguments'],
    ['CALL a.b()', 'ProcedureNotFound'],
  ])('%s', (text, code) => {
    expect(errorOf(text)?.code).toBe(code)
    expect(errorOf(text)?.phase).toBe('compile')
  })

  test('a misspelt variable or function is answered with the nearest name', () => {
    expect(errorOf('MATCH (person) RETURN persn')?.hint).toBe('Did you mean `person`?')
    expect(errorOf('RETURN toUper("a")')?.hint).toBe('Did you mean `toUpper`?')
  })
})

test.each([
  'MATCH (n) RETURN n.a, n.a + count(*) ORDER BY n.a',
  'MATCH (n) WITH n.a AS a, count(*) AS c ORDER BY n.a, count(*) RETURN *',
  'MATCH (n) WITH n.a AS a WHERE n.b > 1 RETURN a',
  'MATCH (n) WITH DISTINCT n.a AS a WHERE n.a > 1 RETURN a',
  'MATCH (a)-->(b) WHERE NOT (b)-->(a) RETURN [(a)-->(x) WHERE x <> b | x.name] AS l',
  'MATCH (a) WHERE EXISTS { MATCH (a)-->(b) WITH b WHERE b.x = a.x RETURN b } RETURN a',
  'WITH 1 AS x CALL { WITH x RETURN x + 1 AS y UNION RETURN 2 AS y } RETURN x, y',
  'CREATE (a {x: 1}), (b {x: a.x})',
  'MATCH (a {x: b.x}), (b) RETURN a',
])('%s is right', (text) => {
  expect(errorOf(text)).toBeUndefined()
})

describe('an error says what is wrong and what to do', () => {
  test.each([
    [
      'UNWIND [1] AS x RETURN m',
      'The variable `m` is not defined here.',
      'Bind it first, with MATCH, WITH or UNWIND.',
    ],
    ['UNWIND [1] AS port RETURN prot', 'The variable `prot` is not defined here.', 'Did you mean `port`?'],
    [
      'MATCH (n) WHERE n RETURN n',
      'A condition must be a BOOLEAN, but is NODE.',
      'Compare it with a value, as in `x = 1`, or test it with `IS NOT NULL`.',
    ],
    ['RETURN 1 IN 2', 'The right side of IN must be a list, but is INTEGER.', 'Use a list, or null.'],
    ['RETURN [x IN 2 | x]', 'The list of IN must be a list, but is INTEGER.', 'Use a list, or null.'],
    ['MATCH (n) RETURN n SKIP -1', 'SKIP cannot be negative.', 'Use an integer of 0 or more.'],
    [
      'DELETE 1',
      'The operand of DELETE must be a node, relationship or path, but is INTEGER.',
      'Use a node, relationship or path, or null.',
    ],
    [
      'RETURN size(1)',
      'Argument 1 of `size` cannot be INTEGER.',
      'Call it as `size(input :: STRING | LIST<ANY>) :: INTEGER`.',
    ],
    [
      'RETURN size()',
      '`size` takes 1 argument, not 0.',
      'Call it as `size(input :: STRING | LIST<ANY>) :: INTEGER`.',
    ],
  ])('%s', (query, message, hint) => {
    const error = errorOf(query)
    expect({ message: error?.message, hint: error?.hint }).toEqual({ message, hint })
  })
})
