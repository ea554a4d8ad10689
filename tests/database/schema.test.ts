import { describe, expect, test } from 'vitest'
import { Database } from '../../src/database/database.ts'
import { graph } from '../helpers/graph.ts'

const CREATE_INDEX = 'CREATE INDEX i FOR (n:A) ON (n.x)'
const CREATE_CONSTRAINT = 'CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS UNIQUE'

/** The names of what `read` has; a reader keeps its version. */
function namesIn(database: Database): readonly string[] {
  const { indexes, constraints } = database.read().schema
  return [...indexes, ...constraints].map(({ name }) => name)
}

test.each([
  ['DROP INDEX person', 'Did you mean `persn`?'],
  ['DROP INDEX nothing', '`SHOW INDEXES` lists all.'],
  ['DROP CONSTRAINT onlyy', 'Did you mean `only`?'],
  ['DROP CONSTRAINT nothing', '`SHOW CONSTRAINTS` lists all.'],
  ['CREATE INDEX FOR (n:A) ON (n.x)', 'Use `persn`, or drop it first.'],
  ['CREATE INDEX FOR (n:B) ON (n.x)', 'Use the index of the constraint `only`.'],
])('%s is refused and says: %s', (text, hint) => {
  const database = new Database()
  database.query('CREATE INDEX persn FOR (n:A) ON (n.x)')
  database.query('CREATE CONSTRAINT only FOR (n:B) REQUIRE n.x IS UNIQUE')
  expect(() => database.query(text)).toThrow(expect.objectContaining({ kind: 'SchemaError', hint }))
})

describe('a transaction', () => {
  test('that is rolled back leaves no index and no constraint behind, and brings back what it dropped', () => {
    const database = graph('(:A {x: 1})')
    database.query('CREATE CONSTRAINT old FOR (n:B) REQUIRE n.x IS UNIQUE')
    const transaction = database.begin()
    transaction.query(CREATE_INDEX)
    transaction.query('DROP CONSTRAINT old')
    expect(transaction.query('SHOW INDEXES YIELD name').records).toEqual([['i']])
    expect(namesIn(database)).toEqual(['old', 'old'])
    transaction.rollback()
    expect(namesIn(database)).toEqual(['old', 'old'])
    database.query('CREATE (:B {x: 1})')
    expect(() => database.query('CREATE (:B {x: 1})')).toThrow(
      expect.objectContaining({ code: 'ConstraintValidationFailed' }),
    )
    database.query(CREATE_INDEX)
  })

  test.each([
    ['CREATE (:A)', CREATE_INDEX, 'Tried to execute Schema modification after executing Write query.'],
    [
      'MATCH (n:None) SET n.x = 1',
      'DROP INDEX i IF EXISTS',
      'Tried to execute Schema modification after executing Write query.',
    ],
    [CREATE_INDEX, 'CREATE (:A)', 'Tried to execute Write query after executing Schema modification.'],
  ])('changes data or the schema: %s, then %s', (first, second, message) => {
    const database = graph('(:A {x: 1})')
    const transaction = database.begin()
    transaction.query(first)
    transaction.query('MATCH (n) RETURN n')
    expect(() => transaction.query(second)).toThrow(
      expect.objectContaining({ kind: 'SchemaError', code: 'ForbiddenDueToTransactionType', message }),
    )
    expect(() => transaction.commit()).toThrow(expect.objectContaining({ code: 'TransactionFailed' }))
    expect([namesIn(database), database.schema().nodeCount]).toEqual([[], 1])
  })

  test('that fails to commit is rolled back, and the next one may write', () => {
    const database = graph('(:A {x: 1})')
    database.query('CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS NOT NULL')
    const transaction = database.begin()
    transaction.query('CREATE (n:A)')
    expect(() => transaction.commit()).toThrow(
      expect.objectContaining({
        name: 'CypherError',
        kind: 'ConstraintVerificationFailed',
        code: 'ConstraintValidationFailed',
      }),
    )
    expect(transaction.state).toBe('rolled back')
    expect(() => database.query('MATCH (n:A) SET n.x = null')).toThrow(
      expect.objectContaining({ code: 'ConstraintValidationFailed' }),
    )
    database.query('CREATE (:A {x: 2})')
    expect(database.query('MATCH (n:A) RETURN n.x ORDER BY n.x').records).toEqual([[1], [2]])
  })
})

test('two readers keep their versions while indexes and constraints come and go', () => {
  const database = graph('(:A {x: 1}), (:A {x: 2})')
  const before = database.read()
  database.query(CREATE_CONSTRAINT)
  const between = database.read()
  database.query('DROP CONSTRAINT c')
  database.query(CREATE_INDEX)
  expect(
    [before, between, database.read()].map(({ schema }) => schema.indexes.map(({ name }) => name)),
  ).toEqual([[], ['c'], ['i']])
  expect([before.index('c'), between.index('i')]).toEqual([undefined, undefined])
  expect(between.index('c')?.definition.constraint).toBe('c')
})

test('a plan is made anew where an index has come or gone', () => {
  const database = graph('(:A {x: 1})')
  const text = 'MATCH (n:A {x: 1}) RETURN n.x'
  for (const command of [CREATE_INDEX, 'DROP INDEX i', CREATE_CONSTRAINT]) {
    database.query(text)
    const { planned } = database.planCacheStatistics
    database.query(command)
    expect(database.query(text).records).toEqual([[1]])
    expect(database.planCacheStatistics.planned).toBeGreaterThan(planned)
  }
})

test('a command tells what it changed or had nothing to do, is refused where only reading is allowed, and EXPLAIN does nothing', () => {
  const database = new Database()
  expect(() => database.query(CREATE_INDEX, {}, { readOnly: true })).toThrow(
    expect.objectContaining({ code: 'ReadOnlyViolation' }),
  )
  const explained = database.query(`EXPLAIN ${CREATE_INDEX}`)
  expect([explained.summary.writes, explained.summary.plan?.children[0]]).toMatchObject([
    false,
    { operator: 'CreateIndex', details: 'RANGE INDEX i FOR (n:A) ON (n.x)' },
  ])
  expect(namesIn(database)).toEqual([])
  const { summary } = database.query(`PROFILE ${CREATE_INDEX}`)
  expect([summary.writes, summary.counters.indexesAdded, summary.notifications]).toEqual([true, 1, []])
  expect(summary.profile?.children[0]).toMatchObject({ operator: 'CreateIndex', records: 1 })
  const text = 'CREATE INDEX $name IF NOT EXISTS FOR (n:A) ON (n.x)'
  expect(database.query(text, { name: 'j' }).summary.notifications).toEqual([
    {
      kind: 'no-effect',
      name: '',
      message:
        '`CREATE RANGE INDEX j IF NOT EXISTS FOR (e:A) ON (e.x)` has no effect. `RANGE INDEX i FOR (e:A) ON (e.x)` already exists.',
      at: { start: 0, end: text.length },
    },
  ])
  const prepared = database.prepare('DROP CONSTRAINT $name')
  expect([prepared.parameters, prepared.keys, prepared.writes]).toEqual([['name'], [], true])
})

test.each([
  [
    'EXPLAIN CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:A]-() REQUIRE (r.x, r.y) IS KEY',
    'CreateConstraint',
    'CONSTRAINT IF NOT EXISTS FOR ()-[r:A]-() REQUIRE (r.x, r.y) IS RELATIONSHIP KEY',
  ],
  [
    'EXPLAIN CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x :: INT',
    'CreateConstraint',
    'CONSTRAINT c FOR (n:A) REQUIRE (n.x) IS :: INTEGER',
  ],
  [
    'EXPLAIN CREATE FULLTEXT INDEX FOR (n:A|B) ON EACH [n.x]',
    'CreateIndex',
    'FULLTEXT INDEX FOR (n:A|B) ON EACH [n.x]',
  ],
  ['EXPLAIN DROP INDEX $name IF EXISTS', 'DropIndex', 'INDEX $name IF EXISTS'],
  ['EXPLAIN DROP CONSTRAINT `a b`', 'DropConstraint', 'CONSTRAINT `a b`'],
])('%s', (text, operator, details) => {
  expect(new Database().query(text).summary.plan?.children[0]).toMatchObject({ operator, details })
})
