import { isList } from '../../model/kinds.ts'
import { isInteger, isNumber, toDouble, type NumberValue } from '../../model/numbers.ts'
import type { Value } from '../../model/values.ts'
import { wrongType } from '../runtime/errors.ts'

/** The argument as a STRING. @throws CypherError TypeError `InvalidArgumentType` */
export function textOf(name: string, value: Value): string {
  if (typeof value === 'string') return value
  throw wrongType(`${name}()`, 'a STRING', value)
}

/** The argument as a number. @throws CypherError TypeError `InvalidArgumentType` */
export function numberOf(name: string, value: Value): NumberValue {
  if (isNumber(value)) return value
  throw wrongType(`${name}()`, 'a number', value)
}

/** The argument as a double. @throws CypherError TypeError `InvalidArgumentType` */
export function doubleOf(name: string, value: Value): number {
  return toDouble(numberOf(name, value))
}

/** The argument as an INTEGER, to the nearest double. @throws CypherError TypeError `InvalidArgumentType` */
export function integerOf(name: string, value: Value): number {
  if (isInteger(value)) return Number(value)
  throw wrongType(`${name}()`, 'an INTEGER', value)
}

/** The argument as a LIST. @throws CypherError TypeError `InvalidArgumentType` */
export function itemsOf(name: string, value: Value): readonly Value[] {
  if (isList(value)) return value
  throw wrongType(`${name}()`, 'a LIST', value)
}
