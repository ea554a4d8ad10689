import { describe, expect, test } from 'vitest'
import { graph } from '../../helpers/graph.ts'

const ITEMS = "(:I {k: 'a', n: 1}), (:I {k: 'b', n: 2}), (:I {k: 'a', n: 3}), (:I {k: 'b'}), (:I {n: 5})"

describe.each([
  ['UNWIND of a list', 'UNWIND [1, 2] AS x RETURN x', [[1], [2]]],
  ['nothing for UNWIND of null', 'UNWIND null AS x RETURN x', []],
  [
    'groups by what is not aggregated',
    'MATCH (i:I) RETURN i.k AS k, count(*) AS c, sum(i.n) AS s ORDER BY k',
    [
      ['a', 2, 4],
      ['b', 2, 2],
      [null, 1, 5],
    ],
  ],
  [
    'one record for an aggregation over nothing',
    'MATCH (i:None) RETURN count(i) AS c, collect(i.n) AS l',
    [[0, []]],
  ],
  ['no record for groups over nothing', 'MATCH (i:None) RETURN i.k AS k, count(*) AS c', []],
  ['distinct values, null once', 'MATCH (i:I) RETURN DISTINCT i.k AS k ORDER BY k', [['a'], ['b'], [null]]],
  ['count of distinct values without null', 'MATCH (i:I) RETURN count(DISTINCT i.k) AS c', [[2]]],
  [
    'a descending order with nulls first',
    'MATCH (i:I) RETURN i.n AS n ORDER BY n DESC',
    [[null], [5], [3], [2], [1]],
  ],
  ['an order by what is not returned', 'MATCH (i:I) RETURN i.k AS k ORDER BY i.n LIMIT 2', [['a'], ['b']]],
  ['SKIP and LIMIT', 'UNWIND range(1, 10) AS x RETURN x ORDER BY x DESC SKIP 2 LIMIT 3', [[8], [7], [6]]],
  ['LIMIT 0', 'UNWIND [1] AS x RETURN x LIMIT 0', []],
  ['WITH and WHERE', 'UNWIND [1, 2, 3] AS x WITH x * 2 AS y WHERE y > 2 RETURN y', [[4], [6]]],
  ['an aggregate inside an expression', 'MATCH (i:I) RETURN count(*) + 1 AS c', [[6]]],
  ['UNION without repetitions', 'RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x', [[1], [2]]],
  ['UNION ALL with them', 'RETURN 1 AS x UNION ALL RETURN 1 AS x', [[1], [1]]],
  [
    'nodes of both parts of a UNION',
    'MATCH (i:I {n: 1}) RETURN i.n AS n UNION MATCH (i:I {n: 5}) RETURN i.n AS n',
    [[1], [5]],
  ],
  [
    'a stable order',
    "UNWIND [{a: 1, b: 'x'}, {a: 0, b: 'y'}, {a: 1, b: 'z'}] AS m RETURN m.b AS b ORDER BY m.a",
    [['y'], ['x'], ['z']],
  ],
] as const)('a projection gives', (what, query, expected) => {
  test(`${what}`, () => {
    expect(graph(ITEMS).query(query).records).toEqual(expected)
  })
})

test('more records than a batch holds come in order through sort, distinct and skip', () => {
  const { records } = graph().query(
    'UNWIND range(1, 5000) AS x WITH x ORDER BY x DESC RETURN DISTINCT x % 2000 AS y, count(*) AS c SKIP 1999',
  )
  expect(records).toEqual([[1001, 2]])
})

test('SKIP and LIMIT take integers from 0 on only', () => {
  const database = graph()
  for (const [value, code] of [
    [-1, 'NegativeIntegerArgument'],
    [1.5, 'InvalidArgumentType'],
    ['1', 'InvalidArgumentType'],
  ] as const) {
    expect(() => database.query('UNWIND [1] AS x RETURN x LIMIT $n', { n: value })).toThrow(
      expect.objectContaining({ code }),
    )
    expect(() => database.query('UNWIND [1] AS x RETURN x SKIP $n', { n: value })).toThrow(
      expect.objectContaining({ code }),
    )
  }
})
