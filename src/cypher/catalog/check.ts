import { fits } from '../types/relations.ts'
import type { Type } from '../types/type.ts'
import type { AggregateDefinition, FunctionDefinition } from './function-definition.ts'

type Definition = FunctionDefinition | AggregateDefinition

/** False where no value of the static type can be the argument: a compile-time InvalidArgumentType. null fits everywhere. */
export function acceptsArgument(definition: Definition, index: number, type: Type): boolean {
  const last = definition.parameters.length - 1
  const position = Math.min(index, last)
  const parameter = definition.parameters[position]
  if (parameter === undefined) return false
  const alternatives = definition.alternatives?.[position]
  return alternatives === undefined || alternatives.length === 0
    ? fits(type, parameter)
    : alternatives.some((alternative) => fits(type, alternative))
}

/** True where a call may have this many arguments. */
export function acceptsCount(definition: Definition, count: number): boolean {
  const most = definition.parameters.length
  const optional = definition.optional ?? 0
  const variadic = definition.kind === 'scalar' && definition.variadic === true
  return count >= most - optional && (variadic || count <= most)
}

/** How many arguments a function takes, for messages: `2 or 3 arguments`. */
export function arityText(definition: Definition): string {
  const most = definition.parameters.length
  const least = most - (definition.optional ?? 0)
  if (definition.kind === 'scalar' && definition.variadic === true) return `at least ${countText(least)}`
  const fewer = Array.from({ length: most - least }, (_, index) => `${least + index} or `).join('')
  return `${fewer}${countText(most)}`
}

/** `1 argument`, `2 arguments`. */
export function countText(count: number): string {
  return `${count} argument${count === 1 ? '' : 's'}`
}

/** The static type of a call. */
export function resultType(definition: Definition, arguments_: readonly Type[]): Type {
  return typeof definition.result === 'function' ? definition.result(arguments_) : definition.result
}
