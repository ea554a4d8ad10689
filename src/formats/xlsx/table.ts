import { CypherError, DataError } from '../../errors.ts'
import { integer } from '../../model/numbers.ts'
import { LocalDate, LocalDateTime, LocalTime, ZonedDateTime } from '../../model/temporal/index.ts'
import { float } from '../../model/values.ts'
import { type GraphFile, MOST_CHARACTERS } from '../graph-file.ts'
import type { Step } from '../sink.ts'
import type { XmlAttributes, XmlHandler } from '../reading/xml.ts'
import type { Cell, Lost, Row, Table, Tables } from '../tables/table.ts'
import { isOld } from './index.ts'
import { temporalOfSerial } from './serial.ts'
import { plainText, readWorkbook, type SheetPart, type Workbook } from './workbook.ts'
import { partReader } from './part.ts'
import { encryptedFile } from './zip.ts'

/**
 * The sheets of a workbook that have any row, as tables whose first row with a value names the columns.
 *
 * @throws (rejects with) DataError `EncryptedFile`, `OldWorkbook`, `NotWorkbook`, `InvalidZip`, `InvalidXml`, `ZipBomb`
 */
export async function xlsxTables(file: GraphFile, step: Step): Promise<Tables> {
  if (isOld(file.bytes)) throw isEncrypted(file.bytes) ? encryptedFile(file.name) : oldWorkbook(file.name)
  const workbook = await readWorkbook(file, step)
  const tables: Table[] = []
  for (const sheet of workbook.sheets) {
    const table = await SheetTable.open(workbook, sheet)
    if (table !== undefined) tables.push(table)
  }
  const losses = Array.from({ length: workbook.others }, () => sheetOfOther)
  return { place: 'row', tables, losses }
}

const sheetOfOther = {
  one: 'sheet of a chart or of macros',
  many: 'sheets of charts or of macros',
  outcome: 'left out',
}
const hiddenSheet = { one: 'hidden sheet', many: 'hidden sheets', outcome: 'read like the others' }
const formula = { one: 'formula', many: 'formulas', outcome: 'read as the value that it last had' }
const noValue = { one: 'formula without a value', many: 'formulas without a value', outcome: 'left out' }
const merged = {
  one: 'range of merged cells',
  many: 'ranges of merged cells',
  outcome: 'read as its first cell',
}
const fault = { one: 'error value', many: 'error values', outcome: 'left out' }
const beyond = { one: 'cell without a heading', many: 'cells without a heading', outcome: 'left out' }

class SheetTable implements Table {
  readonly name: string
  readonly file: string
  readonly headings: readonly string[]
  readonly line: number
  /** Numbers are values here. */
  readonly hasDecimalCommas = false
  readonly #workbook: Workbook
  readonly #sheet: SheetPart

  private constructor(workbook: Workbook, sheet: SheetPart, headings: readonly string[], line: number) {
    this.name = sheet.name
    this.file = placeOf(workbook, sheet)
    this.headings = headings
    this.line = line
    this.#workbook = workbook
    this.#sheet = sheet
  }

  /** Undefined where the sheet has no value. */
  static async open(workbook: Workbook, sheet: SheetPart): Promise<SheetTable | undefined> {
    for await (const [first] of rowsOf(
      workbook,
      sheet,
      async () => {},
      () => {},
    )) {
      const headings = Array.from(first.cells, (cell = '') =>
        typeof cell === 'string' ? cell : String(cell),
      )
      return new SheetTable(workbook, sheet, headings, first.line)
    }
    return undefined
  }

  async *rows(step: Step, lost: Lost): AsyncGenerator<readonly Row[], void, undefined> {
    if (this.#sheet.isHidden) lost(hiddenSheet)
    const width = this.headings.length
    let isFirst = true
    for await (const read of rowsOf(this.#workbook, this.#sheet, step, lost)) {
      const rows = isFirst ? read.slice(1) : read
      isFirst = false
      if (rows.length === 0) continue
      // A heading far to the right makes every row as wide: so many cells at a time are held.
      const most = Math.max(1, Math.floor(MOST_CELLS / Math.max(width, 1)))
      for (let from = 0; from < rows.length; from += most)
        yield rows.slice(from, from + most).map(({ cells, line }) => {
          for (let at = width; at < cells.length; at++) if ((cells[at] ?? '') !== '') lost(beyond, line)
          return { cells: Array.from({ length: width }, (_, at) => cells[at] ?? ''), line }
        })
    }
  }
}

const MOST_CELLS = 1_000_000

/** A row as it stands in its sheet: cells that are empty may be absent. */
interface SheetRow {
  readonly cells: readonly (Cell | undefined)[]
  readonly line: number
}

/** All rows that have a value; no batch is empty. */
async function* rowsOf(
  workbook: Workbook,
  sheet: SheetPart,
  step: Step,
  lost: Lost,
): AsyncGenerator<SheetRow[], void, undefined> {
  const reader = new SheetReader(workbook, sheet, lost)
  const xml = partReader(placeOf(workbook, sheet), reader)
  for await (const piece of workbook.zip.text(sheet.part, step)) {
    xml.push(piece)
    const rows = reader.take()
    if (rows.length > 0) yield rows
  }
  xml.end()
}

/** Excel has no more columns. */
const MOST_COLUMNS = 16_384

class SheetReader implements XmlHandler {
  readonly #workbook: Workbook
  readonly #sheet: SheetPart
  readonly #lost: Lost
  #rows: SheetRow[] = []
  #line = 0
  #cells: (Cell | undefined)[] = []
  #column = -1
  #type = 'n'
  #style = 0
  #text = ''
  #isPhonetic = false
  #hasFormula = false
  #hasValue = false

  constructor(workbook: Workbook, sheet: SheetPart, lost: Lost) {
    this.#workbook = workbook
    this.#sheet = sheet
    this.#lost = lost
  }

  /** The rows that have ended since it was last called. */
  take(): SheetRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, attributes: XmlAttributes): boolean {
    switch (name) {
      case 'row':
        this.#line = /^\d{1,7}$/.test(attributes['r'] ?? '') ? Number(attributes['r']) : this.#line + 1
        this.#cells = []
        this.#column = -1
        break
      case 'c':
        this.#column = columnOf(attributes['r']) ?? this.#column + 1
        if (this.#column >= MOST_COLUMNS)
          throw this.#invalid('A cell stands in a column that Excel does not have.')
        this.#type = attributes['t'] ?? 'n'
        this.#style = Number(attributes['s'] ?? 0)
        this.#text = ''
        this.#hasFormula = false
        this.#hasValue = false
        break
      case 'f':
        this.#hasFormula = true
        break
      case 'v':
      case 't':
        this.#hasValue = true
        return !this.#isPhonetic
      case 'rPh':
        this.#isPhonetic = true
        break
      case 'mergeCell':
        this.#lost(merged, Number(/\d+/.exec(attributes['ref'] ?? '')?.[0] ?? 1))
    }
    return false
  }

  close(name: string, text: string): void {
    if (name === 'v' || name === 't') {
      if (this.#text.length + text.length > MOST_CHARACTERS) throw this.#invalid('A cell is too long.')
      this.#text += text
    } else if (name === 'rPh') this.#isPhonetic = false
    else if (name === 'c') {
      // Some programs write an empty value where they have computed none.
      const isComputed = this.#text !== '' || (this.#hasValue && this.#type === 'str')
      if (this.#hasFormula) this.#lost(isComputed ? formula : noValue, this.#line)
      const value = this.#hasValue ? this.#value() : ''
      if (value !== '') this.#cells[this.#column] = value
    } else if (name === 'row' && this.#cells.length > 0)
      this.#rows.push({ cells: this.#cells, line: this.#line })
  }

  #value(): Cell {
    const text = this.#text
    switch (this.#type) {
      case 's': {
        if (text.trim() === '') return ''
        const string = this.#workbook.strings[Number(text)]
        if (string === undefined) throw this.#invalid('A cell names a text that the workbook does not have.')
        return string
      }
      case 'str':
      case 'inlineStr':
        return plainText(text)
      case 'b':
        return text === '1' || text === 'true'
      case 'e':
        this.#lost(fault, this.#line)
        return ''
      case 'd':
        return this.#isoValue(text)
      default:
        return text.trim() === '' ? '' : this.#number(text)
    }
  }

  #number(text: string): Cell {
    const number = Number(text)
    if (!Number.isFinite(number))
      throw this.#invalid(`A cell says that it is a number, but is ${JSON.stringify(text)}.`)
    const kind = this.#workbook.kinds[this.#style]
    const temporal = kind === undefined ? undefined : temporalOfSerial(number, kind, this.#workbook.is1904)
    if (temporal !== undefined) return temporal
    return Number.isSafeInteger(number) ? integer(number) : float(number)
  }

  #isoValue(text: string): Cell {
    try {
      if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return LocalDate.parse(text)
      if (/^\d{2}:/.test(text)) return LocalTime.parse(text)
      return text.endsWith('Z') ? ZonedDateTime.parse(text) : LocalDateTime.parse(text)
    } catch (error) {
      if (!(error instanceof CypherError)) throw error
      throw this.#invalid(`A cell says that it is a date, but is ${JSON.stringify(text)}.`)
    }
  }

  #invalid(message: string): DataError {
    return new DataError({
      code: 'InvalidSheet',
      message,
      hint: 'Open the file in Excel and save it again.',
      place: { file: placeOf(this.#workbook, this.#sheet), line: this.#line },
    })
  }
}

/** 0 for `A1`, 27 for `AB7`. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

function placeOf({ file }: Workbook, { name }: SheetPart): string {
  return `${file.name}, sheet ${name}`
}

/** The name of the stream in which a workbook with a password is, as UTF-16 in the directory of the file. */
const ENCRYPTED = 'EncryptedPackage'

function isEncrypted(bytes: Uint8Array): boolean {
  const codes = [...ENCRYPTED].flatMap((letter) => [letter.charCodeAt(0), 0])
  for (let at = bytes.indexOf(codes[0]); at >= 0; at = bytes.indexOf(codes[0], at + 1))
    if (codes.every((code, offset) => bytes[at + offset] === code)) return true
  return false
}

function oldWorkbook(file: string): DataError {
  return new DataError({
    code: 'OldWorkbook',
    message: 'The file is a workbook of an old Excel (.xls), or another document of its time.',
    hint: 'Open it in Excel and save it as .xlsx or as CSV.',
    place: { file },
  })
}
