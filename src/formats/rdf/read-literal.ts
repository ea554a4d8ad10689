import type { Literal } from 'n3'
import { CypherError } from '../../errors.ts'
import { Point } from '../../model/point.ts'
import {
  Duration,
  LocalDate,
  LocalDateTime,
  LocalTime,
  ZonedDateTime,
  ZonedTime,
} from '../../model/temporal/index.ts'
import type { Value } from '../../model/values.ts'
import type { LossKind } from '../losses.ts'
import { type ReadText, readerOfKind } from '../reading/value-text.ts'
import { losses } from './losses.ts'
import { namespaces } from './vocabulary.ts'

/** The value of a literal; its text where no value of Cypher is like it, which is told. RDF allows text that does not fit. */
export function valueOfLiteral(
  { value: text, datatypeString, language }: Literal,
  lost: (kind: LossKind) => void,
): Value {
  if (language !== '' || datatypeString === STRING) return text
  const read = readers.get(datatypeString) ?? ownReader(datatypeString)
  if (read === undefined) {
    lost(losses.datatype)
    return text
  }
  const value = valueOf(read, text)
  if (value === undefined || value === null) {
    lost(losses.illTyped)
    return text
  }
  if (datatypeString === DECIMAL && significantDigits(text) > MOST_DIGITS) lost(losses.digits)
  return value
}

/** Without a sign and without zeros at either end. */
function significantDigits(text: string): number {
  const digits = text.replace(/\D/g, '')
  let [from, to] = [0, digits.length]
  while (from < to && digits[from] === '0') from++
  while (to > from && digits[to - 1] === '0') to--
  return to - from
}

const STRING = `${namespaces.xsd}string`
const DECIMAL = `${namespaces.xsd}decimal`

/** What a double holds. */
const MOST_DIGITS = 17

function valueOf(read: ReadText, text: string): Value | undefined {
  try {
    return read(text)
  } catch (error) {
    if (error instanceof CypherError) return undefined
    throw error
  }
}

function ownReader(datatype: string): ReadText | undefined {
  return datatype.startsWith(namespaces.silkgraph)
    ? readerOfKind(datatype.slice(namespaces.silkgraph.length))
    : undefined
}

const kind = (name: string): ReadText => {
  const read = readerOfKind(name)
  if (read === undefined) throw new Error(`no reader of ${name}`)
  return read
}
const text: ReadText = (held) => held
const OFFSET = /(?:Z|[+-]\d\d:\d\d)$/
/** A text of this form, read otherwise than it is written. */
const where =
  (form: RegExp, read: ReadText): ReadText =>
  (held) =>
    form.test(held.trim()) ? read(held.trim()) : undefined

/** `Point(12.5 41.9)`, longitude first. Source: OGC GeoSPARQL 1.1, 8.5.1. */
const wktPoint: ReadText = (held) => {
  const found =
    /^\s*(?:<http:\/\/www\.opengis\.net\/def\/crs\/OGC\/1\.3\/CRS84>\s*)?point\s*\(\s*(\S+)\s+(\S+)\s*\)\s*$/i.exec(
      held,
    )
  const [x, y] = (found ?? []).slice(1).map(Number)
  return x === undefined || y === undefined ? undefined : new Point(4326, x, y)
}

const INTEGERS = [
  'integer',
  'long',
  'int',
  'short',
  'byte',
  'nonNegativeInteger',
  'positiveInteger',
  'nonPositiveInteger',
  'negativeInteger',
  'unsignedLong',
  'unsignedInt',
  'unsignedShort',
  'unsignedByte',
]
const TEXTS = ['normalizedString', 'token', 'language', 'Name', 'NCName', 'NMTOKEN', 'anyURI']

/** Source: XML Schema 1.1, part 2. A year is an INTEGER. */
const ofXsd: readonly (readonly [string, ReadText])[] = [
  ...INTEGERS.map((name) => [name, kind('integer')] as const),
  ...TEXTS.map((name) => [name, text] as const),
  ...['decimal', 'double', 'float'].map((name) => [name, kind('float')] as const),
  ['boolean', kind('boolean')],
  ['gYear', where(/^-?\d{4,}$/, kind('integer'))],
  ['date', where(/^-?\d{4,}-\d\d-\d\d$/, (held) => LocalDate.parse(signed(held)))],
  ...['dateTime', 'dateTimeStamp'].map(
    (name) =>
      [
        name,
        where(/^-?\d{4,}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)?$/, (held) =>
          OFFSET.test(held) ? ZonedDateTime.parse(signed(held)) : LocalDateTime.parse(signed(held)),
        ),
      ] as const,
  ),
  ['time', where(/^\d\d:/, (held) => (OFFSET.test(held) ? ZonedTime.parse(held) : LocalTime.parse(held)))],
  ...['duration', 'dayTimeDuration', 'yearMonthDuration'].map(
    (name) => [name, where(/^P/, (held) => Duration.parse(held))] as const,
  ),
]

/** ISO 8601 puts a sign before a year of more than four digits. */
function signed(date: string): string {
  return /^\d{5}/.test(date) ? `+${date}` : date
}

const readers: ReadonlyMap<string, ReadText> = new Map([
  ...ofXsd.map(([name, read]) => [`${namespaces.xsd}${name}`, read] as const),
  ['http://www.opengis.net/ont/geosparql#wktLiteral', wktPoint],
])
