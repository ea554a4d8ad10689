import { CypherError } from '../../../errors.ts'
import { fitsInteger, integer, isNumber, toDouble } from '../../../model/numbers.ts'
import { Point, SYSTEMS } from '../../../model/point.ts'
import { readTemporal } from '../../../model/temporal/index.ts'
import { Float, float, type Value } from '../../../model/values.ts'
import { isJsonList, JsonObject, type JsonValue } from './value.ts'

/**
 * The value that JSON stands for where its kind is known, as `kindsOf` names kinds: text that is a date is one then. Numbers are
 * of the type that is said, also where another program has written 1.0 as 1.
 *
 * @returns undefined where it is not a value of this kind
 */
export function typedValue(json: JsonValue, kind: string): Value | undefined {
  if (kind.startsWith('list<')) {
    if (!isJsonList(json)) return undefined
    const items = kind.slice('list<'.length, -1)
    const values = json.map((item) => (items === '' ? undefined : typedValue(item, items)))
    return values.every((value) => value !== undefined) ? values : undefined
  }
  switch (kind) {
    case 'integer':
      return integerOf(json)
    case 'float':
      return floatOf(json)
    case 'mixed':
      // A list of several kinds is one of numbers.
      return typeof json === 'string' ? (integerOf(json) ?? floatOf(json)) : numberOf(json)
    case 'string':
      return typeof json === 'string' ? json : undefined
    case 'boolean':
      return typeof json === 'boolean' ? json : undefined
    case 'point':
      return typeof json === 'string' ? pointOfCall(json) : pointOfObject(json)
    case 'date':
    case 'localtime':
    case 'time':
    case 'localdatetime':
    case 'datetime':
    case 'duration':
      return typeof json === 'string' ? orUndefined(() => readTemporal(kind, json)) : undefined
    default:
      return undefined
  }
}

/** A point as Neo4j writes one in JSON: its `crs`, and `x`, `y`, `z` or `longitude`, `latitude`, `height`. Undefined for all else. */
export function pointOfObject(json: JsonValue): Point | undefined {
  if (!(json instanceof JsonObject)) return undefined
  const crs = json.get('crs')
  const srid = Object.entries(SYSTEMS).find(([, { name }]) => name === crs)?.[0]
  const coordinate = (name: string, other: string): number | undefined => {
    const held = asScalar(json.get(name) ?? json.get(other) ?? null)
    return isNumber(held) ? toDouble(held) : undefined
  }
  const [x, y, z] = [coordinate('x', 'longitude'), coordinate('y', 'latitude'), coordinate('z', 'height')]
  const hasMore = json.entries.some(([key]) => !POINT_KEYS.has(key))
  if (srid === undefined || x === undefined || y === undefined || hasMore) return undefined
  return orUndefined(() => new Point(Number(srid), x, y, z))
}

const POINT_KEYS = new Set(['crs', 'srid', 'x', 'y', 'z', 'longitude', 'latitude', 'height'])

/** The text of a point is the call that makes it. */
const CALL = /^point\(\{x: ([^,]+), y: ([^,]+)(?:, z: ([^,]+))?, crs: '([a-z\d-]+)'\}\)$/

function pointOfCall(text: string): Point | undefined {
  const [, x, y, z, crs] = CALL.exec(text) ?? []
  const srid = Object.entries(SYSTEMS).find(([, { name }]) => name === crs)?.[0]
  if (srid === undefined) return undefined
  return orUndefined(() => new Point(Number(srid), Number(x), Number(y), z === undefined ? z : Number(z)))
}

function integerOf(json: JsonValue): Value | undefined {
  if (typeof json === 'bigint' || (typeof json === 'number' && Number.isInteger(json))) return json
  if (json instanceof Float) return Number.isSafeInteger(json.value) ? json.value : undefined
  if (typeof json !== 'string' || !/^-?\d{1,19}$/.test(json)) return undefined
  const whole = BigInt(json)
  return fitsInteger(whole) ? integer(whole) : undefined
}

function floatOf(json: JsonValue): Value | undefined {
  if (typeof json === 'string') return NOT_FINITE.has(json) ? Number(json) : undefined
  const scalar = asScalar(json)
  return isNumber(scalar) ? float(toDouble(scalar)) : undefined
}

const NOT_FINITE = new Set(['NaN', 'Infinity', '-Infinity'])

function numberOf(json: JsonValue): Value | undefined {
  const scalar = asScalar(json)
  return isNumber(scalar) ? scalar : undefined
}

function asScalar(json: JsonValue): Value {
  return isJsonList(json) || json instanceof JsonObject ? null : json
}

function orUndefined<Held>(make: () => Held): Held | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof CypherError) return undefined
    throw error
  }
}
