import { STRING } from '../../types/type.ts'
import type { GraphReader } from '../../../model/graph-store.ts'
import type { ProcedureDefinition, ProcedureRecord } from '../../catalog/procedure-definition.ts'

/** db.labels, db.relationshipTypes, db.propertyKeys, in the order in which the graph has met the names. Neo4j 5.26, Procedures. */
export const tokens: readonly ProcedureDefinition[] = [
  {
    name: 'db.labels',
    description: 'The labels that a node has.',
    mode: 'READ',
    parameters: [],
    columns: [{ name: 'label', type: STRING }],
    call: (_, { reader }) =>
      named(
        reader.labelTokens,
        (label) => reader.countNodes(label) > 0,
        (label) => reader.labelName(label),
      ),
  },
  {
    name: 'db.relationshipTypes',
    description: 'The types that a relationship has.',
    mode: 'READ',
    parameters: [],
    columns: [{ name: 'relationshipType', type: STRING }],
    call: (_, { reader }) => named(reader.typeTokens, inUse(reader), (type) => reader.typeName(type)),
  },
  {
    name: 'db.propertyKeys',
    description: 'The property keys that the graph has ever had, including those that nothing has any more.',
    mode: 'READ',
    parameters: [],
    columns: [{ name: 'propertyKey', type: STRING }],
    call: (_, { reader }) =>
      named(
        reader.keyTokens,
        () => true,
        (key) => reader.keyName(key),
      ),
  },
]

function inUse(reader: GraphReader): (type: number) => boolean {
  return (type) => reader.countRelationships(-1, type, -1) > 0
}

function* named(
  count: number,
  isListed: (token: number) => boolean,
  nameOf: (token: number) => string,
): Generator<ProcedureRecord> {
  for (let token = 0; token < count; token++) if (isListed(token)) yield [nameOf(token)]
}
