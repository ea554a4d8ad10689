import { typeText } from '../types/type-text.ts'
import type { ProcedureColumn, ProcedureDefinition, ProcedureParameter } from './procedure-definition.ts'

/** `db.labels() :: (label :: STRING)`, as Neo4j 5 writes it; without columns `name()`. */
export function procedureSignature({ name, parameters, columns }: ProcedureDefinition): string {
  const result = columns.length === 0 ? '' : ` :: (${fields(columns)})`
  return `${name}(${fields(parameters)})${result}`
}

function fields(of: readonly (ProcedureColumn | ProcedureParameter)[]): string {
  return of.map(({ name, type }) => `${name} :: ${typeText(type)}`).join(', ')
}
