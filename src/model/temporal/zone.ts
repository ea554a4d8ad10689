import {
  DAYS_PER_CYCLE,
  daysFromCivil,
  floorDivide,
  floorModulo,
  type Moment,
  momentOf,
  NANOS_PER_SECOND,
  SECONDS_PER_DAY,
} from './calendar.ts'
import { temporalFailure } from './failure.ts'
import { parseOffset } from './scan.ts'

/** Seconds east of UTC, or the name of a region of the IANA time zone database such as `Europe/Stockholm`. */
export type Zone = number | string

/** A moment of a local time line with the offset that holds there. */
export interface LocalMoment extends Moment {
  readonly offsetSeconds: number
}

/** The zone of a text: `Z`, `+01:00` or a region in any case, with `_` or a blank between its words. */
export function parseZone(text: string): Zone {
  return parseOffset(text) ?? regionOf(text).name
}

/** The offset in seconds that a zone has at a moment of UTC. */
export function offsetAt(zone: Zone, moment: Moment): number {
  return typeof zone === 'number' ? zone : regionOf(zone).offsetAt(moment)
}

/** The local moment of a moment of UTC. */
export function localOf(moment: Moment, zone: Zone): LocalMoment {
  const offsetSeconds = offsetAt(zone, moment)
  return { ...shifted(moment, offsetSeconds), offsetSeconds }
}

/** The moment of UTC of a local one. */
export function utcOf({ epochDay, nanoOfDay }: Moment, offsetSeconds: number): Moment {
  return shifted({ epochDay, nanoOfDay }, -offsetSeconds)
}

/**
 * The offset of a local moment. In a gap the moment is put forward by the length of the gap; in an overlap the earlier
 * offset holds, unless `preferred` is the later one. As java.time's `ZonedDateTime.ofLocal` does.
 */
export function resolveLocal(local: Moment, zone: Zone, preferred?: number): LocalMoment {
  if (typeof zone === 'number') return { ...local, offsetSeconds: zone }
  const valid = validOffsets(local, zone)
  if (valid.length === 0) return localOf(utcOf(local, offsetBefore(local, zone)), zone)
  const offsetSeconds = preferred !== undefined && valid.includes(preferred) ? preferred : valid[0]
  return { ...local, offsetSeconds }
}

/** The offsets that a local moment may have in a region: none in a gap, two in an overlap, the earlier first. */
export function validOffsets(local: Moment, region: string): readonly number[] {
  const after = offsetAt(region, shifted(local, SECONDS_PER_DAY))
  return [...new Set([offsetBefore(local, region), after])].filter(
    (offset) => offsetAt(region, utcOf(local, offset)) === offset,
  )
}

/** The offset a day before: the one before a transition that is near. No offset is longer than a day. */
function offsetBefore(local: Moment, region: string): number {
  return offsetAt(region, shifted(local, -SECONDS_PER_DAY))
}

function shifted({ epochDay, nanoOfDay }: Moment, seconds: number): Moment {
  return momentOf(epochDay, nanoOfDay + seconds * NANOS_PER_SECOND)
}

/** Before this day no region had anything but its local mean time. */
const FIRST_DAY = daysFromCivil(1700, 1, 1)
/** From this day on every region repeats its rules with the calendar. */
const LAST_DAY = daysFromCivil(2500, 1, 1)
/** Seconds between two looks at a region's clock: no region has had two transitions in so short a time. */
const BLOCK = 4 * SECONDS_PER_DAY
const MOST_BLOCKS = 20_000
const MOST_SPELLINGS = 2_000

/** A stretch of time with one transition at most: `before` holds up to `transition` (a second of UTC), `after` from it on. */
interface Block {
  readonly before: number
  readonly after: number
  readonly transition: number
}

/** A region's offsets, read off its wall clock as Intl shows it and kept in blocks. */
class Region {
  readonly name: string
  readonly #clock: Intl.DateTimeFormat
  readonly #blocks = new Map<number, Block>()

  constructor(name: string, clock: Intl.DateTimeFormat) {
    this.name = name
    this.#clock = clock
  }

  offsetAt({ epochDay, nanoOfDay }: Moment): number {
    const day = withinClock(epochDay)
    const second = day * SECONDS_PER_DAY + Math.floor(nanoOfDay / NANOS_PER_SECOND)
    const { before, after, transition } = this.#block(floorDivide(second, BLOCK))
    return second < transition ? before : after
  }

  #block(index: number): Block {
    const known = this.#blocks.get(index)
    if (known !== undefined) return known
    if (this.#blocks.size >= MOST_BLOCKS) this.#blocks.clear()
    const start = index * BLOCK
    const block = this.#search(start, start + BLOCK)
    this.#blocks.set(index, block)
    return block
  }

  #search(start: number, end: number): Block {
    const before = this.#read(start)
    const after = this.#read(end)
    if (before === after) return { before, after, transition: start }
    let [low, high] = [start, end]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (this.#read(middle) === before) low = middle
      else high = middle
    }
    return { before, after, transition: high }
  }

  /** What the wall clock shows, less what it would show in UTC. */
  #read(second: number): number {
    const shown = new Map(
      this.#clock.formatToParts(new Date(second * 1000)).map(({ type, value }) => [type, Number(value)]),
    )
    const part = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0
    const day = daysFromCivil(part('year'), part('month'), part('day'))
    return day * SECONDS_PER_DAY + part('hour') * 3600 + part('minute') * 60 + part('second') - second
  }
}

/** The same day of the calendar's cycle within the years for which Intl is asked. */
function withinClock(epochDay: number): number {
  if (epochDay < FIRST_DAY) return FIRST_DAY
  if (epochDay < LAST_DAY) return epochDay
  return LAST_DAY - DAYS_PER_CYCLE + floorModulo(epochDay - LAST_DAY, DAYS_PER_CYCLE)
}

const regions = new Map<string, Region>()
const spellings = new Map<string, Region>()

/** @throws CypherError ArgumentError `UnknownTimeZone` */
function regionOf(spelling: string): Region {
  const known = regions.get(spelling) ?? spellings.get(spelling)
  if (known !== undefined) return known
  const clock = clockOf(spelling.replaceAll(' ', '_'))
  if (clock === undefined)
    throw temporalFailure(
      `Unknown time zone \`${spelling}\`.`,
      "Give a region such as 'Europe/Stockholm' or an offset such as '+01:00', up to 18 hours.",
      'UnknownTimeZone',
    )
  const name = canonicalName(spelling.replaceAll(' ', '_'), clock.resolvedOptions().timeZone)
  const region = regions.get(name) ?? new Region(name, clock)
  regions.set(name, region)
  if (spellings.size >= MOST_SPELLINGS) spellings.clear()
  spellings.set(spelling, region)
  return region
}

function clockOf(name: string): Intl.DateTimeFormat | undefined {
  // Newer engines take offsets for zones here.
  if (!/^[a-z]/i.test(name)) return undefined
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return undefined
  }
}

/** The name in its usual case. Intl gives an alias (`Asia/Kolkata`) under another name, and that one is not kept. */
function canonicalName(name: string, resolved: string): string {
  if (name.toLowerCase() === resolved.toLowerCase()) return resolved
  return /[A-Z]/.test(name) ? name : name.replace(/[a-z]+/g, (word) => word[0].toUpperCase() + word.slice(1))
}
