import { type LimitName, UsageError } from '../errors.ts'
import { nearestName } from '../model/nearest-name.ts'

/**
 * What a caller gives with a query, checked: a name that is misspelt would otherwise be no limit at all, and a value of another
 * kind an error of JavaScript where it is first used.
 */

const limitNames: readonly LimitName[] = ['maxMillis', 'maxRecords', 'maxMemory']

/** @throws UsageError `InvalidText` */
export function requireText(text: unknown): asserts text is string {
  if (typeof text === 'string') return
  throw new UsageError({
    code: 'InvalidText',
    message: `The text of a query must be a string${butIs(text)}.`,
    hint: "Give the query first, as in query('MATCH (n) RETURN n').",
  })
}

/**
 * Options of a query with its limits among them.
 *
 * @throws UsageError `UnknownOption`, `InvalidLimit`, `InvalidOption`
 */
export function requireQueryOptions(options: unknown): void {
  requireKnown(options, [...limitNames, 'exact', 'readOnly', 'withoutRewrites'], {
    limits: 'Give each limit of a `Database` as an option of its own, as in { maxMillis: 1000 }.',
    signal: 'Run the query through `EmbeddedBackend`, where it can be cancelled.',
    maxWaitMillis: 'Run the query through `EmbeddedBackend`, where writers wait for one another.',
  })
  requireNumbers(options, '')
  requireBooleans(options)
  if (
    'withoutRewrites' in options &&
    options.withoutRewrites !== undefined &&
    !Array.isArray(options.withoutRewrites)
  )
    throw invalidOption('`withoutRewrites` must be a list of names.')
}

/** @throws UsageError `UnknownOption`, `InvalidLimit`, `InvalidOption` */
export function requireWaitOptions(options: unknown): void {
  requireKnown(options, ['maxWaitMillis', 'signal'])
  requireWait(options)
  requireSignal(options)
}

/** Options of what has none. @throws UsageError `UnknownOption`, `InvalidOption` */
export function requireNoOptions(options: unknown): void {
  requireObject(options)
  for (const name of Object.keys(options))
    throw unknownOption(name, 'Remove it: limits are given with each query of the transaction.')
}

/**
 * The `limits` of a query.
 *
 * @throws UsageError `UnknownOption`, `InvalidLimit`
 */
export function requireLimits(limits: unknown): asserts limits is { readonly [name in LimitName]?: number } {
  if (typeof limits !== 'object' || limits === null || Array.isArray(limits))
    throw invalidLimit('`limits` must be an object.')
  requireKnown(limits, limitNames)
  requireNumbers(limits, 'limits.')
}

/**
 * @param hints what to do instead, by name
 * @throws UsageError `UnknownOption` with the nearest name, `InvalidOption` where the options are not an object
 */
export function requireKnown(
  options: unknown,
  names: readonly string[],
  hints: { readonly [name: string]: string } = {},
): asserts options is object {
  requireObject(options)
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || names.includes(name)) continue
    const nearest = nearestName(name, names)
    const meant = nearest === undefined ? '' : `Did you mean \`${nearest}\`? `
    throw unknownOption(
      name,
      Object.hasOwn(hints, name) ? hints[name] : `${meant}The options are ${names.join(', ')}.`,
    )
  }
}

function unknownOption(name: string, hint: string | undefined): UsageError {
  return new UsageError({
    code: 'UnknownOption',
    message: `Unknown option \`${name}\`.`,
    hint,
  })
}

function requireObject(options: unknown): asserts options is object {
  if (typeof options === 'object' && options !== null && !Array.isArray(options)) return
  throw new UsageError({
    code: 'InvalidOption',
    message: `\`options\` must be an object${butIs(options)}.`,
    hint: 'Leave them out for the defaults.',
  })
}

function requireNumbers(options: { readonly [name in LimitName]?: unknown }, path: string): void {
  for (const name of limitNames) {
    const value = options[name]
    const isCounted = name === 'maxRecords'
    if (value === undefined || isLimit(value, isCounted)) continue
    throw invalidLimit(
      `\`${path}${name}\` must be a ${isCounted ? 'whole number' : 'number'} above 0${butIs(value)}.`,
    )
  }
}

function isLimit(value: unknown, isCounted: boolean): boolean {
  return (
    typeof value === 'number' && value > 0 && (!isCounted || value === Infinity || Number.isInteger(value))
  )
}

function requireSignal(options: { readonly signal?: unknown }): void {
  const { signal } = options
  if (signal === undefined || isSignal(signal)) return
  throw invalidOption(`\`signal\` must be an AbortSignal${butIs(signal)}.`)
}

function isSignal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'aborted' in value && 'addEventListener' in value
}

function requireBooleans(options: { readonly exact?: unknown; readonly readOnly?: unknown }): void {
  for (const name of ['exact', 'readOnly'] as const)
    if (options[name] !== undefined && typeof options[name] !== 'boolean')
      throw invalidOption(`\`${name}\` must be true or false.`)
}

function invalidOption(message: string): UsageError {
  return new UsageError({ code: 'InvalidOption', message, hint: 'Leave it out for the default.' })
}

function requireWait(options: { readonly maxWaitMillis?: unknown }): void {
  const { maxWaitMillis: value } = options
  if (value === undefined || (typeof value === 'number' && value >= 0)) return
  throw invalidLimit(`\`maxWaitMillis\` must be a number of 0 or more${butIs(value)}.`)
}

/** What was given instead, for the end of a sentence that says what must be given. */
export function butIs(value: unknown): string {
  if (typeof value === 'number' || value === null || value === undefined) return `, but is ${value}`
  if (Array.isArray(value)) return ', but is a list'
  return `, but is ${typeof value === 'object' ? 'an object' : `a ${typeof value}`}`
}

function invalidLimit(message: string): UsageError {
  return new UsageError({
    code: 'InvalidLimit',
    message,
    hint: 'Times are in milliseconds and memory is in bytes, as in { maxMillis: 1000 }; Infinity means no limit.',
  })
}
