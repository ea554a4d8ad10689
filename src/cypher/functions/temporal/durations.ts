import { between, betweenInDays, betweenInMonths, betweenInSeconds } from '../../../model/temporal/between.ts'
import { temporalFailure } from '../../../model/temporal/failure.ts'
import { Duration, isInstant, type TemporalInstant } from '../../../model/temporal/index.ts'
import { isInteger, isNumber, type NumberValue, toDouble } from '../../../model/numbers.ts'
import { isMap, type MapValue } from '../../../model/values.ts'
import { wrongType } from '../../runtime/errors.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'
import { INSTANTS } from './instant-types.ts'

const duration = defineFunction({
  name: 'duration',
  category: 'Temporal',
  signature: '(input :: STRING | MAP | DURATION) :: DURATION',
  description:
    'The DURATION of a text (ISO 8601) or of numbers in a map: years, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds.',
  call: ([input]) => {
    if (typeof input === 'string') return Duration.parse(input)
    if (input instanceof Duration) return input
    if (isMap(input)) return durationOfMap(input)
    throw wrongType('duration()', 'a STRING or a MAP', input)
  },
})

/** duration, duration.between, duration.inMonths, duration.inDays, duration.inSeconds. TCK Temporal10. */
export const durations: readonly FunctionDefinition[] = [
  duration,
  difference('between', 'in whole months, then whole days, then seconds', between),
  difference('inMonths', 'in whole months', betweenInMonths),
  difference('inDays', 'in whole days', betweenInDays),
  difference('inSeconds', 'in seconds', betweenInSeconds),
]

function difference(
  name: string,
  unit: string,
  measure: (from: TemporalInstant, to: TemporalInstant) => Duration,
): FunctionDefinition {
  const full = `duration.${name}`
  const instantOf = (value: unknown): TemporalInstant | undefined => (isInstant(value) ? value : undefined)
  return defineFunction({
    name: full,
    category: 'Temporal',
    signature: '(from :: temporal, to :: temporal) :: DURATION',
    description: `How long it is from one temporal value to another, ${unit}. A date or zone that one lacks is taken from the other.`,
    alternatives: [INSTANTS, INSTANTS],
    call: ([from, to]) => {
      const start = instantOf(from)
      const end = instantOf(to)
      if (start === undefined) throw wrongType(`${full}()`, 'a temporal value', from)
      if (end === undefined) throw wrongType(`${full}()`, 'a temporal value', to)
      return measure(start, end)
    },
  })
}

type Unit = readonly ['months' | 'days' | 'seconds' | 'nanoseconds', number]

/** The components of a duration: how many of months, days, seconds or nanoseconds each is. */
const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['years', ['months', 12]],
  ['months', ['months', 1]],
  ['weeks', ['days', 7]],
  ['days', ['days', 1]],
  ['hours', ['seconds', 3600]],
  ['minutes', ['seconds', 60]],
  ['seconds', ['seconds', 1]],
  ['milliseconds', ['nanoseconds', 1_000_000]],
  ['microseconds', ['nanoseconds', 1000]],
  ['nanoseconds', ['nanoseconds', 1]],
])

function durationOfMap(map: MapValue): Duration {
  const entries = Object.entries(map).map(([key, value]) => {
    const unit = UNITS.get(key.toLowerCase())
    if (unit === undefined)
      throw temporalFailure(
        `duration() has no component \`${key}\`.`,
        `Its components are ${[...UNITS.keys()].join(', ')}.`,
      )
    if (!isNumber(value)) throw wrongType(`\`${key}\` in duration()`, 'a number', value)
    return { unit, value }
  })
  if (entries.length === 0)
    throw temporalFailure(
      'duration() needs at least one component in its map.',
      "For a duration of nothing write 'PT0S'.",
    )
  return entries.every(({ value }) => isInteger(value)) ? exactDuration(entries) : roughDuration(entries)
}

type Entries = readonly {
  readonly unit: Unit
  readonly value: NumberValue
}[]

function exactDuration(entries: Entries): Duration {
  const sums = { months: 0n, days: 0n, seconds: 0n, nanoseconds: 0n }
  for (const { unit, value } of entries)
    if (isInteger(value)) sums[unit[0]] += BigInt(unit[1]) * BigInt(value)
  return new Duration(sums.months, sums.days, sums.seconds, sums.nanoseconds)
}

/** With fractions: what is left of a larger unit goes to the smaller ones. */
function roughDuration(entries: Entries): Duration {
  const sums = { months: 0, days: 0, seconds: 0, nanoseconds: 0 }
  for (const { unit, value } of entries) sums[unit[0]] += unit[1] * toDouble(value)
  return Duration.approximate(sums.months, sums.days, sums.seconds, sums.nanoseconds)
}
