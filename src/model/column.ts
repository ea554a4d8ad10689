import { CypherError, DataError } from '../errors.ts'
import { decodeValue, encodeValue } from './encoding.ts'
import { isFloatInFile, numberText } from './number-text.ts'
import { integer, INTEGER_MAX, INTEGER_MIN, isNumber } from './numbers.ts'
import { float, type Value } from './values.ts'
import { isTemporal, readTemporal, type TemporalKind } from './temporal/index.ts'

const temporalKinds = ['date', 'localtime', 'time', 'localdatetime', 'datetime', 'duration'] as const

/** The types of the columns of a CSV file; `json` is the encoding of any value (`encodeValue`). */
const columnTypes = ['string', 'integer', 'float', 'boolean', ...temporalKinds, 'json'] as const

export type ColumnType = (typeof columnTypes)[number]

/** A column of properties. In a first line it stands as `born:integer`, and without a type for text. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
}

/** The type that keeps every value of a column; null is an empty cell, so that an empty text needs `json`, as does one with a NUL. */
export function columnTypeOf(values: Iterable<Value>): ColumnType {
  let type: ColumnType | undefined
  for (const value of values) {
    if (value === null) continue
    const own = typeOf(value)
    if (type !== undefined && type !== own) return 'json'
    type = own
  }
  return type ?? 'string'
}

export function columnHeading({ name, type }: Column): string {
  return type === 'string' && readColumnHeading(name).name === name ? name : `${name}:${type}`
}

export function readColumnHeading(heading: string): Column {
  const at = heading.lastIndexOf(':')
  const type = columnTypes.find((known) => known === heading.slice(at + 1))
  return at < 0 || type === undefined
    ? { name: heading, type: 'string' }
    : { name: heading.slice(0, at), type }
}

/** A value as the cell of a column of `columnTypeOf`. */
export function cellOf(value: Value, type: ColumnType): string {
  if (value === null) return ''
  if (type === 'json') return JSON.stringify(encodeValue(value))
  if (typeof value === 'string') return value
  return isNumber(value) ? numberText(value) : String(value)
}

/** The value of a cell; an empty one is null. @throws DataError `InvalidCell` */
export function readCell(cell: string, type: ColumnType): Value {
  if (cell === '') return null
  switch (type) {
    case 'string':
      return cell
    case 'integer': {
      const whole = /^[+-]?\d{1,19}$/.test(cell) ? BigInt(cell) : undefined
      if (whole === undefined || whole < INTEGER_MIN || whole > INTEGER_MAX) throw invalidCell(cell, type)
      return integer(whole)
    }
    case 'float': {
      const number = Number(cell)
      if (cell.trim() !== cell || (Number.isNaN(number) && cell !== 'NaN')) throw invalidCell(cell, type)
      return float(number)
    }
    case 'boolean':
      if (cell !== 'true' && cell !== 'false') throw invalidCell(cell, type)
      return cell === 'true'
    case 'json':
      try {
        return decodeValue(JSON.parse(cell))
      } catch (error) {
        if (error instanceof SyntaxError || error instanceof DataError) throw invalidCell(cell, type)
        throw error
      }
    default:
      return readTemporalCell(cell, type)
  }
}

function readTemporalCell(cell: string, type: TemporalKind): Value {
  try {
    return readTemporal(type, cell)
  } catch (error) {
    throw error instanceof CypherError ? invalidCell(cell, type) : error
  }
}

function typeOf(value: Value): ColumnType {
  // No file of text holds a NUL, and JSON writes it out.
  if (typeof value === 'string') return value === '' || value.includes('\0') ? 'json' : 'string'
  if (typeof value === 'boolean') return 'boolean'
  if (isNumber(value)) return isFloatInFile(value) ? 'float' : 'integer'
  return isTemporal(value) ? value.kind : 'json'
}

/** The error of a cell that is not of its column's type; the caller knows the place. */
export function invalidCell(cell: string, type: string): DataError {
  return new DataError({
    code: 'InvalidCell',
    message: `${JSON.stringify(cell)} cannot be read as ${type}.`,
    hint: 'Correct the cell, or the type of its column: it follows the colon in the first line.',
  })
}
