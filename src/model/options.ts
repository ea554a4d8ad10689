import { type LimitName, UsageError } from '../errors.ts'
import { nearestName } from './nearest-name.ts'

/** What a caller may set of a query, checked: a name that is misspelt would otherwise be no limit at all. */

const limitNames: readonly LimitName[] = ['maxMillis', 'maxRecords', 'maxMemory']

/**
 * Options of a query with its limits among them.
 *
 * @throws UsageError `UnknownOption`, `InvalidLimit`, `InvalidOption`
 */
export function requireQueryOptions(options: object): void {
  requireKnown(options, [...limitNames, 'exact', 'readOnly', 'withoutRewrites'], {
    limits: 'Limits of a `Database` are options themselves, as in { maxMillis: 1000 }.',
    signal: 'Run the query through `EmbeddedBackend`, where it can be cancelled.',
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

/**
 * Options of a query through a backend, whose limits are under `limits`.
 *
 * @throws UsageError `UnknownOption`, `InvalidLimit`, `InvalidOption`
 */
export function requireRunOptions(options: object): void {
  const together = 'Limits of a backend are given together, as in { limits: { maxMillis: 1000 } }.'
  requireKnown(options, ['signal', 'limits', 'exact', 'readOnly', 'maxWaitMillis'], {
    maxMillis: together,
    maxRecords: together,
    maxMemory: together,
  })
  if ('limits' in options && options.limits !== undefined) requireLimits(options.limits)
  requireWait(options)
  requireBooleans(options)
}

/** @throws UsageError `UnknownOption`, `InvalidLimit` */
export function requireWaitOptions(options: object): void {
  requireKnown(options, ['maxWaitMillis', 'signal'])
  requireWait(options)
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
 * @throws UsageError `UnknownOption` with the nearest name
 */
export function requireKnown(
  options: object,
  names: readonly string[],
  hints: { readonly [name: string]: string } = {},
): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || names.includes(name)) continue
    const nearest = nearestName(name, names)
    throw new UsageError({
      code: 'UnknownOption',
      message: `There is no option \`${name}\` here.`,
      hint: Object.hasOwn(hints, name)
        ? hints[name]
        : `${nearest === undefined ? '' : `Did you mean \`${nearest}\`? `}The options are ${names.join(', ')}.`,
    })
  }
}

function requireNumbers(options: { readonly [name in LimitName]?: unknown }, path: string): void {
  for (const name of limitNames) {
    const value = options[name]
    if (value === undefined || (typeof value === 'number' && value > 0)) continue
    throw invalidLimit(`\`${path}${name}\` must be a number above 0${butIs(value)}.`)
  }
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
  throw invalidLimit(`\`maxWaitMillis\` must be a number, 0 or above${butIs(value)}.`)
}

function butIs(value: unknown): string {
  return typeof value === 'number' ? `, but is ${value}` : ''
}

function invalidLimit(message: string): UsageError {
  return new UsageError({
    code: 'InvalidLimit',
    message,
    hint: 'Times are in milliseconds and memory is in bytes, as in { maxMillis: 1000 }; Infinity is no limit.',
  })
}
