import { invalidCell } from '../../model/column.ts'
import { isFloat, isNumber, toDouble } from '../../model/numbers.ts'
import { float } from '../../model/values.ts'
import { type CellReader, readerOfType, typed } from './cell-readers.ts'
import { readDecimalComma } from './decimal-comma.ts'
import { cellText } from './table.ts'
import type { DecimalSign, ValueType } from './value-types.ts'

/**
 * How the cells of a column are read that is of a type, whatever its cells look like. The reader throws `InvalidCell` where a cell is
 * not of it; an empty cell is null.
 *
 * @param decimal of a `float`; with a comma dots may group thousands
 */
export function typedReader(type: ValueType, decimal: DecimalSign = '.'): CellReader {
  if (type === 'text') return typed('string')
  const read = readerOfType(type) ?? typed('string')
  if (type === 'float' && decimal === ',')
    return (cell) => {
      if (typeof cell !== 'string') return read(cell)
      const text = cell.trim()
      if (text === '') return null
      const number = readDecimalComma(text)
      if (number === undefined) throw invalidCell(text, 'float with a decimal comma')
      return float(number)
    }
  if (type !== 'integer') return read
  return (cell) => {
    // A sheet has one type of number.
    const isWhole = isNumber(cell) && isFloat(cell) && Number.isSafeInteger(toDouble(cell))
    return read(isWhole ? String(toDouble(cell)) : cellText(cell))
  }
}
