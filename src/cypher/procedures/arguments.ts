import { CypherError, type Span } from '../../errors.ts'
import { isList, kindOf, typeName } from '../../model/kinds.ts'
import { isNumber, toDouble } from '../../model/numbers.ts'
import { float, type Value } from '../../model/values.ts'
import type { Type } from '../types/type.ts'
import type { Callable } from '../catalog/procedure-definition.ts'
import { procedureSignature } from '../catalog/procedure-signature.ts'
import { typeText } from '../types/type-text.ts'

/**
 * A value as the argument at a position: as it is, but an INTEGER for a FLOAT as FLOAT.
 * @throws CypherError TypeError `InvalidArgumentType` at run time, for values that no type in the text gave away
 */
export function procedureArgument(definition: Callable, position: number, value: Value, at: Span): Value {
  const { name, type, nullable = true } = definition.parameters[position]
  if (value === null ? nullable : conforms(value, type)) return converted(value, type)
  throw new CypherError({
    phase: 'runtime',
    kind: 'TypeError',
    code: 'InvalidArgumentType',
    message: `The argument \`${name}\` of \`${definition.name}\` must be ${typeText(type)}, not ${typeName(value)}.`,
    hint:
      definition.mode === 'SCHEMA'
        ? `Use ${typeText(type)}.`
        : `Call it as \`${procedureSignature(definition)}\`.`,
    at,
  })
}

function conforms(value: Value, type: Type): boolean {
  if (value === null || type.kind === 'any') return true
  if (type.kind === 'list') return isList(value) && value.every((item) => conforms(item, type.element))
  if (type.kind === 'number' || type.kind === 'float') return isNumber(value)
  return kindOf(value) === type.kind
}

function converted(value: Value, type: Type): Value {
  if (type.kind === 'float' && isNumber(value)) return float(toDouble(value))
  return type.kind === 'list' && isList(value) ? value.map((item) => converted(item, type.element)) : value
}
