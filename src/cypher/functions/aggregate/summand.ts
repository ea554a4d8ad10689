import { isNumber, type NumberValue } from '../../../model/numbers.ts'
import { Duration } from '../../../model/temporal/index.ts'
import type { Value } from '../../../model/values.ts'
import { wrongType } from '../../runtime/errors.ts'

/**
 * A number or a duration, whichever the ones before were.
 * @throws CypherError TypeError `InvalidArgumentType`
 */
export function summandOf(name: string, value: Value, before: Value): NumberValue | Duration {
  if (value instanceof Duration) {
    if (before === null || before instanceof Duration) return value
    throw wrongType(`${name}() of numbers`, 'a number', value)
  }
  if (!isNumber(value)) throw wrongType(`${name}()`, 'a number or a DURATION', value)
  if (before instanceof Duration) throw wrongType(`${name}() of durations`, 'a DURATION', value)
  return value
}
