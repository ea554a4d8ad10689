import { expect, test } from 'vitest'
import { graph } from '../../helpers/graph.ts'

test.each([
  ['UNWIND [3, 1, 2] AS x ORDER BY x LIMIT 2 RETURN collect(x)', [[[1, 2]]]],
  ['UNWIND [3, 1, 2] AS x SKIP 1 RETURN x', [[1], [2]]],
  ['UNWIND [3, 1, 2] AS x OFFSET 1 LIMIT 1 RETURN x', [[1]]],
  ['UNWIND [3, 1, 2] AS x RETURN x ORDER BY x OFFSET 2', [[3]]],
])('ORDER BY, SKIP, OFFSET and LIMIT as a clause of their own: %s', (query, records) => {
  expect(graph().query(query).records).toEqual(records)
})

test.each(['RETURN 1 AS x LIMIT 1 ORDER BY x', 'UNWIND [1] AS x LIMIT 1', 'RETURN 1 AS x SKIP 1 SKIP 1'])(
  '%s is refused',
  (query) => {
    expect(() => graph().query(query)).toThrow(expect.objectContaining({ code: 'InvalidClauseComposition' }))
  },
)
