import { isList } from '../../model/kinds.ts'
import { numberText } from '../../model/number-text.ts'
import { isNumber, type NumberValue, toDouble } from '../../model/numbers.ts'
import { Point } from '../../model/point.ts'
import { quoteName } from '../../model/quote-name.ts'
import { isTemporal, LocalDateTime, LocalTime, type TemporalValue } from '../../model/temporal/index.ts'
import { isMap, type MapValue, type Value } from '../../model/values.ts'

/** The entries of a map literal, without its braces; a property that is null is left out. */
export function entriesText(properties: MapValue): string {
  return Object.entries(properties)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${quoteName(key)}: ${literal(value)}`)
    .join(', ')
}

/** A literal that reads back as the same value; NaN and the infinities as the divisions that make them. */
export function literal(value: Value): string {
  if (typeof value === 'string') return `'${value.replace(/[\\'\p{Cc}]/gu, escape)}'`
  if (isNumber(value)) return numberLiteral(value)
  if (isList(value)) return `[${value.map(literal).join(', ')}]`
  if (isTemporal(value)) return temporalLiteral(value)
  if (value instanceof Point) return value.toString()
  if (isMap(value)) return `{${entriesText(value)}}`
  return String(value)
}

/** The call that makes a temporal value. Neo4j reads no seconds in the offset of a text, but does as a time zone. */
function temporalLiteral(value: TemporalValue): string {
  if (value.kind === 'time' && value.offsetSeconds % 60 !== 0) {
    const local = literal(new LocalTime(value.nanoOfDay))
    return `time({time: ${local}, timezone: ${literal(value.offset)}})`
  }
  if (value.kind === 'datetime' && value.offsetSeconds % 60 !== 0) {
    const local = literal(new LocalDateTime(value.epochDay, value.nanoOfDay))
    return `datetime({datetime: ${local}, timezone: ${literal(value.region ?? value.offset)}})`
  }
  return `${value.kind}(${literal(value.toString())})`
}

function numberLiteral(value: NumberValue): string {
  const double = toDouble(value)
  if (Number.isNaN(double)) return '(0.0 / 0.0)'
  if (!Number.isFinite(double)) return double > 0 ? '(1.0 / 0.0)' : '(-1.0 / 0.0)'
  return numberText(value)
}

function escape(character: string): string {
  if (character === '\\' || character === "'") return `\\${character}`
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
