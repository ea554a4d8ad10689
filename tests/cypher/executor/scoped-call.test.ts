import { expect, test } from 'vitest'
import { graph } from '../../helpers/graph.ts'

test.each([
  ['WITH 1 AS x, 2 AS y CALL (x) { RETURN x + 1 AS z } RETURN x, y, z', [[1, 2, 2]]],
  ['WITH 1 AS x, 2 AS y CALL (*) { RETURN x + y AS z } RETURN z', [[3]]],
  ['WITH 1 AS x CALL () { RETURN 2 AS z } RETURN x, z', [[1, 2]]],
  ['WITH 1 AS x CALL (x) { WITH 2 AS y RETURN x + y AS z } RETURN z', [[3]]],
  ['WITH 1 AS x CALL (x) { UNWIND [1, 2] AS y WITH x, count(y) AS n RETURN n } RETURN n', [[2]]],
  ['UNWIND [1, 2] AS x CALL (x) { RETURN x AS z UNION ALL RETURN -x AS z } RETURN z', [[1], [-1], [2], [-2]]],
  ['MATCH (a:A) CALL (a) { MATCH (a)-->(b) RETURN count(b) AS n } RETURN n', [[2]]],
])('%s', (query, records) => {
  expect(graph('(a:A)-[:R]->(:B), (a)-[:R]->(:B)').query(query).records).toEqual(records)
})

test.each([
  ['WITH 1 AS x, 2 AS y CALL (x) { RETURN y AS z } RETURN z', 'UndefinedVariable'],
  ['WITH 1 AS x CALL (y) { RETURN 1 AS z } RETURN z', 'UndefinedVariable'],
  ['WITH 1 AS x CALL () { RETURN x AS z } RETURN z', 'UndefinedVariable'],
  ['WITH 1 AS x CALL (x) { WITH 2 AS x RETURN x AS z } RETURN z', 'VariableAlreadyBound'],
  ['WITH 1 AS x CALL (x) { UNWIND [1] AS x RETURN x AS z } RETURN z', 'VariableAlreadyBound'],
])('refuses %s', (query, code) => {
  expect(() => graph().query(query)).toThrow(expect.objectContaining({ code, phase: 'compile' }))
})
