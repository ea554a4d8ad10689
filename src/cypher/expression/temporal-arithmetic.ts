import { isInteger, isNumber, toDouble } from '../../model/numbers.ts'
import { Duration, isInstant } from '../../model/temporal/index.ts'
import type { Value } from '../../model/values.ts'
import { wrongType } from '../runtime/errors.ts'

/** `+` where a side is temporal: duration with duration, or a duration with any other temporal value. */
export function addTemporal(a: Value, b: Value): Value {
  if (a instanceof Duration) {
    if (b instanceof Duration) return a.plus(b)
    if (isInstant(b)) return b.plus(a)
    throw wrongType('`+` after a DURATION', 'a temporal value', b)
  }
  if (!isInstant(a)) throw wrongType('`+` before a temporal value', 'a DURATION', a)
  if (b instanceof Duration) return a.plus(b)
  throw wrongType('`+` after a temporal value', 'a DURATION', b)
}

/** `-` where a side is temporal: a duration from any temporal value. */
export function subtractTemporal(a: Value, b: Value): Value {
  if (!(b instanceof Duration)) throw wrongType('`-` after a temporal value', 'a DURATION', b)
  if (a instanceof Duration || isInstant(a)) return a.minus(b)
  throw wrongType('`-` before a DURATION', 'a temporal value', a)
}

/** `*` where a side is temporal: a duration by a number, exactly where it is an INTEGER. */
export function multiplyTemporal(a: Value, b: Value): Value {
  const [duration, factor] = isNumber(a) ? [b, a] : [a, b]
  if (!(duration instanceof Duration)) throw wrongType('`*`', 'a number or a DURATION', duration)
  if (!isNumber(factor)) throw wrongType('`*` with a DURATION', 'a number', factor)
  return duration.times(isInteger(factor) ? BigInt(factor) : toDouble(factor))
}

/** `/` where a side is temporal: a duration by a number, what is left of larger units going to the smaller ones. */
export function divideTemporal(a: Value, b: Value): Value {
  if (!(a instanceof Duration)) throw wrongType('`/`', 'a number or a DURATION on its left', a)
  if (!isNumber(b)) throw wrongType('`/` after a DURATION', 'a number', b)
  return a.dividedBy(toDouble(b))
}
