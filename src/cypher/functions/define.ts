import type { Type } from '../binder/bound.ts'
import { listType } from '../binder/types.ts'
import type { AggregateDefinition, FunctionDefinition } from './definition.ts'

/** A scalar function for the registry. */
export function defineFunction(definition: Omit<FunctionDefinition, 'kind'>): FunctionDefinition {
  return { kind: 'scalar', ...definition }
}

/** An aggregate function for the registry. */
export function defineAggregate(definition: Omit<AggregateDefinition, 'kind'>): AggregateDefinition {
  return { kind: 'aggregate', ...definition }
}

/** LIST of a type, of anything where none is given. */
export function listOf(element: Type = ANY): Type {
  return listType(element)
}

/** The element type of a list type; `any` for everything else. */
export function elementOf(list: Type): Type {
  return list.kind === 'list' ? list.element : ANY
}

export const ANY: Type = { kind: 'any' }
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
export const LIST: Type = listOf()
export const LIST_OF_STRING: Type = listOf(STRING)
