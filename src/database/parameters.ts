import { weighed } from '../cypher/index.ts'
import { CypherError, UsageError } from '../errors.ts'
import { fitsInteger, integer } from '../model/numbers.ts'
import { butIs } from './require-options.ts'
import { Point } from '../model/point.ts'
import { isTemporal } from '../model/temporal/index.ts'
import { emptyMap, Float, type Value } from '../model/values.ts'

const MAX_DEPTH = 100

/** Values after which others may work. */
const PIECE = 1_000

export interface ParameterValues {
  readonly [name: string]: Value
}

/** What was made in pieces, for a query that is started later: to make it again would change nothing. */
const made = new WeakSet<object>()

function isMade(input: object): input is ParameterValues {
  return made.has(input)
}

/**
 * JavaScript values as Cypher values: an integral number in the safe range is an INTEGER, any other number a FLOAT, a
 * plain object a MAP; temporal values and points stand for themselves. What `parameterPieces` has made is returned as it is.
 *
 * @throws UsageError `InvalidParameter` naming the parameter and the path inside it
 */
export function parameterValues(input: { readonly [name: string]: unknown }): ParameterValues {
  requireByName(input)
  if (isMade(input)) return input
  const values = emptyMap()
  for (const name of Object.keys(input)) {
    const value = input[name]
    values[name] = isScalar(value)
      ? scalar(value, undefined, name)
      : atOnce(heldValue(value, { within: undefined, step: name }, { values: 0 }))
  }
  return values
}

function atOnce(pieces: Generator<void, Value, void>): Value {
  for (;;) {
    const piece = pieces.next()
    if (piece.done === true) return piece.value
  }
}

/** The same, yielding after every thousand values. */
export function* parameterPieces(input: {
  readonly [name: string]: unknown
}): Generator<void, ParameterValues, void> {
  requireByName(input)
  if (isMade(input)) return input
  const values = yield* mapValue(input, undefined, { values: 0 })
  made.add(values)
  return values
}

function requireByName(input: unknown): void {
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return
  throw invalid(`\`parameters\` must be an object${butIs(input)}.`, 'Give them by name, as in { name: 1 }.')
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

/** Where a value stands: under a key or at a number in another, or as a parameter where there is none. */
interface Place {
  readonly within: Place | undefined
  readonly step: string | number
}

/** How many values of one call were read. */
interface Count {
  values: number
}

function* mapValue(
  input: { readonly [key: string]: unknown },
  within: Place | undefined,
  count: Count,
): Generator<void, { [key: string]: Value }, void> {
  const map = emptyMap()
  for (const step of Object.keys(input)) {
    const value = input[step]
    if (within !== undefined && /\p{Surrogate}/u.test(step))
      throw invalid(
        `${pathOf(within)} has a key with half of a surrogate pair.`,
        'Strings must be well-formed Unicode.',
      )
    map[step] = isScalar(value)
      ? scalar(value, within, step)
      : yield* heldValue(value, { within, step }, count)
    if (++count.values % PIECE === 0) yield
  }
  return map
}

function* listValue(
  input: readonly unknown[],
  within: Place,
  count: Count,
): Generator<void, readonly Value[], void> {
  const list: Value[] = []
  for (let step = 0; step < input.length; step++) {
    const value = input[step]
    list.push(
      isScalar(value) ? scalar(value, within, step) : yield* heldValue(value, { within, step }, count),
    )
    if (++count.values % PIECE === 0) yield
  }
  return list
}

function* heldValue(input: object, place: Place, count: Count): Generator<void, Value, void> {
  if (input instanceof Float || isTemporal(input) || input instanceof Point) return input
  const isDeepest = depthOf(place) >= MAX_DEPTH
  if (Array.isArray(input)) {
    if (isDeepest && input.length > 0) throw tooDeep({ within: place, step: 0 })
    return weighed(yield* listValue(input, place, count))
  }
  if (ArrayBuffer.isView(input))
    throw invalid(`${pathOf(place)} is a typed array.`, 'Give a list, as in Array.from(vector).')
  if (!isPlain(input))
    throw invalid(
      `${pathOf(place)} is an instance of a class.`,
      "Give a plain object; for a date, time or place, use the library's LocalDate, ZonedDateTime, Point and so on.",
    )
  if (isDeepest) for (const step of Object.keys(input)) throw tooDeep({ within: place, step })
  return weighed(yield* mapValue(input, place, count))
}

function isPlain(input: object): input is { readonly [key: string]: unknown } {
  const prototype: unknown = Object.getPrototypeOf(input)
  return prototype === null || prototype === Object.prototype
}

function tooDeep(place: Place): UsageError {
  return invalid(
    `${pathOf(place)} is nested more than ${MAX_DEPTH} levels deep.`,
    'Flatten the value; it may contain itself.',
  )
}

function isScalar(input: unknown): input is Exclude<unknown, object> {
  return typeof input !== 'object' || input === null
}

function scalar(input: unknown, within: Place | undefined, step: string | number): Value {
  switch (typeof input) {
    case 'boolean':
      return input
    case 'string':
      if (!/\p{Surrogate}/u.test(input)) return input
      throw invalid(
        `${pathOf({ within, step })} holds half of a surrogate pair.`,
        'Strings must be well-formed Unicode.',
      )
    case 'number':
      if (!Number.isInteger(input)) return input
      // The sign of a zero would make it a FLOAT.
      return Number.isSafeInteger(input) ? input + 0 : new Float(input)
    case 'bigint':
      if (fitsInteger(input)) return integer(input)
      throw invalid(`${pathOf({ within, step })} does not fit in 64 bits.`, 'Give a string or a FLOAT.')
    default:
      if (input === null) return null
      throw invalid(
        `${pathOf({ within, step })} is ${input === undefined ? 'undefined' : `a ${typeof input}`}.`,
        'Give null, a boolean, a number, a string, a list or a plain object.',
      )
  }
}

function depthOf({ within }: Place): number {
  let depth = 0
  for (let at = within; at !== undefined; at = at.within) depth++
  return depth
}

function pathOf({ within, step }: Place): string {
  if (within === undefined) return `$${step}`
  return `${pathOf(within)}${typeof step === 'number' ? `[${step}]` : `.${step}`}`
}

function invalid(message: string, hint: string): UsageError {
  return new UsageError({ code: 'InvalidParameter', message, hint })
}
