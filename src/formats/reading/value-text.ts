import { fitsInteger, integer } from '../../model/numbers.ts'
import { Point, sridOf } from '../../model/point.ts'
import { LocalDate, LocalDateTime, readTemporal, ZonedDateTime } from '../../model/temporal/index.ts'
import { float, type Value } from '../../model/values.ts'
import { listItems } from './list-text.ts'

/**
 * The value of a text: null where there is none, undefined where the text is not of the type.
 * @throws CypherError where a date or a point of the right form does not exist
 */
export type ReadText = (text: string) => Value | undefined

/**
 * How text is read that GEXF or GraphML declare as a type, in any case: `int`, `bigdecimal`, `listboolean` and so on.
 * undefined for a type that neither has.
 */
export function readerOfType(type: string): ReadText | undefined {
  const name = type.toLowerCase()
  const scalar = SCALARS.get(name)
  if (scalar !== undefined) return scalar
  const item = name.startsWith('list') ? SCALARS.get(name.slice('list'.length)) : undefined
  return item === undefined ? undefined : listOf(item)
}

/** How a list of a type is read whose own name does not say that it is one; undefined as in `readerOfType`. */
export function readerOfListOf(type: string): ReadText | undefined {
  return readerOfType(`list${type}`)
}

/**
 * How text is read that Silkgraph wrote, by what it says that the values are: `integer`, `number` (of both types), `date`,
 * `list<point>` and so on. undefined for what it does not write.
 */
export function readerOfKind(kind: string): ReadText | undefined {
  const scalar = KINDS.get(kind)
  if (scalar !== undefined) return scalar
  const item = /^list<(\w*)>$/.exec(kind)?.[1]
  if (item === undefined) return undefined
  const read = item === '' ? textItself : KINDS.get(item)
  return read === undefined ? undefined : jsonListOf(read)
}

function textItself(text: string): Value {
  return text
}

function booleanOf(text: string): Value | undefined {
  switch (text.trim().toLowerCase()) {
    case '':
      return null
    case 'true':
    case '1':
      return true
    case 'false':
    case '0':
      return false
    default:
      return undefined
  }
}

function integerOf(text: string): Value | undefined {
  const digits = text.trim()
  if (digits === '') return null
  if (!/^[+-]?\d+$/.test(digits)) return undefined
  if (digits.length < 16) return Number(digits) + 0
  // A text of very many digits takes BigInt long.
  if (digits.replace(/^[+-]?0*/, '').length > 19) return undefined
  const value = BigInt(digits.replace(/^\+/, ''))
  return fitsInteger(value) ? integer(value) : undefined
}

/** As Java, XML Schema and C write them. */
const NOT_FINITE: ReadonlyMap<string, number> = new Map([
  ['nan', NaN],
  ['inf', Infinity],
  ['+inf', Infinity],
  ['infinity', Infinity],
  ['+infinity', Infinity],
  ['-inf', -Infinity],
  ['-infinity', -Infinity],
])

/** A FLOAT, also where the text has no fraction. */
export function floatOf(text: string): Value | undefined {
  const digits = text.trim()
  if (digits === '') return null
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits)) return float(Number(digits))
  const special = NOT_FINITE.get(digits.toLowerCase())
  return special === undefined ? undefined : float(special)
}

function numberOf(text: string): Value | undefined {
  return integerOf(text) ?? floatOf(text)
}

/** A date, or a date and time with an offset or without. */
function dateOf(text: string): Value | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (!/^[+-]?\d{4}/.test(trimmed)) return undefined
  if (!trimmed.includes('T')) return LocalDate.parse(trimmed)
  return /(?:Z|[+-]\d\d(?::?\d\d)?|\])$/.test(trimmed)
    ? ZonedDateTime.parse(trimmed)
    : LocalDateTime.parse(trimmed)
}

function pointOf(text: string): Value | undefined {
  const found = /^point\(\{x: (\S+), y: (\S+), (?:z: (\S+), )?crs: '([\w-]+)'\}\)$/.exec(text)
  if (found === null) return undefined
  const [, x, y, z, crs] = found as (string | undefined)[]
  return new Point(sridOf(crs ?? ''), Number(x), Number(y), z === undefined ? undefined : Number(z))
}

function listOf(read: ReadText): ReadText {
  return (text) => {
    const items: Value[] = []
    for (const item of listItems(text)) {
      const value = read(item)
      if (value === undefined || value === null) return undefined
      items.push(value)
    }
    return items
  }
}

function jsonListOf(read: ReadText): ReadText {
  return (text) => {
    const json = jsonOf(text)
    if (!Array.isArray(json)) return undefined
    const items: Value[] = []
    for (const item of json as readonly unknown[]) {
      const value = read(Object.is(item, -0) ? '-0' : String(item))
      if (value === undefined || value === null) return undefined
      items.push(value)
    }
    return items
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const SCALARS: ReadonlyMap<string, ReadText> = new Map<string, ReadText>([
  ['string', textItself],
  ['anyuri', textItself],
  ['char', textItself],
  ['character', textItself],
  ['boolean', booleanOf],
  ...['byte', 'short', 'int', 'integer', 'long', 'biginteger'].map((name) => [name, integerOf] as const),
  ...['float', 'double', 'bigdecimal'].map((name) => [name, floatOf] as const),
  ['date', dateOf],
  ['datetime', dateOf],
])

const KINDS: ReadonlyMap<string, ReadText> = new Map<string, ReadText>([
  ['string', textItself],
  ['boolean', booleanOf],
  ['integer', integerOf],
  ['float', floatOf],
  ['number', numberOf],
  ['point', pointOf],
  ...(['date', 'localtime', 'time', 'localdatetime', 'datetime', 'duration'] as const).map(
    (kind) => [kind, (text: string) => readTemporal(kind, text)] as const,
  ),
])
