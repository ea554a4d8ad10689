import { CypherError } from '../../errors.ts'
import { readCell } from '../../model/column.ts'
import { formatFloat } from '../../model/float-text.ts'
import { isFloat, isInteger, isNumber, toDouble } from '../../model/numbers.ts'
import { LocalDate, LocalDateTime, ZonedDateTime } from '../../model/temporal/index.ts'
import { float, type Value } from '../../model/values.ts'
import type { CellReader } from './cell-readers.ts'
import { isDotted, isSurelyIn, readDate } from './date-order.ts'
import { DecimalTexts, isSurelyDecimal, isSurelyGrouped, readDecimalComma } from './decimal-comma.ts'
import { type Cell, cellText } from './table.ts'
import { type DateOrder, type Notation, plainNotation, type ValueType } from './value-types.ts'

/** A type that the texts of a column may be of. */
interface Candidate {
  readonly type: ValueType
  readonly notation?: Partial<Notation>
  /** Whether a text is of the type and nothing of it is lost. */
  readonly fits: (text: string) => boolean
  /** Whether a text that fits shows the type; a column in which none does is not of it. Left out: each does. */
  readonly shows?: (text: string) => boolean
  readonly read: (text: string) => Value
}

/** What dots in a column without commas came to be, in a table of decimal commas; and the first cell that has one, or that decides it. */
export interface Grouping {
  readonly kind: 'thousands' | 'ambiguous'
  readonly first: NonNullable<GuessedType['by']>
}

/** What all cells of a column are, as far as they were looked at. */
export interface GuessedType extends Notation {
  /** `mixed` where cells that are values already are of several types. */
  readonly type: ValueType | 'mixed'
  /** The first cell that decides it: no other type is left from there on, or that one is ruled out; undefined where all are empty. */
  readonly by: { readonly text: string; readonly line: number } | undefined
}

const BOOLEAN = /^(?:true|false|True|False|TRUE|FALSE)$/
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?$/
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

const withComma: Candidate = {
  type: 'float',
  notation: { decimal: ',' },
  fits: (text) => readDecimalComma(text) !== undefined,
  shows: isSurelyDecimal,
  read: (text) => float(readDecimalComma(text) ?? NaN),
}

const dayFirst = ordered('dmy', () => true)
const monthFirst = ordered('mdy', (text) => !isDotted(text))

/** In the order of preference. */
const candidates: readonly Candidate[] = [
  { type: 'integer', fits: isWhole, read: (text) => readCell(text, 'integer') },
  { type: 'float', fits: isNumberText, read: (text) => float(Number(text)) },
  withComma,
  { type: 'boolean', fits: (text) => BOOLEAN.test(text), read: (text) => text.toLowerCase() === 'true' },
  ordered('ymd', () => true),
  dayFirst,
  monthFirst,
  { type: 'localdatetime', ...temporal(LOCAL, (text) => LocalDateTime.parse(text)) },
  { type: 'datetime', ...temporal(ZONED, (text) => ZonedDateTime.parse(text)) },
]
const withoutCommas = candidates.filter((candidate) => candidate !== withComma)

/**
 * The type of a column that says none, by all of its cells: INTEGER, FLOAT, BOOLEAN, DATE, LOCAL DATETIME or ZONED DATETIME where every
 * text is one and nothing is lost by it, else text. `007` and `1.10` stay text, and with them their column. Where commas do not separate
 * cells, a column of numbers with decimal commas is of FLOATs, unless each may be a whole number with its thousands apart, as `1,234`, or
 * the numbers would not say all that the texts do, as of `1,10` and `1,1`.
 * Cells that are values already stay what they are, but in a column of numbers that are not all whole each is a FLOAT: a sheet
 * has one type of number.
 */
export class ColumnGuess {
  #left: readonly Candidate[]
  #isShown = false
  readonly #decimals = new DecimalTexts()
  #firstComma: GuessedType['by']
  #firstDot: GuessedType['by']
  #firstGrouped: GuessedType['by']
  #grouping: Grouping | undefined
  #firstDate: GuessedType['by']
  #texts = 0
  #floats = 0
  #others = 0
  readonly #types = new Set<ValueType | 'mixed'>()
  #by: GuessedType['by']

  /** @param hasDecimalCommas as the table has it */
  constructor(hasDecimalCommas: boolean) {
    this.#left = hasDecimalCommas ? candidates : withoutCommas
  }

  /**
   * @param isText whether a text may be the text of another value
   * @param line on which the row begins
   */
  add(cell: Cell, isText: boolean, line: number): void {
    if (cell === '') return
    if (typeof cell === 'string') this.#addText(cell, isText, line)
    else this.#addValue(cell, line)
  }

  #addText(text: string, isText: boolean, line: number): void {
    const [before] = this.#left
    if (!isText) this.#left = []
    else if (this.#left.some(({ fits }) => !fits(text)))
      this.#left = this.#left.filter(({ fits }) => fits(text))
    if (this.#left.includes(withComma)) this.#addDecimal(text, line)
    const [now] = this.#left
    if (now === dayFirst || now === monthFirst) this.#firstDate ??= { text, line }
    const shows = !this.#isShown && now?.shows?.(text) === true
    if (this.#texts === 0 || now !== before || shows) this.#by = { text, line }
    this.#isShown ||= shows
    this.#texts++
  }

  #addDecimal(text: string, line: number): void {
    this.#decimals.add(text)
    if (!this.#decimals.areKept) this.#left = this.#left.filter((candidate) => candidate !== withComma)
    else if (this.#firstComma === undefined && text.includes(',')) this.#firstComma = { text, line }
    if (text.includes('.')) this.#firstDot ??= { text, line }
    if (isSurelyGrouped(text)) this.#firstGrouped ??= { text, line }
  }

  #addValue(cell: Exclude<Cell, string>, line: number): void {
    const type = typeOfValue(cell)
    if (!this.#types.has(type) && !(type === 'integer' && this.#floats > 0))
      this.#by = { text: cellText(cell), line }
    this.#types.add(type)
    if (!isNumber(cell)) this.#others++
    else if (isFloat(cell)) this.#floats++
  }

  get #candidate(): Candidate | undefined {
    const [candidate] = this.#texts > 0 ? this.#left : []
    return candidate?.shows === undefined || this.#isShown ? candidate : undefined
  }

  /** What the cells are. */
  get type(): GuessedType {
    const by = this.#by
    if (this.#types.size === 0)
      return { type: this.#candidate?.type ?? 'text', ...plainNotation, ...this.#candidate?.notation, by }
    const [one, ...more] = this.#types
    const areNumbers = this.#others === 0 && this.#texts === 0
    const type = areNumbers
      ? this.#floats > 0
        ? 'float'
        : 'integer'
      : more.length > 0 || this.#texts > 0
        ? 'mixed'
        : one
    return { type, ...plainNotation, by }
  }

  /** The first cell with a decimal comma, where they are read. */
  get firstDecimalComma(): GuessedType['by'] {
    return this.#candidate === withComma ? this.#firstComma : undefined
  }

  /** Where dates have the day or the month first: which, and the first of them; `ambiguous` where no cell tells. */
  get dates():
    { readonly kind: DateOrder | 'ambiguous'; readonly first: NonNullable<GuessedType['by']> } | undefined {
    const [now] = this.#texts > 0 ? this.#left : []
    const order = now?.notation?.order
    if (order === undefined || order === 'ymd' || this.#firstDate === undefined || this.#types.size > 0)
      return undefined
    return { kind: this.#isShown ? order : 'ambiguous', first: this.#firstDate }
  }

  /**
   * Decides what dots are where another column of the table has decimal commas: between thousands if a cell tells, as `12.500.000`, else
   * they may be decimal signs too, and the column is text. Called when all cells have been added.
   */
  besideDecimalCommas(): void {
    if (!this.#left.includes(withComma) || this.#firstComma !== undefined) return
    const first = this.#firstGrouped ?? this.#firstDot
    if (first === undefined) return
    const isGrouped = this.#firstGrouped !== undefined
    this.#left = isGrouped ? [withComma] : []
    this.#isShown = isGrouped
    this.#by = first
    this.#grouping = { kind: isGrouped ? 'thousands' : 'ambiguous', first }
  }

  /** What `besideDecimalCommas` decided; undefined where there was nothing to decide. */
  get grouping(): Grouping | undefined {
    return this.#grouping
  }

  /** How the cells of the column are read. */
  get read(): CellReader {
    const candidate = this.#candidate
    const areFloats = this.#floats > 0 && this.#texts === 0 && this.#others === 0
    return (cell) => {
      if (cell === '') return null
      if (typeof cell === 'string') return candidate === undefined ? cell : candidate.read(cell)
      return areFloats && isInteger(cell) ? float(toDouble(cell)) : cell
    }
  }
}

/** Decides what columns of a table tell of each other, when all of its cells have been added. */
export function settleTogether(columns: readonly ColumnGuess[]): void {
  if (columns.some(({ firstDecimalComma }) => firstDecimalComma !== undefined))
    for (const column of columns) column.besideDecimalCommas()
}

/** `mixed` for what a mapping has no name for. */
function typeOfValue(cell: Exclude<Cell, string>): ValueType | 'mixed' {
  if (typeof cell === 'boolean') return 'boolean'
  if (isNumber(cell)) return isFloat(cell) ? 'float' : 'integer'
  if (cell instanceof LocalDate) return 'date'
  if (cell instanceof LocalDateTime) return 'localdatetime'
  return cell instanceof ZonedDateTime ? 'datetime' : 'mixed'
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

/** Dates in an order; a text that may be one in another order shows nothing. */
function ordered(order: DateOrder, may: (text: string) => boolean): Candidate {
  return {
    type: 'date',
    notation: { order },
    fits: (text) => may(text) && readDate(text, order) !== undefined,
    shows: (text) => isSurelyIn(text, order),
    read: (text) => readDate(text, order) ?? text,
  }
}

function temporal(form: RegExp, read: (text: string) => Value): Pick<Candidate, 'fits' | 'read'> {
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
