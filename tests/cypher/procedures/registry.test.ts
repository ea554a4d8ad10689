import { describe, expect, test } from 'vitest'
import {
  builtInProcedures,
  type ProcedureDefinition,
  procedureSignature,
} from '../../../src/cypher/procedures/index.ts'
import { Database } from '../../../src/database/database.ts'
import { graph } from '../../helpers/graph.ts'
import { procedureExamples } from './examples.ts'

const doubled: ProcedureDefinition = {
  name: 'my.doubled',
  description: 'Twice the number.',
  mode: 'READ',
  parameters: [{ name: 'number', type: { kind: 'integer' } }],
  columns: [{ name: 'result', type: { kind: 'integer' } }],
  call: ([number]) => [[Number(number) * 2]],
}

describe('the built-in procedures', () => {
  test.each(procedureExamples)('%s: its example gives what it says', (_, query, records) => {
    const database = graph("(:Person {name: 'Ann'})-[:KNOWS]->(:Person {name: 'Bob'})")
    database.query('CREATE INDEX person_name FOR (n:Person) ON (n.name)')
    expect(database.query(query, {}, { exact: true }).records).toEqual(records)
  })

  test('have an example each', () => {
    expect(procedureExamples.map(([name]) => name)).toEqual(
      builtInProcedures.map(({ name }) => name).toSorted(),
    )
  })

  test('have the columns of Neo4j 5.26', () => {
    expect(builtInProcedures.map(procedureSignature)).toEqual([
      'db.labels() :: (label :: STRING)',
      'db.relationshipTypes() :: (relationshipType :: STRING)',
      'db.propertyKeys() :: (propertyKey :: STRING)',
      'db.schema.nodeTypeProperties() :: (nodeType :: STRING, nodeLabels :: LIST<STRING>, propertyName :: STRING, propertyTypes :: LIST<STRING>, mandatory :: BOOLEAN)',
      'db.schema.relTypeProperties() :: (relType :: STRING, propertyName :: STRING, propertyTypes :: LIST<STRING>, mandatory :: BOOLEAN)',
      'db.awaitIndex(indexName :: STRING, timeOutSeconds = 300 :: INTEGER)',
      'db.awaitIndexes(timeOutSeconds = 300 :: INTEGER)',
      'db.prepareForReplanning(timeOutSeconds = 300 :: INTEGER)',
      'db.resampleIndex(indexName :: STRING)',
      'db.resampleOutdatedIndexes()',
      'dbms.components() :: (name :: STRING, versions :: LIST<STRING>, edition :: STRING)',
    ])
  })

  test('wait for an index that is there, and for no other; the seconds may be left out', () => {
    const database = graph()
    database.query('CREATE INDEX a FOR (n:A) ON (n.x)')
    for (const call of ["db.awaitIndex('a')", 'db.awaitIndexes', "db.resampleIndex('a')"])
      expect(database.query(`CALL ${call}`).records).toEqual([])
    for (const call of ["db.awaitIndex('b')", "db.resampleIndex('b')"])
      expect(() => database.query(`CALL ${call}`)).toThrow(
        expect.objectContaining({
          kind: 'SchemaError',
          code: 'IndexNotFound',
          message: "No such index 'b'.",
        }),
      )
    expect(() => database.query("CALL db.awaitIndex('a', 1, 2)")).toThrow(
      expect.objectContaining({
        code: 'InvalidNumberOfArguments',
        message: '`db.awaitIndex` takes 1 to 2 arguments, not 3.',
      }),
    )
  })

  test('labels and types that nothing has any more are not listed; property keys are', () => {
    const database = graph('(:A)-[:R {x: 1}]->(:B)')
    database.query('MATCH (a:A) DETACH DELETE a')
    expect(database.query('CALL db.labels()').records).toEqual([['B']])
    expect(database.query('CALL db.relationshipTypes()').records).toEqual([])
    expect(database.query('CALL db.propertyKeys()').records).toEqual([['x']])
  })

  test('the types of properties are named as Neo4j names them, and are mandatory where every element has them', () => {
    const database = graph("(:A {i: 1, m: 1.5, l: [1]}), (:A:B {s: 'a'}), (:A {i: 2, m: 'a'}), ()")
    expect(database.query('CALL db.schema.nodeTypeProperties()').records).toEqual([
      [':`A`', ['A'], 'i', ['Long'], true],
      [':`A`', ['A'], 'm', ['Double', 'String'], true],
      [':`A`', ['A'], 'l', ['LongArray'], false],
      [':`A`:`B`', ['A', 'B'], 's', ['String'], true],
      ['', [], null, null, false],
    ])
    database.query('MATCH (a:A:B) CREATE (a)-[:`R``S` {w: true}]->(a), (a)-[:`R``S`]->(a)')
    expect(database.query('CALL db.schema.relTypeProperties()').records).toEqual([
      [':`R`S`', 'w', ['Boolean'], false],
    ])
  })

  test('a long scan pauses, so that a step works for one slice', () => {
    const database = graph()
    database.query('UNWIND range(1, 50000) AS i CREATE (:A {i: i})')
    const running = database.start('CALL db.schema.nodeTypeProperties()')
    let steps = 0
    while (running.step(2048).kind !== 'done') steps++
    expect(steps).toBeGreaterThan(20)
  })
})

describe('registerProcedure', () => {
  test('makes a procedure that queries can call', () => {
    const database = new Database()
    database.registerProcedure(doubled)
    const { keys, records } = database.query(
      'UNWIND [1, 2, 3] AS n CALL my.doubled(n) YIELD result AS r WHERE r > 2 RETURN n, r',
    )
    expect(keys).toEqual(['n', 'r'])
    expect(records).toEqual([
      [2, 4],
      [3, 6],
    ])
  })

  test('after a query that failed for want of it the same query runs', () => {
    const database = new Database()
    expect(() => database.query('CALL my.doubled(1)')).toThrow(
      expect.objectContaining({ kind: 'ProcedureError', code: 'ProcedureNotFound' }),
    )
    database.registerProcedure(doubled)
    expect(database.query('CALL my.doubled(1)').records).toEqual([[2]])
  })

  test.each([
    [{ ...doubled, name: 'my doubled' }, 'InvalidProcedure'],
    [{ ...doubled, name: '' }, 'InvalidProcedure'],
    [{ ...doubled, columns: [...doubled.columns, ...doubled.columns] }, 'InvalidProcedure'],
    [{ ...doubled, name: 'db.labels' }, 'ProcedureExists'],
  ])('refuses a wrong definition', (definition, code) => {
    expect(() => {
      new Database().registerProcedure(definition)
    }).toThrow(expect.objectContaining({ code }))
  })
})
