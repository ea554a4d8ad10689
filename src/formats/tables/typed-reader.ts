import { invalidCell } from '../../model/column.ts'
import { isFloat, isNumber, toDouble } from '../../model/numbers.ts'
import { float, type Value } from '../../model/values.ts'
import { type CellReader, readerOfType, typed } from './cell-readers.ts'
import { readDate } from './date-order.ts'
import { readDecimalComma } from './decimal-comma.ts'
import { cellText } from './table.ts'
import { type DateOrder, type DecimalSign, orderWords, type ValueType } from './value-types.ts'

/** How the texts of a column are written, as far as it is said. */
interface Spelled {
  readonly decimal?: DecimalSign | undefined
  readonly order?: DateOrder | undefined
}

/**
 * How the cells of a column are read that is of a type, whatever its cells look like. The reader throws `InvalidCell` where a cell is
 * not of it; an empty cell is null.
 */
export function typedReader(type: ValueType, { decimal = '.', order = 'ymd' }: Spelled = {}): CellReader {
  if (type === 'text') return typed('string')
  const read = readerOfType(type) ?? typed('string')
  if (type === 'float' && decimal === ',')
    return textReader(read, (text) => {
      const number = readDecimalComma(text)
      if (number === undefined) throw invalidCell(text, 'float with a decimal comma')
      return float(number)
    })
  if (type === 'date')
    return textReader(read, (text) => {
      const date = readDate(text, order)
      if (date === undefined && order === 'ymd') return read(text)
      if (date === undefined) throw invalidCell(text, `date with the ${orderWords[order]} first`)
      return date
    })
  if (type !== 'integer') return read
  return (cell) => {
    // A sheet has one type of number.
    const isWhole = isNumber(cell) && isFloat(cell) && Number.isSafeInteger(toDouble(cell))
    return read(isWhole ? String(toDouble(cell)) : cellText(cell))
  }
}

/** Cells that are values already are read as ever, texts in their own way. */
function textReader(read: CellReader, readText: (text: string) => Value): CellReader {
  return (cell) => {
    if (typeof cell !== 'string') return read(cell)
    const text = cell.trim()
    return text === '' ? null : readText(text)
  }
}
