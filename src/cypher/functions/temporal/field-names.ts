import { temporalFailure } from '../../../model/temporal/failure.ts'
import type { TemporalInstant } from '../../../model/temporal/index.ts'
import type { MapValue, Value } from '../../../model/values.ts'

export type InstantKind = TemporalInstant['kind']

/** What a map may say of a date, each with what null stands for. */
export const DATE_FIELDS = {
  year: 0,
  quarter: 1,
  month: 1,
  week: 1,
  ordinalDay: 1,
  dayOfQuarter: 1,
  dayOfWeek: 1,
  day: 1,
} as const
export const TIME_FIELDS = {
  hour: 0,
  minute: 0,
  second: 0,
  millisecond: 0,
  microsecond: 0,
  nanosecond: 0,
} as const
const SELECTORS = ['date', 'time', 'datetime', 'epochSeconds', 'epochMillis', 'timezone'] as const

export type NumberField = keyof typeof DATE_FIELDS | keyof typeof TIME_FIELDS
export type Selector = (typeof SELECTORS)[number]
export type Field = NumberField | Selector

const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ...[...keysOf(DATE_FIELDS), ...keysOf(TIME_FIELDS), ...SELECTORS].map((field): [string, Field] => [
    field.toLowerCase(),
    field,
  ]),
  ['weekday', 'dayOfWeek'],
  ['quarterday', 'dayOfQuarter'],
])

/** The ways to name a day of a year, each with the larger unit first; a map may use one of them. */
export const DAY_FORMS: readonly (readonly (keyof typeof DATE_FIELDS)[])[] = [
  ['month', 'day'],
  ['week', 'dayOfWeek'],
  ['quarter', 'dayOfQuarter'],
  ['ordinalDay'],
]

/**
 * What a map says, by field.
 * @throws CypherError ArgumentError `InvalidTemporalValue` for a field that the type does not have, or two that exclude one another
 */
export function fieldsOf(kind: InstantKind, map: MapValue): ReadonlyMap<Field, Value> {
  const fields = new Map<Field, Value>()
  for (const [key, value] of Object.entries(map)) {
    const field = FIELDS.get(key.toLowerCase())
    if (field === undefined || !supports(kind, field))
      throw temporalFailure(
        `${kind}() has no component \`${key}\`.`,
        `Its components are ${[...FIELDS.values()].filter((known) => supports(kind, known)).join(', ')}.`,
      )
    if (fields.has(field)) throw combination(`\`${field}\` is given twice.`)
    fields.set(field, value)
  }
  if (fields.size === 0) throw combination(`${kind}() needs at least one component in its map.`)
  const selectors = SELECTORS.filter((field) => field !== 'timezone' && fields.has(field))
  if (selectors.length > 1 && !(selectors.length === 2 && selectors[0] === 'date' && selectors[1] === 'time'))
    throw combination(`\`${selectors[0]}\` and \`${selectors[1]}\` cannot be used together.`)
  return fields
}

function supports(kind: InstantKind, field: Field): boolean {
  const dated = kind === 'date' || kind === 'localdatetime' || kind === 'datetime'
  const timed = kind !== 'date'
  if (field === 'timezone') return kind === 'time' || kind === 'datetime'
  if (field === 'epochSeconds' || field === 'epochMillis') return kind === 'datetime'
  if (field === 'datetime') return dated && timed
  if (field === 'date' || field in DATE_FIELDS) return dated
  return timed
}

/** ArgumentError `InvalidTemporalValue`: fields that do not go together. */
export function combination(message: string): Error {
  return temporalFailure(
    message,
    'Give the larger components before the smaller ones, and each day in one way.',
  )
}

/** The keys of an object that has no others. */
export function keysOf<Key extends string>(object: { readonly [key in Key]: unknown }): readonly Key[] {
  return Object.keys(object) as Key[]
}
