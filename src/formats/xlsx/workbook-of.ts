import { strToU8, Zip, ZipDeflate, type Zippable, zipSync } from 'fflate'
import { type ColumnType, readCell } from '../../model/column.ts'
import { LocalDate, LocalDateTime } from '../../model/temporal/index.ts'
import { isNumber, toDouble } from '../../model/numbers.ts'
import type { Losses } from '../losses.ts'
import { xmlText } from '../writing/xml-text.ts'
import { serialOf } from './serial.ts'

/** What Excel has at most: rows and columns of a sheet, characters of a cell. */
const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384
const MOST_TEXT = 32_767

const longText = {
  one: `text of more than ${MOST_TEXT.toLocaleString('en')} characters`,
  many: `texts of more than ${MOST_TEXT.toLocaleString('en')} characters`,
  outcome: 'cut there, as Excel has no longer ones',
}
const farColumn = {
  one: `column beyond the ${MOST_COLUMNS.toLocaleString('en')} that Excel has`,
  many: `columns beyond the ${MOST_COLUMNS.toLocaleString('en')} that Excel has`,
  outcome: 'left out',
}

/** The text of a value, and the type that it is read by. */
export interface SheetCell {
  readonly text: string
  readonly type: ColumnType
}

/** A sheet: its first row, and the others, each with as many cells. */
export interface Sheet {
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly SheetCell[])[]
}

/**
 * The bytes of a workbook: a sheet each, and further ones where a sheet is full. Numbers, truth values, dates and dates with
 * times are cells of their type where Excel holds them as they are; any other value is text, which is never a formula. The same
 * sheets give the same bytes.
 *
 * @param losses counts what Excel cannot hold
 */
export function workbookOf(given: readonly Sheet[], losses: Losses): Uint8Array<ArrayBuffer> {
  const sheets = given.flatMap(inSheets)
  const parts: Zippable = partsBeside(sheets)
  sheets.forEach((sheet, at) => {
    parts[sheetPath(at)] = part(sheetXml(sheet, losses))
  })
  // The time of writing would make every export of one graph another file.
  return zipSync(parts, { mtime: WRITTEN, level: 6 })
}

/** A sheet whose rows are made when they are written. */
export interface PiecedSheet {
  readonly name: string
  readonly headings: readonly string[]
  /** At most as many as Excel has. */
  readonly count: number
  readonly row: (at: number) => readonly SheetCell[]
}

/** As `workbookOf` of one sheet, some rows at a time. @param pause is awaited between them */
export async function workbookInPieces(
  { name, headings, count, row }: PiecedSheet,
  losses: Losses,
  pause: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    pieces.push(piece)
  })
  const begin = (path: string): ZipDeflate => {
    const file = new ZipDeflate(path, { level: 6 })
    file.mtime = WRITTEN
    zip.add(file)
    return file
  }
  for (const [path, bytes] of Object.entries(partsBeside([{ name }]))) begin(path).push(bytes, true)
  countFar(headings, losses)
  const sheet = begin(sheetPath(0))
  sheet.push(part(SHEET_START + rowXml(headingCells(headings), 0, losses)))
  for (let at = 0; at < count; at += PIECE) {
    let xml = ''
    for (let one = at; one < Math.min(at + PIECE, count); one++) xml += rowXml(row(one), one + 1, losses)
    sheet.push(strToU8(xml))
    await pause()
  }
  sheet.push(strToU8(SHEET_END), true)
  zip.end()
  return joined(pieces)
}

/** So many rows are written between two pauses. */
const PIECE = 500
const WRITTEN = '1980-01-01'

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

function sheetPath(at: number): string {
  return `xl/worksheets/sheet${at + 1}.xml`
}

/** What a workbook has beside its sheets. */
function partsBeside(sheets: readonly Pick<Sheet, 'name'>[]): { [path: string]: Uint8Array } {
  return {
    '[Content_Types].xml': part(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
        `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>` +
        `<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>` +
        sheets
          .map(
            (_, at) =>
              `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${CONTENT}.worksheet+xml"/>`,
          )
          .join('') +
        `</Types>`,
    ),
    '_rels/.rels': part(
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': part(
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
        sheets
          .map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
          .join('') +
        `</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': part(
      `<Relationships xmlns="${PACKAGE}">` +
        sheets
          .map(
            (_, at) =>
              `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
          )
          .join('') +
        `<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': part(STYLES),
  }
}

function inSheets({ name, headings, rows }: Sheet): readonly Sheet[] {
  const most = MOST_ROWS - 1
  const count = Math.max(1, Math.ceil(rows.length / most))
  return Array.from({ length: count }, (_, at) => ({
    name: at === 0 ? name : `${name} ${at + 1}`,
    headings,
    rows: rows.slice(at * most, (at + 1) * most),
  }))
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Styles of cells by their places: 0 of any, 1 of dates, 2 of dates with times. */
const STYLES =
  `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>` +
  `<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss.000"/></numFmts>` +
  `<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="3">${[0, 164, 165].map((format) => `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')}</cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function part(xml: string): Uint8Array {
  return strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`)
}

const SHEET_START = `<worksheet xmlns="${MAIN}"><sheetData>`
const SHEET_END = '</sheetData></worksheet>'

function sheetXml({ headings, rows }: Sheet, losses: Losses): string {
  countFar(headings, losses)
  const lines = [headingCells(headings), ...rows]
  return SHEET_START + lines.map((cells, row) => rowXml(cells, row, losses)).join('') + SHEET_END
}

function countFar(headings: readonly string[], losses: Losses): void {
  for (let at = MOST_COLUMNS; at < headings.length; at++) losses.add(farColumn)
}

function headingCells(headings: readonly string[]): readonly SheetCell[] {
  return headings.map((text) => ({ text, type: 'string' }))
}

function rowXml(cells: readonly SheetCell[], row: number, losses: Losses): string {
  const xml = cells.slice(0, MOST_COLUMNS).map((cell) => cellXml(cell, losses))
  return `<row r="${row + 1}">${xml.join('')}</row>`
}

function cellXml({ text, type }: SheetCell, losses: Losses): string {
  if (text === '') return '<c/>'
  const number = numberIn(text, type)
  if (number !== undefined) return number
  if (type === 'boolean') return `<c t="b"><v>${text === 'true' ? 1 : 0}</v></c>`
  if (text.length > MOST_TEXT) losses.add(longText)
  const cut = text.length > MOST_TEXT ? text.slice(0, MOST_TEXT).replace(/[\uD800-\uDBFF]$/, '') : text
  return `<c t="inlineStr"><is><t xml:space="preserve">${stringXml(cut)}</t></is></c>`
}

/** A number, or the number of a date; undefined where Excel would not hold the value as it is. */
function numberIn(text: string, type: ColumnType): string | undefined {
  if (type !== 'integer' && type !== 'float' && type !== 'date' && type !== 'localdatetime') return undefined
  const value = readCell(text, type)
  if (value instanceof LocalDate || value instanceof LocalDateTime) {
    const serial = serialOf(value)
    if (serial === undefined) return undefined
    return `<c s="${value instanceof LocalDate ? 1 : 2}"><v>${serial}</v></c>`
  }
  if (!isNumber(value) || typeof value === 'bigint') return undefined
  const double = toDouble(value)
  return Number.isFinite(double) && !Object.is(double, -0) ? `<c><v>${double}</v></c>` : undefined
}

/** What XML cannot hold, or would change, stands as `_x000D_`, and so does the `_` of what would read as that. */
function stringXml(text: string): string {
  const held = text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /(?![\t\n])[\p{Cc}\u2028\ufffe\uffff]/gu,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
  return xmlText(held)
}
