import { describe, expect, test } from 'vitest'
import { allFunctions } from '../../../src/cypher/functions/index.ts'
import { functionForms } from '../../../src/cypher/functions/forms.ts'
import { builtInProcedures } from '../../../src/cypher/procedures/index.ts'
import { Database } from '../../../src/database/database.ts'

const database = new Database()

test('SHOW FUNCTIONS lists every function of the registry by name, with the columns of Neo4j', () => {
  const { keys, records } = database.query('SHOW FUNCTIONS')
  expect(keys).toEqual(['name', 'category', 'description'])
  const names = [...allFunctions, ...functionForms].map(({ name }) => name)
  expect(records.map(([name]) => name)).toEqual(names.toSorted())
  expect(records).toContainEqual([
    'size',
    'Scalar',
    'How many elements the list has, or how many characters (code points) the text has.',
  ])
})

test('SHOW PROCEDURES lists the built-in procedures and those that are registered', () => {
  const own = new Database()
  own.registerProcedure({
    name: 'my.writes',
    description: 'Writes.',
    mode: 'WRITE',
    parameters: [{ name: 'a', type: { kind: 'list', element: { kind: 'datetime' } } }],
    columns: [],
    call: () => [],
  })
  expect(own.query('SHOW PROCEDURES').keys).toEqual(['name', 'description', 'mode', 'worksOnSystem'])
  expect(own.query('SHOW PROCEDURES YIELD name').records.map(([name]) => name)).toEqual(
    [...builtInProcedures.map(({ name }) => name), 'my.writes'].toSorted(),
  )
  const query = 'SHOW USER DEFINED PROCEDURES YIELD *'
  expect(own.query(query).objects()).toEqual([
    {
      name: 'my.writes',
      description: 'Writes.',
      mode: 'WRITE',
      worksOnSystem: false,
      signature: 'my.writes(a :: LIST<ZONED DATETIME>)',
      argumentDescription: [{ name: 'a', type: 'LIST<ZONED DATETIME>' }],
      returnDescription: [],
      isBuiltIn: false,
    },
  ])
  expect(database.query(query).records).toEqual([])
})

describe('what can follow SHOW', () => {
  test.each([
    ["SHOW FUNCTIONS WHERE name = 'size' OR name = 'abs'", ['name', 'category', 'description'], 2],
    ['SHOW ALL FUNCTIONS YIELD name LIMIT 1', ['name'], 1],
    ['SHOW BUILT IN FUNCTION EXECUTABLE BY CURRENT USER YIELD name LIMIT 1', ['name'], 1],
    ['SHOW USER DEFINED FUNCTIONS', ['name', 'category', 'description'], 0],
    ['SHOW FUNCTIONS YIELD name AS n ORDER BY name DESC SKIP 1 LIMIT 2', ['n'], 2],
    ["SHOW FUNCTIONS YIELD name ORDER BY name LIMIT 3 WHERE name > 'ac' RETURN count(*) AS c", ['c'], 1],
    ['SHOW FUNCTIONS YIELD description, name RETURN * LIMIT 1', ['description', 'name'], 1],
    [
      'show procedure yield mode, name as n where mode = "READ" return n, mode order by n desc',
      ['n', 'mode'],
      11,
    ],
  ])('%s', (query, keys, count) => {
    const result = database.query(query)
    expect(result.keys).toEqual(keys)
    expect(result.records).toHaveLength(count)
  })

  test('ORDER BY, LIMIT, WHERE and RETURN work in this order', () => {
    const query =
      "SHOW FUNCTIONS YIELD name ORDER BY name DESC LIMIT 2 WHERE name <> 'vector.similarity.euclidean' RETURN collect(name) AS x"
    expect(database.query(query).records).toEqual([[['vector.similarity.cosine']]])
  })

  test.each([
    ['SHOW FUNCTIONS YIELD nam', 'UnknownColumn'],
    ['SHOW FUNCTIONS WHERE aggregating', 'UndefinedVariable'],
    ['SHOW FUNCTIONS YIELD name WHERE aggregating', 'UndefinedVariable'],
    ['SHOW FUNCTIONS RETURN name', 'UnexpectedSyntax'],
    ['SHOW FUNCTIONS YIELD name, name', 'ColumnNameConflict'],
    ['SHOW FUNCTIONS MATCH (n) RETURN n', 'UnexpectedSyntax'],
    ['MATCH (n) SHOW FUNCTIONS', 'InvalidClauseComposition'],
    ['CALL { SHOW FUNCTIONS } RETURN 1', 'InvalidClauseComposition'],
  ])('%s is refused', (query, code) => {
    expect(() => database.query(query)).toThrow(expect.objectContaining({ code, phase: 'compile' }))
  })
})
