import { compareText } from '../../../model/comparison.ts'
import { isUnique } from '../../../model/schema.ts'
import { emptyMap } from '../../../model/values.ts'
import { constraintType, createConstraintStatement, providerOf } from '../../schema/words.ts'
import { INTEGER, listOf, MAP, STRING } from '../../types/type.ts'
import { optionsOf } from './indexes.ts'
import type { ShowTable } from './show-table.ts'

/** SHOW CONSTRAINTS by name, with YIELD also options and createStatement. Neo4j 5.26. */
export const showConstraints: ShowTable = {
  name: 'SHOW CONSTRAINTS',
  mode: 'READ',
  parameters: [],
  columns: [
    { name: 'id', type: INTEGER },
    { name: 'name', type: STRING },
    { name: 'type', type: STRING },
    { name: 'entityType', type: STRING },
    { name: 'labelsOrTypes', type: listOf(STRING) },
    { name: 'properties', type: listOf(STRING) },
    { name: 'ownedIndex', type: STRING },
    { name: 'propertyType', type: STRING },
    { name: 'options', type: MAP },
    { name: 'createStatement', type: STRING },
  ],
  brief: ['id', 'name', 'type', 'entityType', 'labelsOrTypes', 'properties', 'ownedIndex', 'propertyType'],
  call: (_, { reader }) =>
    reader.schema.constraints
      .map((constraint, at) => ({ constraint, at }))
      .sort((one, other) => compareText(one.constraint.name, other.constraint.name))
      .map(({ constraint, at }) => {
        const ownsIndex = isUnique(constraint)
        return [
          at + 1,
          constraint.name,
          constraintType(constraint),
          constraint.entity.toUpperCase(),
          [constraint.label],
          constraint.keys,
          ownsIndex ? constraint.name : null,
          constraint.kind === 'type' ? constraint.type.join(' | ') : null,
          ownsIndex ? optionsOf(emptyMap(), providerOf({ kind: 'range' })) : null,
          createConstraintStatement(constraint),
        ]
      }),
}
