import { writtenValue } from '../../model/written-value.ts'
import { typeText } from '../types/type-text.ts'
import type { Callable, ProcedureColumn, ProcedureParameter } from './procedure-definition.ts'

/** `db.labels() :: (label :: STRING)`, `db.awaitIndexes(timeOutSeconds = 300 :: INTEGER)`, as Neo4j 5 writes it. */
export function procedureSignature({ name, parameters, columns }: Callable): string {
  const result = columns.length === 0 ? '' : ` :: (${fields(columns)})`
  return `${name}(${fields(parameters)})${result}`
}

function fields(of: readonly (ProcedureColumn | ProcedureParameter)[]): string {
  return of
    .map((field) => {
      const usual = 'usual' in field && field.usual !== undefined ? ` = ${writtenValue(field.usual)}` : ''
      return `${field.name}${usual} :: ${typeText(field.type)}`
    })
    .join(', ')
}
