import { expect, test } from 'vitest'
import type { Value } from '../../../src/model/values.ts'
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

test.each(['k', 'k DESC', '-k / 2.0 DESC', "'k' + k", "k DESC, 'i' + i"])(
  'ORDER BY %s LIMIT gives the first of all, and equal ones in the order in which they came',
  (keys) => {
    const records = (rest: string): readonly (readonly Value[])[] =>
      graph().query(
        `UNWIND range(1, 30000) AS i WITH i, CASE i % 50 WHEN 0 THEN null ELSE i * 7919 % 1000 END AS k WITH k, i ORDER BY ${keys} ${rest}`,
      ).records
    expect(records('LIMIT 40 RETURN k, i')).toEqual(records('RETURN k, i').slice(0, 40))
  },
)
