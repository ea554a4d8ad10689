import { describe, expect, test } from 'vitest'
import type { ProcedureDefinition } from '../../../src/cypher/procedures/index.ts'
import { Database } from '../../../src/database/database.ts'
import { graph } from '../../helpers/graph.ts'

const base: ProcedureDefinition = {
  name: 'test.call',
  description: '',
  mode: 'READ',
  parameters: [],
  columns: [{ name: 'value', type: { kind: 'any' } }],
  call: () => [],
}

function databaseWith(definition: Partial<ProcedureDefinition>, database = new Database()): Database {
  database.registerProcedure({ ...base, ...definition })
  return database
}

test('records are taken one by one, as far as they are asked for', () => {
  let made = 0
  const database = databaseWith({
    *call() {
      for (;;) yield [made++]
    },
  })
  expect(database.query('CALL test.call() YIELD value RETURN value LIMIT 3').records).toEqual([[0], [1], [2]])
  expect(made).toBeLessThan(5_000)
  expect(() => database.query('CALL test.call()', {}, { maxMillis: 100, maxRecords: 1e9 })).toThrow(
    expect.objectContaining({ code: 'TimeLimit' }),
  )
  expect(() => database.query('CALL test.call()', {}, { maxRecords: 10 })).toThrow(
    expect.objectContaining({ code: 'RecordLimit' }),
  )
})

test('a procedure that only pauses ends at the time limit', () => {
  const database = databaseWith({
    *call() {
      for (;;) yield undefined
    },
  })
  expect(() => database.query('CALL test.call()', {}, { maxMillis: 50 })).toThrow(
    expect.objectContaining({ code: 'TimeLimit' }),
  )
})

test('more records than a batch holds come with their own record of the query', () => {
  const database = databaseWith({
    parameters: [{ name: 'count', type: { kind: 'integer' } }],
    call: ([count]) => Array.from({ length: Number(count) }, (_, at) => [at]),
  })
  const query =
    'UNWIND [1500, 0, 2000] AS n CALL test.call(n) YIELD value RETURN n, count(*), max(value) ORDER BY n'
  expect(database.query(query).records).toEqual([
    [1500, 1500, 1499],
    [2000, 2000, 1999],
  ])
})

test('arguments whose type the text does not tell are checked when they are there; an INTEGER becomes a FLOAT', () => {
  const database = databaseWith({
    parameters: [
      { name: 'number', type: { kind: 'float' }, nullable: false },
      { name: 'words', type: { kind: 'list', element: { kind: 'string' } } },
    ],
    call: (values) => [[[...values]]],
  })
  const run = (parameters: Record<string, unknown>) =>
    database.query('CALL test.call($a, $b) YIELD value RETURN value', parameters, { exact: true }).records
  expect(run({ a: 1, b: ['x'] })).toMatchObject([[[{ value: 1 }, ['x']]]])
  expect(run({ a: 1.5, b: null })).toEqual([[[1.5, null]]])
  for (const wrong of [
    { a: 'x', b: [] },
    { a: null, b: [] },
    { a: 1, b: [1] },
  ])
    expect(() => run(wrong)).toThrow(
      expect.objectContaining({ kind: 'TypeError', code: 'InvalidArgumentType', phase: 'runtime' }),
    )
})

test('a null that the text tells is refused before the query runs where the parameter takes none', () => {
  const database = databaseWith({ parameters: [{ name: 'a', type: { kind: 'string' }, nullable: false }] })
  expect(() => database.query('CALL test.call(null)')).toThrow(
    expect.objectContaining({ code: 'InvalidArgumentType', phase: 'compile' }),
  )
})

test('a procedure that fails, or gives a wrong record, is an error of the query that names it', () => {
  const failing = databaseWith({
    call: () => {
      throw new RangeError('out of ink')
    },
  })
  expect(() =>
    failing.query('RETURN 1 AS a UNION ALL CALL test.call() YIELD value RETURN value AS a'),
  ).toThrow(
    expect.objectContaining({
      kind: 'ProcedureError',
      code: 'ProcedureCallFailed',
      message: 'The procedure `test.call` failed: out of ink',
      position: { offset: 24, line: 1, column: 25 },
    }),
  )
  expect(() => databaseWith({ call: () => [[1, 2]] }).query('CALL test.call()')).toThrow(
    expect.objectContaining({ code: 'ProcedureCallFailed' }),
  )
})

describe('a procedure that writes', () => {
  const copying: Partial<ProcedureDefinition> = {
    mode: 'WRITE',
    columns: [{ name: 'node', type: { kind: 'node' } }],
    call: (_, { writer }) => {
      writer.createNode([writer.internLabel('A')])
      return []
    },
  }

  test('does not see its own nodes in the clause before, and all are there in the clause behind', () => {
    const database = databaseWith(copying, graph('(:A), (:A)'))
    database.query('MATCH (a:A) CALL test.call() YIELD node RETURN node')
    expect(database.query('MATCH (a:A) RETURN count(*)').records).toEqual([[4]])
    const behind = databaseWith({ ...copying, columns: [] }, graph('(:A), (:A)'))
    expect(behind.query('MATCH (a:A) CALL test.call() MATCH (b:A) RETURN count(*)').records).toEqual([[8]])
  })

  test('keeps to that where the records fill more than one batch', () => {
    const many = graph()
    many.query('UNWIND range(1, 1500) AS i CREATE (:A)')
    const before = databaseWith({ ...copying, columns: [] }, many)
    before.query('MATCH (a:A) CALL test.call()')
    expect(before.query('MATCH (a:A) RETURN count(*)').records).toEqual([[3000]])
    const behind = databaseWith({ ...copying, columns: [] })
    const query =
      'UNWIND range(1, 1500) AS i CALL test.call() WITH COUNT { MATCH (a:A) } AS n RETURN min(n), max(n)'
    expect(behind.query(query).records).toEqual([[1500, 1500]])
  })

  test('is refused where only reading is allowed, and one that reads cannot write', () => {
    const database = databaseWith(copying)
    expect(() => database.query('CALL test.call()', {}, { readOnly: true })).toThrow(
      expect.objectContaining({ code: 'ReadOnlyViolation' }),
    )
    expect(() => databaseWith({ ...copying, mode: 'READ' }).query('CALL test.call()')).toThrow(
      expect.objectContaining({ code: 'ReadOnlyViolation' }),
    )
  })
})

describe('what CALL refuses', () => {
  test.each([
    ['CALL db.label()', 'ProcedureNotFound', 'Did you mean `db.labels`?'],
    ['CALL db.labels() RETURN 1', 'UndefinedVariable', 'Write `YIELD label` after the call.'],
    ['CALL db.labels() YIELD labl RETURN 1', 'UnknownColumn', 'Did you mean `label`?'],
    ['CALL db.labels YIELD label RETURN label', 'InvalidArgumentPassingMode', 'Write `db.labels()`.'],
    ['CALL db.labels(1)', 'InvalidNumberOfArguments', 'Call it as `db.labels() :: (label :: STRING)`.'],
  ])('%s', (query, code, hint) => {
    expect(() => graph().query(query)).toThrow(expect.objectContaining({ code, hint, phase: 'compile' }))
  })
})

test('CALL stands in subqueries, unions and behind other clauses', () => {
  const database = graph('(:A)-[:R]->(:B)')
  expect(database.query('CALL db.labels() YIELD label WHERE label > "A"').records).toEqual([['B']])
  expect(
    database.query('CALL { CALL db.labels() YIELD label RETURN collect(label) AS all } RETURN all').records,
  ).toEqual([[['A', 'B']]])
  expect(
    database.query('RETURN COUNT { CALL db.labels() YIELD label WHERE label <> "A" RETURN label } AS n')
      .records,
  ).toEqual([[1]])
  expect(
    database.query(
      'CALL db.labels() YIELD label AS name RETURN name UNION CALL db.relationshipTypes() YIELD relationshipType AS name RETURN name',
    ).records,
  ).toEqual([['A'], ['B'], ['R']])
})
