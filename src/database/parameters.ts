import { CypherError, UsageError } from '../errors.ts'
import { fitsInteger, integer } from '../model/numbers.ts'
import { Point } from '../model/point.ts'
import { isTemporal } from '../model/temporal/index.ts'
import { emptyMap, Float, type Value } from '../model/values.ts'

const MAX_DEPTH = 100

/**
 * JavaScript values as Cypher values: an integral number in the safe range is an INTEGER, any other number a FLOAT, a
 * plain object a MAP; temporal values and points stand for themselves.
 *
 * @throws UsageError `InvalidParameter` naming the parameter and the path inside it
 */
export function parameterValues(input: { readonly [name: string]: unknown }): {
  readonly [name: string]: Value
} {
  const values = emptyMap()
  for (const name of Object.keys(input)) values[name] = parameterValue(input[name], `$${name}`, 0)
  return values
}

/** @throws CypherError ParameterMissing `MissingParameter` for the first of `names` without a value */
export function requireParameters(
  names: readonly string[],
  values: { readonly [name: string]: Value },
): void {
  for (const name of names)
    if (!Object.hasOwn(values, name))
      throw new CypherError({
        phase: 'compile',
        kind: 'ParameterMissing',
        code: 'MissingParameter',
        message: `The parameter $${name} has no value.`,
        hint: `Give one, as in { ${name}: ... }.`,
      })
}

function parameterValue(input: unknown, path: string, depth: number): Value {
  if (depth > MAX_DEPTH)
    throw invalid(
      `${path} is nested more than ${MAX_DEPTH} levels deep.`,
      'Flatten the value; it may contain itself.',
    )
  switch (typeof input) {
    case 'boolean':
      return input
    case 'string':
      if (/\p{Surrogate}/u.test(input))
        throw invalid(`${path} holds half of a surrogate pair.`, 'Strings must be well-formed Unicode.')
      return input
    case 'number':
      if (!Number.isInteger(input)) return input
      // The sign of a zero would make it a FLOAT.
      return Number.isSafeInteger(input) ? input + 0 : new Float(input)
    case 'bigint':
      if (!fitsInteger(input)) throw invalid(`${path} does not fit 64 bits.`, 'Give a string or a FLOAT.')
      return integer(input)
    case 'object':
      break
    default:
      throw invalid(
        `${path} is ${input === undefined ? 'undefined' : `a ${typeof input}`}.`,
        'Give null, a boolean, a number, a string, a list or a plain object.',
      )
  }
  if (input === null || input instanceof Float || isTemporal(input) || input instanceof Point) return input
  if (Array.isArray(input))
    return Array.from(input, (item: unknown, at) => parameterValue(item, `${path}[${at}]`, depth + 1))
  const prototype: unknown = Object.getPrototypeOf(input)
  if (prototype !== null && prototype !== Object.prototype)
    throw invalid(
      `${path} is an instance of a class.`,
      "Give a plain object; for a date, time or place the library's LocalDate, ZonedDateTime, Point and so on.",
    )
  const map = emptyMap()
  for (const [key, value] of Object.entries(input)) {
    if (/\p{Surrogate}/u.test(key))
      throw invalid(
        `${path} has a key with half of a surrogate pair.`,
        'Strings must be well-formed Unicode.',
      )
    map[key] = parameterValue(value, `${path}.${key}`, depth + 1)
  }
  return map
}

function invalid(message: string, hint: string): UsageError {
  return new UsageError({ code: 'InvalidParameter', message, hint })
}
