import { describe, expect, test } from 'vitest'
import { graph } from '../helpers/graph.ts'

const LIMIT = { maxMemory: 2 * 1024 * 1024, maxMillis: 120_000 }

describe('memory is counted', () => {
  test.each([
    [
      'of the choices of a regular expression',
      "WITH reduce(s = 'a', i IN range(1, 17) | s + s) AS t RETURN t =~ '(a|b)*'",
    ],
    ['of properties that are set', 'MATCH (n:P) UNWIND range(1, 100) AS x SET n.l = range(x, 10000)'],
    ['of what is created', 'UNWIND range(1, 100000) AS x CREATE (:Q {x: x})'],
    ['of what MERGE makes', 'UNWIND range(1, 100000) AS x MERGE (:Q {x: x})'],
    ['of the distances of a search', 'MATCH (a:S), (b:T), p = shortestPath((a)-[*]->(b)) RETURN length(p)'],
  ])('%s', (_, text) => {
    const database = graph('(:P)')
    database.query(
      'CREATE (a:S), (b:T) WITH a, b UNWIND range(1, 50000) AS x CREATE (a)-[:R]->(:M)-[:R]->(:M)-[:R]->(b)',
    )
    expect(() => database.query(text, {}, LIMIT)).toThrow(
      expect.objectContaining({ name: 'QueryLimitError', code: 'MemoryLimit' }),
    )
  })
})

test('a query that failed throws its error at every further step, and has no summary', () => {
  const database = graph('(:P {v: 0})')
  const running = database.start('MATCH (a:P) SET a.x = 1 WITH a RETURN 1 / a.v')
  const failure = expect.objectContaining({ kind: 'ArithmeticError' })
  expect(() => running.step()).toThrow(failure)
  expect(() => running.step()).toThrow(failure)
  expect(() => running.summary()).toThrow(expect.objectContaining({ code: 'QueryRunning' }))
  expect(database.query('MATCH (a:P) RETURN a.x').records).toEqual([[null]])
})

test('nothing is evaluated behind an argument that is null, whether it may be long or not', () => {
  const database = graph()
  for (const behind of ['1 / z[0]', 'size([x IN z | 1 / x])', "size(split('a,b', ',')) / z[0]"])
    expect(database.query(`WITH null AS s, [0] AS z RETURN substring(s, ${behind})`).records).toEqual([
      [null],
    ])
})
