import { temporalFailure } from '../../../model/temporal/failure.ts'
import {
  isDated,
  isInstant,
  isTimed,
  LocalDate,
  LocalDateTime,
  LocalTime,
  type TemporalInstant,
  ZonedDateTime,
  ZonedTime,
} from '../../../model/temporal/index.ts'
import { truncateDay, truncateTime, truncationUnits } from '../../../model/temporal/truncate.ts'
import { offsetAt, parseZone, type Zone } from '../../../model/temporal/zone.ts'
import type { Moment } from '../../../model/temporal/calendar.ts'
import { emptyMap, isMap, type MapValue, type Value } from '../../../model/values.ts'
import type { Type } from '../../types/type.ts'
import { wrongType } from '../../runtime/errors.ts'
import { typeText } from '../../types/type-text.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'
import type { InstantKind } from './field-names.ts'
import { instantOfMap, lacks } from './fields.ts'
import { DATED, TIMED } from './instant-types.ts'
import { momentOf, statementClock } from './instants.ts'

/** date.truncate, localtime.truncate, time.truncate, localdatetime.truncate, datetime.truncate. TCK Temporal9. */
export const truncation: readonly FunctionDefinition[] = [
  truncate('date', DATED),
  truncate('localtime', TIMED),
  truncate('time', TIMED),
  truncate('localdatetime', DATED),
  truncate('datetime', DATED),
]

function truncate(kind: InstantKind, from: readonly Type[]): FunctionDefinition {
  const name = `${kind}.truncate`
  const gqlName = typeText({ kind })
  return defineFunction({
    name,
    category: 'Temporal',
    signature: `(unit :: STRING, input = the statement's clock :: temporal, fields = {} :: MAP) :: ${gqlName}`,
    description: `The ${gqlName} at which the unit of time that contains a temporal value begins; then the components of a map are set. Units: ${unitsOf(kind).join(', ')}.`,
    alternatives: [[], from, []],
    nulls: 'custom',
    call: ([unitName, input, fields], context) => {
      if (typeof unitName !== 'string') throw wrongType(`${name}()`, 'a STRING for its unit', unitName)
      const value = input === undefined ? statementClock(context) : input
      if (!isInstant(value)) throw wrongType(`${name}()`, 'a temporal value', value)
      const map = fieldMap(name, fields)
      const { zone, set } = splitZone(kind, map)
      const base = truncated(kind, unitName, value, zone, momentOf(context.startedAt))
      if (Object.keys(set).length === 0) return base
      return instantOfMap(kind, { ...kept(base, unitName, set), ...set }, momentOf(context.startedAt))
    },
  })
}

function unitsOf(kind: InstantKind): readonly string[] {
  return truncationUnits.filter(
    (unit) =>
      (kind !== 'date' || truncateDay(0, unit) !== undefined) &&
      (isDateKind(kind) || truncateTime(0, unit) !== undefined),
  )
}

function isDateKind(kind: InstantKind): boolean {
  return kind === 'date' || kind === 'localdatetime' || kind === 'datetime'
}

function fieldMap(name: string, fields: Value | undefined): MapValue {
  if (fields === undefined || fields === null) return emptyMap()
  if (isMap(fields)) return fields
  throw wrongType(`${name}()`, 'a MAP of components', fields)
}

/** The zone of the result, which keeps date and time of day, apart from the other components. */
function splitZone(
  kind: InstantKind,
  map: MapValue,
): { readonly zone: Zone | undefined; readonly set: MapValue } {
  const key = Object.keys(map).find((name) => name.toLowerCase() === 'timezone')
  if (key === undefined || (kind !== 'time' && kind !== 'datetime')) return { zone: undefined, set: map }
  const { [key]: text, ...set } = map
  if (typeof text !== 'string') throw wrongType('`timezone`', 'a STRING', text)
  return { zone: parseZone(text), set }
}

function truncated(
  kind: InstantKind,
  unit: string,
  value: TemporalInstant,
  zone: Zone | undefined,
  now: Moment,
): TemporalInstant {
  if (!unitsOf(kind).includes(unit))
    throw temporalFailure(
      `${kind}.truncate() has no unit \`${unit}\`.`,
      `Use one of ${unitsOf(kind).join(', ')}.`,
    )
  if (!isDateKind(kind)) {
    if (!isTimed(value)) throw lacks(value, 'time of day')
    const nano = truncateTime(value.nanoOfDay, unit) ?? 0
    if (kind === 'localtime') return new LocalTime(nano)
    const own = 'offsetSeconds' in value ? value.offsetSeconds : 0
    return new ZonedTime(nano, zone === undefined ? own : offsetAt(zone, now))
  }
  if (!isDated(value)) throw lacks(value, 'date')
  const day = truncateDay(value.epochDay, unit)
  if (kind === 'date') return new LocalDate(day ?? value.epochDay)
  if (day === undefined && !isTimed(value)) throw lacks(value, 'time of day')
  const nanoOfDay = day === undefined && isTimed(value) ? (truncateTime(value.nanoOfDay, unit) ?? 0) : 0
  const local = { epochDay: day ?? value.epochDay, nanoOfDay }
  if (kind === 'localdatetime') return new LocalDateTime(local.epochDay, local.nanoOfDay)
  const own = value instanceof ZonedDateTime ? value : undefined
  return ZonedDateTime.of(local, zone ?? own?.zone ?? 0)
}

/** What components are set on: the truncated value, and what it keeps of a second where smaller parts are set. */
function kept(base: TemporalInstant, unit: string, set: MapValue): MapValue {
  const selector = base.kind === 'date' ? 'date' : isDated(base) ? 'datetime' : 'time'
  const smaller = Object.keys(set).map((name) => name.toLowerCase())
  if (!isTimed(base) || !smaller.some((name) => name === 'microsecond' || name === 'nanosecond'))
    return { [selector]: base }
  if (unit === 'millisecond')
    return { [selector]: base, millisecond: Math.floor((base.nanoOfDay % 1e9) / 1e6) }
  if (unit === 'microsecond' && !smaller.includes('microsecond'))
    return { [selector]: base, microsecond: Math.floor((base.nanoOfDay % 1e9) / 1e3) }
  return { [selector]: base }
}
