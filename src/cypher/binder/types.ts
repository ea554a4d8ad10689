import type { Type } from './bound.ts'

export const anyType: Type = { kind: 'any' }
export const nullType: Type = { kind: 'null' }
export const booleanType: Type = { kind: 'boolean' }
export const integerType: Type = { kind: 'integer' }
export const floatType: Type = { kind: 'float' }
export const numberType: Type = { kind: 'number' }
export const stringType: Type = { kind: 'string' }
export const mapType: Type = { kind: 'map' }
export const nodeType: Type = { kind: 'node' }
export const relationshipType: Type = { kind: 'relationship' }
export const pathType: Type = { kind: 'path' }

export const durationType: Type = { kind: 'duration' }

/** Deeper lists are not told apart: WITH [x] AS x may stand in a query any number of times. */
const DEEPEST_LIST = 32

/** The type of a list. */
export function listType(element: Type): Type {
  let depth = 0
  for (let inner = element; inner.kind === 'list'; inner = inner.element) depth++
  return { kind: 'list', element: depth < DEEPEST_LIST ? element : anyType }
}

/** The narrowest type that holds values of all the types; null fits each. No types give `any`. */
export function joinTypes(types: readonly Type[]): Type {
  return types.reduce<Type | undefined>(join, undefined) ?? anyType
}

function join(left: Type | undefined, right: Type): Type {
  if (left === undefined || left.kind === 'null') return right
  if (right.kind === 'null') return left
  if (left.kind === 'list' && right.kind === 'list') return listType(joinTypes([left.element, right.element]))
  if (left.kind === right.kind) return left
  return isNumeric(left) && isNumeric(right) ? numberType : anyType
}

/** Whether every value of the type but null is a number. */
export function isNumeric(type: Type): boolean {
  return type.kind === 'integer' || type.kind === 'float' || type.kind === 'number'
}

/** The type of a calculation with two numbers; `any` where one may be something else. */
export function arithmeticType(left: Type, right: Type): Type {
  if (!isNumeric(left) || !isNumeric(right)) return anyType
  if (left.kind === 'float' || right.kind === 'float') return floatType
  return left.kind === 'integer' && right.kind === 'integer' ? integerType : numberType
}

/** Whether every value of the type but null is a temporal value that is not a duration. */
export function isInstantType(type: Type): boolean {
  return instants.includes(type.kind)
}

const instants: readonly Type['kind'][] = ['date', 'time', 'localtime', 'datetime', 'localdatetime']

/** Whether a value of the type may be of one of the kinds: unknown types may be everything. */
export function mayBe(type: Type, ...kinds: readonly Type['kind'][]): boolean {
  return type.kind === 'any' || type.kind === 'null' || kinds.includes(type.kind)
}

/** The type of an element of a list; `any` where it is unknown. */
export function elementType(type: Type): Type {
  return type.kind === 'list' ? type.element : anyType
}
