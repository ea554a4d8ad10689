import type { Moment } from '../../../model/temporal/calendar.ts'
import {
  isDated,
  isInstant,
  isTimed,
  LocalDate,
  LocalDateTime,
  LocalTime,
  type TemporalInstant,
  type Timed,
  ZonedDateTime,
  ZonedTime,
} from '../../../model/temporal/index.ts'
import { parseZone, type Zone } from '../../../model/temporal/zone.ts'
import { isMap, type MapValue, type Value } from '../../../model/values.ts'
import type { Type } from '../../types/type.ts'
import { wrongType } from '../../runtime/errors.ts'
import { LOCAL_DATETIME, MAP, STRING, ZONED_DATETIME } from '../../types/type.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionContext } from '../../runtime/function-context.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'
import type { InstantKind } from './field-names.ts'
import { instantOfMap, lacks, momentOfEpoch } from './fields.ts'
import { DATED, TIMED } from './instant-types.ts'
import { typeText } from '../../types/type-text.ts'

/** What differs between the five functions that make a temporal value. */
interface Family {
  readonly kind: InstantKind
  /** What another temporal value may be. */
  readonly from: readonly Type[]
  readonly read: (text: string) => TemporalInstant
  readonly select: (value: TemporalInstant) => TemporalInstant
  readonly now: (now: ZonedDateTime) => TemporalInstant
}

const families: readonly Family[] = [
  {
    kind: 'date',
    from: DATED,
    read: (text) => LocalDate.parse(text),
    select: (value) => new LocalDate(dayOf(value)),
    now: ({ epochDay }) => new LocalDate(epochDay),
  },
  {
    kind: 'localtime',
    from: TIMED,
    read: (text) => LocalTime.parse(text),
    select: (value) => new LocalTime(timed(value).nanoOfDay),
    now: ({ nanoOfDay }) => new LocalTime(nanoOfDay),
  },
  {
    kind: 'time',
    from: TIMED,
    read: (text) => ZonedTime.parse(text),
    select: (value) => zonedTimeOf(timed(value)),
    now: zonedTimeOf,
  },
  {
    kind: 'localdatetime',
    from: [LOCAL_DATETIME, ZONED_DATETIME],
    read: (text) => LocalDateTime.parse(text),
    select: (value) => new LocalDateTime(dayOf(value), timed(value).nanoOfDay),
    now: ({ epochDay, nanoOfDay }) => new LocalDateTime(epochDay, nanoOfDay),
  },
  {
    kind: 'datetime',
    from: [LOCAL_DATETIME, ZONED_DATETIME],
    read: (text) => ZonedDateTime.parse(text),
    select: (value) =>
      value instanceof ZonedDateTime
        ? value
        : ZonedDateTime.of({ epochDay: dayOf(value), nanoOfDay: timed(value).nanoOfDay }, 0),
    now: (now) => now,
  },
]

/** date, localtime, time, localdatetime, datetime, each with `.transaction`, `.statement` and `.realtime`. */
export const instants: readonly FunctionDefinition[] = families.flatMap((family) => [
  construction(family),
  clock(family, 'transaction', 'the transaction began'),
  clock(family, 'statement', 'the statement began'),
  clock(family, 'realtime', 'it is called'),
])

function construction(family: Family): FunctionDefinition {
  const { kind, from } = family
  const gqlName = typeText({ kind })
  return defineFunction({
    name: kind,
    category: 'Temporal',
    signature: `(input = the statement's clock :: STRING | MAP | temporal) :: ${gqlName}`,
    description: `The ${gqlName} of a text (ISO 8601), of components in a map, of another temporal value, or of now (UTC, or \`{timezone: ...}\`).`,
    alternatives: [[STRING, MAP, ...from]],
    call: ([input], { startedAt }) => {
      if (input === undefined) return nowOf(family, startedAt, 0)
      if (typeof input === 'string') return family.read(input)
      if (isInstant(input)) return family.select(input)
      if (!isMap(input)) throw wrongType(`${kind}()`, 'a STRING, a MAP or a temporal value', input)
      const zone = onlyZone(input)
      return zone === undefined
        ? instantOfMap(kind, input, momentOf(startedAt))
        : nowOf(family, startedAt, parseZone(zone))
    },
  })
}

function clock(
  family: Family,
  name: 'transaction' | 'statement' | 'realtime',
  when: string,
): FunctionDefinition {
  const { kind } = family
  const gqlName = typeText({ kind })
  const full = `${kind}.${name}`
  return defineFunction({
    name: full,
    category: 'Temporal',
    signature: `(timezone = UTC :: STRING) :: ${gqlName}`,
    description: `The ${gqlName} at which ${when}.`,
    volatile: name === 'realtime',
    call: ([zone], { host, startedAt }) => {
      if (zone !== undefined && typeof zone !== 'string') throw wrongType(`${full}()`, 'a STRING', zone)
      const at = name === 'realtime' ? host.now() : startedAt
      return nowOf(family, at, zone === undefined ? 0 : parseZone(zone))
    },
  })
}

/** The moment of UTC of milliseconds since 1970. */
export function momentOf(millis: number): Moment {
  return momentOfEpoch(Math.floor(millis), 1000)
}

function nowOf(family: Family, millis: number, zone: Zone): TemporalInstant {
  return family.now(ZonedDateTime.at(momentOf(millis), zone))
}

/** The zone of a map that says nothing else. */
function onlyZone(map: MapValue): string | undefined {
  const entries = Object.entries(map)
  const [name, zone]: readonly [string, Value] = entries[0] ?? ['', null]
  return entries.length === 1 && name.toLowerCase() === 'timezone' && typeof zone === 'string'
    ? zone
    : undefined
}

function dayOf(value: TemporalInstant): number {
  if (isDated(value)) return value.epochDay
  throw lacks(value, 'date')
}

function timed(value: TemporalInstant): Timed {
  if (isTimed(value)) return value
  throw lacks(value, 'time of day')
}

function zonedTimeOf(value: Timed): ZonedTime {
  return new ZonedTime(value.nanoOfDay, 'offsetSeconds' in value ? value.offsetSeconds : 0)
}

/** The statement's clock as a temporal value, for functions that take one when nothing is given. */
export function statementClock({ startedAt }: FunctionContext): ZonedDateTime {
  return ZonedDateTime.at(momentOf(startedAt), 0)
}
