import { ANY, FLOAT, INTEGER, listOf, NUMBER, type Type } from './type.ts'

/** The narrowest type that holds values of all the types; null fits each. No types give `any`. */
export function joinTypes(types: readonly Type[]): Type {
  return types.reduce<Type | undefined>(join, undefined) ?? ANY
}

function join(left: Type | undefined, right: Type): Type {
  if (left === undefined || left.kind === 'null') return right
  if (right.kind === 'null') return left
  if (left.kind === 'list' && right.kind === 'list') return listOf(joinTypes([left.element, right.element]))
  if (left.kind === right.kind) return left
  return isNumeric(left) && isNumeric(right) ? NUMBER : ANY
}

/** Whether every value of the type but null is a number. */
export function isNumeric(type: Type): boolean {
  return type.kind === 'integer' || type.kind === 'float' || type.kind === 'number'
}

/** The type of a calculation with two numbers; `any` where one may be something else. */
export function arithmeticType(left: Type, right: Type): Type {
  if (!isNumeric(left) || !isNumeric(right)) return ANY
  if (left.kind === 'float' || right.kind === 'float') return FLOAT
  return left.kind === 'integer' && right.kind === 'integer' ? INTEGER : NUMBER
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

/** Whether a value of the static type `type` may be used where `expected` stands. Unknown types fit. */
export function fits(type: Type, expected: Type): boolean {
  if (type.kind === 'any' || type.kind === 'null' || expected.kind === 'any') return true
  if (expected.kind === 'list') return type.kind === 'list' && fits(type.element, expected.element)
  if (type.kind === expected.kind) return true
  const numeric = type.kind === 'integer' || type.kind === 'float' || type.kind === 'number'
  if (expected.kind === 'number' || expected.kind === 'float') return numeric
  return expected.kind === 'integer' && type.kind === 'number'
}
