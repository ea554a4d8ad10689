import type { ProcedureRecord } from '../../../src/cypher/procedures/index.ts'

/** For each built-in procedure a query that calls it, and its records where an Ann knows a Bob. */
export const procedureExamples: readonly (readonly [
  name: string,
  query: string,
  records: readonly ProcedureRecord[],
])[] = [
  ['db.awaitIndex', "CALL db.awaitIndex('person_name', 10)", []],
  ['db.awaitIndexes', 'CALL db.awaitIndexes()', []],
  ['db.labels', 'CALL db.labels() YIELD label', [['Person']]],
  ['db.prepareForReplanning', 'CALL db.prepareForReplanning()', []],
  ['db.propertyKeys', 'CALL db.propertyKeys()', [['name']]],
  ['db.relationshipTypes', 'CALL db.relationshipTypes()', [['KNOWS']]],
  ['db.resampleIndex', "CALL db.resampleIndex('person_name')", []],
  ['db.resampleOutdatedIndexes', 'CALL db.resampleOutdatedIndexes()', []],
  [
    'db.schema.nodeTypeProperties',
    'CALL db.schema.nodeTypeProperties()',
    [[':`Person`', ['Person'], 'name', ['String'], true]],
  ],
  ['db.schema.relTypeProperties', 'CALL db.schema.relTypeProperties()', [[':`KNOWS`', null, null, false]]],
  ['dbms.components', 'CALL dbms.components() YIELD name, versions', [['Silkgraph', ['5.26']]]],
]
