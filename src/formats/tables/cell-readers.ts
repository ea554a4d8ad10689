import { CypherError } from '../../errors.ts'
import { type ColumnType, invalidCell, readCell } from '../../model/column.ts'
import { ZonedDateTime } from '../../model/temporal/index.ts'
import type { Value } from '../../model/values.ts'
import { readPoint } from './read-point.ts'
import { type Cell, cellText } from './table.ts'

/** The value of a cell; null where it is empty. @throws DataError `InvalidCell`, without its place */
export type CellReader = (cell: Cell) => Value

/** Cells of a type that the heading says. */
export function typed(type: ColumnType): CellReader {
  return (cell) => readCell(cellText(cell), type)
}

/** Types as the headings of other programs say them, in lower case. */
const types = new Map<string, CellReader>([
  ...['int', 'integer', 'long', 'short', 'byte'].map((name) => [name, trimmed('integer')] as const),
  ...['float', 'double'].map((name) => [name, trimmed('float')] as const),
  ...['boolean', 'bool'].map((name) => [name, readBoolean] as const),
  ...['string', 'char'].map((name) => [name, typed('string')] as const),
  ...(['date', 'localtime', 'time', 'localdatetime', 'duration'] as const).map(
    (name) => [name, trimmed(name)] as const,
  ),
  ['datetime', readDateTime],
  ['point', readPoint],
])

/** How cells are read by a type of another program, as in `int` or `string[]`; undefined where there is none with this name. */
export function readerOfType(name: string): CellReader | undefined {
  const lower = name.toLowerCase()
  if (!lower.endsWith('[]')) return types.get(lower)
  const item = types.get(lower.slice(0, -'[]'.length))
  return item === undefined ? undefined : listOf(item)
}

/** Lists are separated by `;`. */
function listOf(item: CellReader): CellReader {
  return (cell) => {
    const text = cellText(cell)
    // An item that is empty has no value but as text.
    return text === '' ? null : text.split(';').map((part) => (part === '' ? '' : item(part)))
  }
}

function trimmed(type: ColumnType): CellReader {
  return (cell) => readCell(cellText(cell).trim(), type)
}

function readBoolean(cell: Cell): Value {
  return readCell(cellText(cell).trim().toLowerCase(), 'boolean')
}

/** The offset may be left out: it is UTC then. */
function readDateTime(cell: Cell): Value {
  const text = cellText(cell).trim()
  if (text === '') return null
  try {
    return ZonedDateTime.parse(text)
  } catch (error) {
    throw error instanceof CypherError ? invalidCell(text, 'datetime') : error
  }
}
