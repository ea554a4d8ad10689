import type { SimpleType, Type } from '../binder/bound.ts'
import type { ProcedureColumn, ProcedureDefinition, ProcedureParameter } from './definition.ts'

const names: { readonly [kind in SimpleType]?: string } = {
  number: 'INTEGER | FLOAT',
  time: 'ZONED TIME',
  localtime: 'LOCAL TIME',
  datetime: 'ZONED DATETIME',
  localdatetime: 'LOCAL DATETIME',
}

/** A type as signatures write it: `LIST<STRING>`. */
export function typeText(type: Type): string {
  if (type.kind === 'list') return `LIST<${typeText(type.element)}>`
  return names[type.kind] ?? type.kind.toUpperCase()
}

/** `db.labels() :: (label :: STRING)`, as Neo4j 5 writes it; without columns `name()`. */
export function procedureSignature({ name, parameters, columns }: ProcedureDefinition): string {
  const result = columns.length === 0 ? '' : ` :: (${fields(columns)})`
  return `${name}(${fields(parameters)})${result}`
}

function fields(of: readonly (ProcedureColumn | ProcedureParameter)[]): string {
  return of.map(({ name, type }) => `${name} :: ${typeText(type)}`).join(', ')
}
