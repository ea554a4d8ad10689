import { CypherError } from '../../errors.ts'
import { readCell } from '../../model/column.ts'
import { formatFloat } from '../../model/float-text.ts'
import { isFloat, isInteger, isNumber, toDouble } from '../../model/numbers.ts'
import { LocalDate, LocalDateTime, ZonedDateTime } from '../../model/temporal/index.ts'
import { float, type Value } from '../../model/values.ts'
import type { CellReader } from './cell-readers.ts'
import type { Cell } from './table.ts'

/** A type that the texts of a column may be of. */
interface Candidate {
  /** Whether a text is of the type and nothing of it is lost. */
  readonly fits: (text: string) => boolean
  readonly read: (text: string) => Value
}

const BOOLEAN = /^(?:true|false|True|False|TRUE|FALSE)$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?$/
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** In the order of preference. */
const candidates: readonly Candidate[] = [
  { fits: isWhole, read: (text) => readCell(text, 'integer') },
  { fits: isNumberText, read: (text) => float(Number(text)) },
  { fits: (text) => BOOLEAN.test(text), read: (text) => text.toLowerCase() === 'true' },
  temporal(DATE, (text) => LocalDate.parse(text)),
  temporal(LOCAL, (text) => LocalDateTime.parse(text)),
  temporal(ZONED, (text) => ZonedDateTime.parse(text)),
]

/**
 * The type of a column that says none, by all of its cells: INTEGER, FLOAT, BOOLEAN, DATE, LOCAL DATETIME or ZONED DATETIME where every
 * text is one and nothing is lost by it, else text. `007` and `1.10` stay text, and with them their column. Cells
 * that are values already stay what they are, but in a column of numbers that are not all whole each is a FLOAT: a sheet
 * has one type of number.
 */
export class ColumnGuess {
  #left: readonly Candidate[] = candidates
  #texts = 0
  #floats = 0
  #others = 0

  /** @param isText whether a text may be the text of another value */
  add(cell: Cell, isText: boolean): void {
    if (cell === '') return
    if (typeof cell !== 'string') {
      if (!isNumber(cell)) this.#others++
      else if (isFloat(cell)) this.#floats++
      return
    }
    this.#texts++
    if (!isText) this.#left = []
    else if (this.#left.some(({ fits }) => !fits(cell)))
      this.#left = this.#left.filter(({ fits }) => fits(cell))
  }

  /** How the cells of the column are read. */
  get read(): CellReader {
    const [candidate] = this.#texts > 0 ? this.#left : []
    const areFloats = this.#floats > 0 && this.#texts === 0 && this.#others === 0
    return (cell) => {
      if (cell === '') return null
      if (typeof cell === 'string') return candidate === undefined ? cell : candidate.read(cell)
      return areFloats && isInteger(cell) ? float(toDouble(cell)) : cell
    }
  }
}

/** As an INTEGER of 64 bits prints it. */
function isWhole(text: string): boolean {
  if (!/^(?:0|-?[1-9]\d{0,18})$/.test(text)) return false
  return text.length < 19 || String(BigInt.asIntN(64, BigInt(text))) === text
}

/** As a FLOAT prints here or in JavaScript and Python, or a whole number that a FLOAT holds. */
function isNumberText(text: string): boolean {
  const code = text.charCodeAt(0)
  if (code !== 0x2d && !(code >= 0x30 && code <= 0x39)) return false
  const number = Number(text)
  if (!Number.isFinite(number)) return false
  if (isWhole(text)) return Number.isSafeInteger(number)
  return String(number) === text || formatFloat(number) === text || pythonText(number) === text
}

function pythonText(number: number): string {
  const text = String(number)
  return /[.e]/.test(text) ? text.replace(/e([+-])(\d)$/, 'e$10$2') : `${text}.0`
}

function temporal(form: RegExp, read: (text: string) => Value): Candidate {
  return { fits: (text) => form.test(text) && isRead(read, text), read }
}

function isRead(read: (text: string) => Value, text: string): boolean {
  try {
    read(text)
    return true
  } catch (error) {
    if (error instanceof CypherError) return false
    throw error
  }
}
