import type { SimpleType, Type } from './type.ts'

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
