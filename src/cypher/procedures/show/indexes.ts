import { compareText } from '../../../model/comparison.ts'
import type { ConstraintDefinition, IndexDefinition } from '../../../model/schema.ts'
import { emptyMap, Float, type MapValue } from '../../../model/values.ts'
import { createConstraintStatement, createIndexStatement, providerOf } from '../../schema/words.ts'
import { FLOAT, INTEGER, listOf, MAP, STRING, ZONED_DATETIME } from '../../types/type.ts'
import type { ShowTable } from './show-table.ts'

/**
 * SHOW INDEXES by name, with YIELD also trackedSince, options, failureMessage and createStatement. Neo4j 5.26. Every index
 * serves at once, so that all are online; when and how often one was read is not kept.
 */
export const showIndexes: ShowTable = {
  name: 'SHOW INDEXES',
  mode: 'READ',
  parameters: [],
  columns: [
    { name: 'id', type: INTEGER },
    { name: 'name', type: STRING },
    { name: 'state', type: STRING },
    { name: 'populationPercent', type: FLOAT },
    { name: 'type', type: STRING },
    { name: 'entityType', type: STRING },
    { name: 'labelsOrTypes', type: listOf(STRING) },
    { name: 'properties', type: listOf(STRING) },
    { name: 'indexProvider', type: STRING },
    { name: 'owningConstraint', type: STRING },
    { name: 'lastRead', type: ZONED_DATETIME },
    { name: 'readCount', type: INTEGER },
    { name: 'trackedSince', type: ZONED_DATETIME },
    { name: 'options', type: MAP },
    { name: 'failureMessage', type: STRING },
    { name: 'createStatement', type: STRING },
  ],
  brief: [
    'id',
    'name',
    'state',
    'populationPercent',
    'type',
    'entityType',
    'labelsOrTypes',
    'properties',
    'indexProvider',
    'owningConstraint',
    'lastRead',
    'readCount',
  ],
  call: (_, { reader }) => {
    const { indexes, constraints } = reader.schema
    const owners = new Map(constraints.map((constraint) => [constraint.name, constraint]))
    return indexes
      .map((index, at) => ({ index, at }))
      .sort((one, other) => compareText(one.index.name, other.index.name))
      .map(({ index, at }) => [
        at + 1,
        index.name,
        'ONLINE',
        new Float(100),
        index.kind.toUpperCase(),
        index.entity.toUpperCase(),
        index.names.length === 0 ? null : index.names,
        index.keys.length === 0 ? null : index.keys,
        providerOf(index),
        index.constraint ?? null,
        null,
        null,
        null,
        optionsOf(index.config, providerOf(index)),
        '',
        statementOf(index, owners),
      ])
  },
}

/** The options of an index, as the columns `options` have them. */
export function optionsOf(config: MapValue, provider: string): MapValue {
  const indexConfig: MapValue = Object.assign(emptyMap(), config)
  return Object.assign(emptyMap(), { indexConfig, indexProvider: provider })
}

/** The command that makes an index: where a constraint owns it, that of the constraint. */
function statementOf(index: IndexDefinition, owners: ReadonlyMap<string, ConstraintDefinition>): string {
  const owner = index.constraint === undefined ? undefined : owners.get(index.constraint)
  return owner === undefined ? createIndexStatement(index) : createConstraintStatement(owner)
}
