import { emptyMap, type Value } from '../../../model/values.ts'
import { BOOLEAN, MAP, STRING, listOf } from '../../types/type.ts'
import { builtInProcedures } from '../built-in/index.ts'
import type { ProcedureColumn, ProcedureDefinition } from '../../catalog/procedure-definition.ts'
import { procedureSignature } from '../../catalog/procedure-signature.ts'
import { typeText } from '../../types/type-text.ts'
import type { ShowTable } from './show-table.ts'

/**
 * SHOW PROCEDURES of one registry: name, description, mode and worksOnSystem, with YIELD also signature,
 * argumentDescription, returnDescription and isBuiltIn. Neo4j 5.26, which has no column isBuiltIn here.
 */
export function showProcedures(all: () => readonly ProcedureDefinition[]): ShowTable {
  return {
    name: 'SHOW PROCEDURES',
    mode: 'READ',
    parameters: [],
    columns: [
      { name: 'name', type: STRING },
      { name: 'description', type: STRING },
      { name: 'mode', type: STRING },
      { name: 'worksOnSystem', type: BOOLEAN },
      { name: 'signature', type: STRING },
      { name: 'argumentDescription', type: listOf(MAP) },
      { name: 'returnDescription', type: listOf(MAP) },
      { name: 'isBuiltIn', type: BOOLEAN },
    ],
    brief: ['name', 'description', 'mode', 'worksOnSystem'],
    call: () =>
      all().map((definition) => [
        definition.name,
        definition.description,
        definition.mode,
        false,
        procedureSignature(definition),
        definition.parameters.map(described),
        definition.columns.map(described),
        builtInProcedures.includes(definition),
      ]),
  }
}

function described({ name, type }: ProcedureColumn): Value {
  return Object.assign(emptyMap(), { name, type: typeText(type) })
}
