import { describe, expect, test } from 'vitest'
import { Database } from '../../src/database/database.ts'
import { Duration, LocalDate } from '../../src/model/temporal/index.ts'
import { Float, Node } from '../../src/model/values.ts'
import { graph } from '../helpers/graph.ts'

test('a result has keys, records, objects and a summary', () => {
  const result = graph('(:A {x: 1})').query('MATCH (a:A) RETURN a.x AS x, a')
  expect(result.keys).toEqual(['x', 'a'])
  const [node] = result.records[0].slice(1)
  expect(node).toEqual(new Node(0, ['A'], Object.assign(Object.create(null), { x: 1 })))
  expect(Object.isFrozen(node)).toBe(true)
  expect(result.objects()[0].x).toBe(1)
  expect(result.summary).toMatchObject({ writes: false, notifications: [] })
})

test('FLOAT comes as a number, or exact', () => {
  const database = graph()
  expect(database.query('RETURN 1.0, 1, [1.0]').records).toEqual([[1, 1, [1]]])
  expect(database.query('RETURN 1.0, 1, [1.0]', {}, { exact: true }).records).toEqual([
    [new Float(1), 1, [new Float(1)]],
  ])
  expect(database.query('RETURN 9007199254740993 AS big').records).toEqual([[9007199254740993n]])
})

describe('parameters', () => {
  test('are integers, floats, strings, lists and maps', () => {
    const { records } = graph().query(
      'RETURN $a, $b, $c, $d.x, $e',
      { a: 1, b: 1.5, c: 'é', d: { x: [1, null] }, e: 2n ** 60n },
      { exact: true },
    )
    expect(records).toEqual([[1, 1.5, 'é', [1, null], 2n ** 60n]])
  })

  test('may be temporal values, which come back as they are', () => {
    const day = LocalDate.of(2015, 7, 21)
    const [[back, next]] = graph().query('RETURN $days[0], toString($days[0] + $more)', {
      days: [day],
      more: new Duration(1, 0, 0),
    }).records
    expect([back, next]).toEqual([day, '2015-08-21'])
    expect(back).toBeInstanceOf(LocalDate)
  })

  test.each([
    [undefined],
    [() => 1],
    [new Date(0)],
    [2n ** 64n],
    ['\ud800'],
    [[{ a: '\udc00' }]],
    [Symbol('s')],
  ])('cannot be %s', (value) => {
    expect(() => graph().query('RETURN $x', { x: value })).toThrow(
      expect.objectContaining({ code: 'InvalidParameter' }),
    )
  })

  test.each([new Float32Array(2), new Int32Array(2), new Uint8Array(2)])(
    'that are typed arrays are refused, and say what to give: %o',
    (q) => {
      expect(() => graph().query('RETURN $q', { q: { vector: q } })).toThrow(
        expect.objectContaining({
          message: '$q.vector is a typed array.',
          hint: 'Give a list, as in Array.from(vector).',
        }),
      )
    },
  )

  test('that contain themselves are refused', () => {
    const list: unknown[] = []
    list.push(list)
    expect(() => graph().query('RETURN $x', { x: list })).toThrow(
      expect.objectContaining({ code: 'InvalidParameter' }),
    )
  })

  test('that are missing are an error at compile time', () => {
    expect(() => graph().query('RETURN $x', { y: 1 })).toThrow(
      expect.objectContaining({ kind: 'ParameterMissing', code: 'MissingParameter', phase: 'compile' }),
    )
  })

  test('may have the names of Object.prototype', () => {
    const parameters = Object.fromEntries(
      Object.getOwnPropertyNames(Object.prototype).map((name) => [name, name]),
    )
    for (const name of Object.keys(parameters))
      expect(graph().query(`RETURN $\`${name}\``, parameters).records).toEqual([[name]])
  })
})

describe('limits', () => {
  const endless = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE a < 0 RETURN a'
  test.each([
    ['TimeLimit', endless, { maxMillis: 50 }],
    ['RecordLimit', 'UNWIND range(1, 100) AS x RETURN x', { maxRecords: 99 }],
    ['MemoryLimit', 'UNWIND range(1, 100000) AS x RETURN collect(x)', { maxMemory: 100_000 }],
    ['MemoryLimit', 'UNWIND range(1, 100000) AS x WITH x ORDER BY x RETURN count(x)', { maxMemory: 100_000 }],
    ['MemoryLimit', 'UNWIND range(1, 100000) AS x WITH DISTINCT x RETURN count(x)', { maxMemory: 100_000 }],
  ])('%s stops %s', (code, query, options) => {
    const started = performance.now()
    expect(() => graph().query(query, {}, options)).toThrow(expect.objectContaining({ code }))
    expect(performance.now() - started).toBeLessThan(1000)
  })

  test('a subquery ends at the time limit too', () => {
    const query =
      'UNWIND [1] AS q RETURN COUNT { UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN a } AS c'
    expect(() => graph().query(query, {}, { maxMillis: 50 })).toThrow(
      expect.objectContaining({ code: 'TimeLimit' }),
    )
  })

  test('as many records as the limit are fine', () => {
    expect(graph().query('UNWIND range(1, 100) AS x RETURN x', {}, { maxRecords: 100 }).records).toHaveLength(
      100,
    )
  })
})

test('a read-only query must not write', () => {
  const database = graph()
  expect(() => database.query('CREATE (:A)', {}, { readOnly: true })).toThrow(
    expect.objectContaining({ code: 'ReadOnlyViolation' }),
  )
  expect(database.query('MATCH (n) RETURN n').records).toEqual([])
})

test('a name that the graph does not know is hinted at', () => {
  const { notifications } = graph("(:Company {name: 'X'})-[:BUILDS]->(:Site)").query(
    'MATCH (c:Compny)-[r:BUILD]->(s) RETURN s.nmae',
  ).summary
  expect(notifications).toMatchObject([
    { kind: 'label', name: 'Compny', nearest: 'Company' },
    { kind: 'type', name: 'BUILD', nearest: 'BUILDS' },
    { kind: 'property', name: 'nmae', nearest: 'name' },
  ])
})

test('an error has its place in the text', () => {
  let caught: unknown
  try {
    graph().query('UNWIND [0] AS x\nRETURN 1 / x')
  } catch (error) {
    caught = error
  }
  expect(caught).toMatchObject({ kind: 'ArithmeticError', position: { line: 2 } })
})

test('a statement is prepared once and run with other parameters', () => {
  const statement = graph('(:A {x: 1}), (:A {x: 2})').prepare('MATCH (a:A {x: $x}) RETURN a.x AS x')
  expect(statement).toMatchObject({ keys: ['x'], parameters: ['x'], writes: false })
  expect([1, 2, 3].map((x) => statement.run({ x }).records)).toEqual([[[1]], [[2]], []])
})

test('a query that is stepped reads one version', () => {
  const database = graph()
  database.query('UNWIND range(1, 5000) AS i CREATE (:N)')
  const running = database.start('MATCH (a:N) RETURN count(a.x) + count(*) AS c')
  running.step(10)
  database.query('MATCH (n:N) DELETE n')
  const records: unknown[] = []
  for (let step = running.step(); step.kind !== 'done'; step = running.step()) records.push(...step.records)
  expect(records).toEqual([[5000]])
  expect(database.query('MATCH (n) RETURN count(n)').records).toEqual([[0]])
})

test('the schema is in the order of code points, as texts are ordered in queries', () => {
  const names = ['\u{1f600}', '\ufffd', 'a']
  const drawing = names.map((name) => `(:\`${name}\` {\`${name}\`: 1})-[:\`${name}\`]->()`).join(', ')
  const schema = graph(drawing).schema()
  const ordered = ['a', '\ufffd', '\u{1f600}']
  expect(schema.labels.map(({ name }) => name)).toEqual(ordered)
  expect(schema.relationshipTypes.map(({ name }) => name)).toEqual(ordered)
  expect(schema.propertyKeys).toEqual(ordered)
})

test('the schema counts labels, types and what they connect', () => {
  expect(graph('(:A {p: 1})-[:R]->(:B), (:A)').schema()).toEqual({
    labels: [
      { name: 'A', count: 2 },
      { name: 'B', count: 1 },
    ],
    relationshipTypes: [{ name: 'R', count: 1 }],
    connections: [{ start: 'A', type: 'R', end: 'B', count: 1 }],
    propertyKeys: ['p'],
    nodeCount: 3,
    relationshipCount: 1,
  })
})

test('a closed database refuses', () => {
  const database = new Database()
  database.close()
  expect(() => database.query('RETURN 1')).toThrow(expect.objectContaining({ code: 'DatabaseClosed' }))
})
