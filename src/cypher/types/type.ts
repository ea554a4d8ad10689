/** A static type. `any` is unknown. Every value may also be null. */
export type Type = { readonly kind: SimpleType } | { readonly kind: 'list'; readonly element: Type }

export type SimpleType =
  | 'any'
  | 'null'
  | 'boolean'
  | 'integer'
  | 'float'
  | 'number'
  | 'string'
  | 'map'
  | 'node'
  | 'relationship'
  | 'path'
  | 'date'
  | 'time'
  | 'localtime'
  | 'datetime'
  | 'localdatetime'
  | 'duration'
  | 'point'

export const ANY: Type = { kind: 'any' }
export const NULL: Type = { kind: 'null' }
export const BOOLEAN: Type = { kind: 'boolean' }
export const INTEGER: Type = { kind: 'integer' }
export const FLOAT: Type = { kind: 'float' }
export const NUMBER: Type = { kind: 'number' }
export const STRING: Type = { kind: 'string' }
export const MAP: Type = { kind: 'map' }
export const NODE: Type = { kind: 'node' }
export const RELATIONSHIP: Type = { kind: 'relationship' }
export const PATH: Type = { kind: 'path' }
export const DATE: Type = { kind: 'date' }
export const LOCAL_TIME: Type = { kind: 'localtime' }
export const ZONED_TIME: Type = { kind: 'time' }
export const LOCAL_DATETIME: Type = { kind: 'localdatetime' }
export const ZONED_DATETIME: Type = { kind: 'datetime' }
export const DURATION: Type = { kind: 'duration' }
export const POINT: Type = { kind: 'point' }

/** The types that a signature can name, without lists. */
export const SIMPLE_TYPES: readonly Type[] = [
  ANY,
  BOOLEAN,
  INTEGER,
  FLOAT,
  NUMBER,
  STRING,
  MAP,
  NODE,
  RELATIONSHIP,
  PATH,
  DATE,
  LOCAL_TIME,
  ZONED_TIME,
  LOCAL_DATETIME,
  ZONED_DATETIME,
  DURATION,
  POINT,
]

export const LIST: Type = { kind: 'list', element: ANY }
export const LIST_OF_STRING: Type = { kind: 'list', element: STRING }

/** Deeper lists are not told apart: WITH [x] AS x may stand in a query any number of times. */
const DEEPEST_LIST = 32

/** LIST of a type, of anything where none is given. */
export function listOf(element: Type = ANY): Type {
  let depth = 0
  for (let inner = element; inner.kind === 'list'; inner = inner.element) depth++
  return { kind: 'list', element: depth < DEEPEST_LIST ? element : ANY }
}

/** The type of an element of a list; `any` where it is unknown. */
export function elementOf(type: Type): Type {
  return type.kind === 'list' ? type.element : ANY
}
