import { describe, expect, test } from 'vitest'
import { Database } from '../../src/database/database.ts'
import { type ProcedureRecord, procedureSignature } from '../../src/cypher/procedures/index.ts'
import { CypherError } from '../../src/errors.ts'
import { Float } from '../../src/model/values.ts'
import { FullDatabase } from '../../src/opening/full-database.ts'
import { searchProcedures } from '../../src/search/index.ts'

function searched(): FullDatabase {
  const database = new FullDatabase()
  for (const text of [
    'CREATE FULLTEXT INDEX person_text FOR (n:Person) ON EACH [n.name]',
    'CREATE FULLTEXT INDEX knows_text FOR ()-[r:KNOWS]-() ON EACH [r.text]',
    'CREATE VECTOR INDEX person_vector FOR (n:Person) ON (n.vector) OPTIONS {indexConfig: {`vector.dimensions`: 2}}',
    'CREATE VECTOR INDEX knows_vector FOR ()-[r:KNOWS]-() ON (r.vector)',
    "CREATE (:Person {name: 'Ann', vector: [1.0, 0.0]})-[:KNOWS]->(:Person {name: 'Bob'})",
  ])
    database.query(text)
  return database
}

const examples: readonly (readonly [name: string, query: string, records: readonly ProcedureRecord[]])[] = [
  [
    'db.index.fulltext.queryNodes',
    "CALL db.index.fulltext.queryNodes('person_text', 'ann OR bob') YIELD node RETURN node.name AS name",
    [['Ann'], ['Bob']],
  ],
  [
    'db.index.fulltext.queryRelationships',
    "CALL db.index.fulltext.queryRelationships('knows_text', 'nothing') YIELD relationship RETURN relationship",
    [],
  ],
  [
    'db.index.fulltext.listAvailableAnalyzers',
    "CALL db.index.fulltext.listAvailableAnalyzers() YIELD analyzer WHERE analyzer STARTS WITH 'eng'",
    [['english']],
  ],
  [
    'db.index.fulltext.awaitEventuallyConsistentIndexRefresh',
    'CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()',
    [],
  ],
  [
    'db.index.vector.queryNodes',
    "CALL db.index.vector.queryNodes('person_vector', 1, [2.0, 0.0]) YIELD node, score RETURN node.name AS name, score",
    [['Ann', new Float(1)]],
  ],
  [
    'db.index.vector.queryRelationships',
    "CALL db.index.vector.queryRelationships('knows_vector', 1, [2.0, 0.0]) YIELD relationship RETURN relationship",
    [],
  ],
]

test.each(examples)('%s: its example gives what it says', (_, query, records) => {
  expect(searched().query(query, {}, { exact: true }).records).toEqual(records)
})

test('have an example each', () => {
  expect(examples.map(([name]) => name)).toEqual(searchProcedures.map(({ name }) => name))
})

test('have the parameters and columns of Neo4j 5.26', () => {
  expect(searchProcedures.map(procedureSignature)).toEqual([
    'db.index.fulltext.queryNodes(indexName :: STRING, queryString :: STRING, options = {} :: MAP) :: (node :: NODE, score :: FLOAT)',
    'db.index.fulltext.queryRelationships(indexName :: STRING, queryString :: STRING, options = {} :: MAP) :: (relationship :: RELATIONSHIP, score :: FLOAT)',
    'db.index.fulltext.listAvailableAnalyzers() :: (analyzer :: STRING, description :: STRING, stopwords :: LIST<STRING>)',
    'db.index.fulltext.awaitEventuallyConsistentIndexRefresh()',
    'db.index.vector.queryNodes(indexName :: STRING, numberOfNearestNeighbours :: INTEGER, query :: ANY) :: (node :: NODE, score :: FLOAT)',
    'db.index.vector.queryRelationships(indexName :: STRING, numberOfNearestNeighbours :: INTEGER, query :: ANY) :: (relationship :: RELATIONSHIP, score :: FLOAT)',
  ])
})

test('relationships are found by their texts and vectors', () => {
  const database = searched()
  database.query("MATCH ()-[r:KNOWS]->() SET r.text = 'since school', r.vector = [3, 4]")
  const found = (call: string): unknown =>
    database.query(`CALL ${call} YIELD relationship AS r RETURN r.text AS text`).records
  expect(found("db.index.fulltext.queryRelationships('knows_text', 'school')")).toEqual([['since school']])
  expect(found("db.index.vector.queryRelationships('knows_vector', 9, [1, 1])")).toEqual([['since school']])
})

test('a transaction finds what it has written, and no one else does before it is committed', () => {
  const database = searched()
  const names = "CALL db.index.fulltext.queryNodes('person_text', 'Eve') YIELD node RETURN node.name AS name"
  const transaction = database.begin()
  expect(transaction.query(names).records).toEqual([])
  transaction.query("CREATE (:Person {name: 'Eve'})")
  expect(transaction.query(names).records).toEqual([['Eve']])
  expect(database.query(names).records).toEqual([])
  transaction.rollback()
  expect(database.query(names).records).toEqual([])
  expect(
    database.query(
      `CREATE (n:Person {name: 'Eve the second'}) WITH n ${names.replace('RETURN', 'RETURN n = node AS same,')}`,
    ).records,
  ).toEqual([[true, 'Eve the second']])
})

test('the best come first, those that are equally good by id; skip and limit count from there', () => {
  const database = searched()
  database.query("UNWIND ['x', 'x y', 'x x', 'x'] AS name CREATE (:Person {name: name})")
  const names = (options: string): unknown =>
    database
      .query(
        `CALL db.index.fulltext.queryNodes('person_text', 'x', ${options}) YIELD node RETURN id(node) - 2 AS n, node.name AS name`,
      )
      .records.map(([id]) => id)
  expect(names('{}')).toEqual([2, 0, 3, 1])
  expect(names('{skip: 1}')).toEqual([0, 3, 1])
  expect(names('{skip: 1, limit: 2}')).toEqual([0, 3])
  expect(names('{limit: 0}')).toEqual([])
  expect(names('{skip: 1.9, limit: 2.1}')).toEqual([0, 3])
  expect(names('{limit: 0.0 / 0.0}')).toEqual([])
})

test.each([
  ['{limt: 3}', 'Full-text search has no option `limt`: it has `skip`, `limit` and `analyzer`.'],
  ["{limit: '3'}", '`limit` must be a number, not STRING, so it has no effect.'],
  ['{skip: [1]}', '`skip` must be a number, not LIST, so it has no effect.'],
  ['{analyzer: 1}', '`analyzer` must be STRING, not INTEGER, so it has no effect.'],
])('options without effect are named once: %s', (options, message) => {
  const { summary, records } = searched().query(
    `UNWIND [1, 2] AS i CALL db.index.fulltext.queryNodes('person_text', 'ann bob', ${options}) YIELD node RETURN i`,
  )
  expect(records).toHaveLength(4)
  expect(summary.notifications).toEqual([expect.objectContaining({ message })])
})

test('options of null are as good as none', () => {
  const call = "CALL db.index.fulltext.queryNodes('person_text', 'ann', {limit: null, analyzer: null})"
  expect(searched().query(call).summary.notifications).toEqual([])
})

describe('what cannot be searched', () => {
  test.each<readonly [call: string, message: string, hint: string]>([
    [
      "fulltext.queryNodes('nothing', 'a')",
      'There is no full-text index called `nothing`.',
      '`SHOW FULLTEXT INDEXES` lists all.',
    ],
    [
      "vector.queryNodes('person_text', 1, [1, 2])",
      'There is no vector index called `person_text`.',
      '`SHOW VECTOR INDEXES` lists all.',
    ],
    [
      "fulltext.queryNodes('knows_text', 'a')",
      'The index `knows_text` is on relationships, so it cannot be searched for nodes.',
      'Call `db.index.fulltext.queryRelationships`.',
    ],
    [
      "vector.queryRelationships('person_vector', 1, [1, 2])",
      'The index `person_vector` is on nodes, so it cannot be searched for relationships.',
      'Call `db.index.vector.queryNodes`.',
    ],
    [
      "fulltext.queryNodes('person_text', 'a)')",
      'The full-text query cannot be read at character 2, `a»)`. Expected AND, OR, a word or the end, but found `)`.',
      'Write a backslash before any of + - ! ( ) { } [ ] ^ " ~ * ? : \\ / that is part of a word.',
    ],
    [
      "fulltext.queryNodes('person_text', 'a', {skip: -1})",
      '`skip` must not be negative, but is -1.',
      'Use 0 or more.',
    ],
    [
      "vector.queryNodes('person_vector', 0, [1, 2])",
      '`numberOfNearestNeighbours` must be positive, but is 0.',
      'Use 1 or more.',
    ],
    [
      "vector.queryNodes('person_vector', 2147483648, [1, 2])",
      '`numberOfNearestNeighbours` must be at most 2147483647, but is 2147483648.',
      'Use 2147483647 or less.',
    ],
    [
      "vector.queryNodes('person_vector', 1, [1])",
      '`query` has 1 dimensions, but the vectors of `person_vector` have 2.',
      'Pass a list of 2 numbers.',
    ],
    [
      "vector.queryNodes('person_vector', 1, [0, 0])",
      '`query` is not a vector that `person_vector` could have.',
      'Pass finite numbers, for cosine not all of them 0.',
    ],
    [
      "vector.queryNodes('person_vector', 1, 'a')",
      '`query` must be a list of numbers, not STRING.',
      'Pass a LIST.',
    ],
  ])('%s', (call, message, hint) => {
    expect(() => searched().query(`CALL db.index.${call}`)).toThrow(
      new CypherError({
        phase: 'runtime',
        kind: 'ProcedureError',
        code: 'ProcedureCallFailed',
        message,
        hint,
      }),
    )
  })

  test('an analyzer that does not exist, in a query and in a declaration', () => {
    expect(() =>
      searched().query("CALL db.index.fulltext.queryNodes('person_text', 'a', {analyzer: 'greek'})"),
    ).toThrow(expect.objectContaining({ code: 'ProcedureCallFailed', message: 'Unknown analyzer `greek`.' }))
    expect(() =>
      searched().query(
        "CREATE FULLTEXT INDEX x FOR (n:X) ON EACH [n.x] OPTIONS {indexConfig: {`fulltext.analyzer`: 'greek'}}",
      ),
    ).toThrow(
      expect.objectContaining({
        code: 'InvalidArguments',
        message: "`fulltext.analyzer` cannot be 'greek'.",
        hint: "Use 'standard-no-stop-words', 'standard', 'english', 'simple', 'stop', 'whitespace', 'unicode_whitespace', 'keyword'.",
      }),
    )
  })

  test('the engine by itself has no such procedures', () => {
    expect(() => new Database().query("CALL db.index.fulltext.queryNodes('a', 'b')")).toThrow(
      expect.objectContaining({ code: 'ProcedureNotFound' }),
    )
  })
})
