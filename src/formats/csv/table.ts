import { DataError } from '../../errors.ts'
import { countText } from '../../model/count-text.ts'
import type { GraphFile } from '../graph-file.ts'
import type { LossKind } from '../losses.ts'
import { decodedPieces, encodingOf, readAsWindows1252, type TextEncoding } from '../reading/encoding.ts'
import type { Step } from '../sink.ts'
import type { Lost, Table, Tables } from '../tables/table.ts'
import { type Separation, separationOf } from './delimiter.ts'
import { RowScanner, type TextRow } from './row-scanner.ts'

/** What people are told of rows that were filled. */
const shortRow: LossKind = {
  one: 'row with fewer cells than columns',
  many: 'rows with fewer cells than columns',
  outcome: 'read as if the missing cells were empty',
}

/** By as much text the delimiter is guessed. */
const BEGINNING = 65_536

/**
 * The table of a file of delimited text, in the encoding that `encodingOf` finds; none where it has no row.
 *
 * @throws (rejects with) DataError `NotText`, `InvalidCsv` or `ShortRow` with the line, here or while its rows are read
 */
export async function csvTables(file: GraphFile, step: Step): Promise<Tables> {
  const encoding = await encodingOf(file, step)
  const separation = separationOfFile(file, encoding)
  const first = await headingsOf(file, encoding, separation)
  if (first === undefined) return { place: 'line', tables: [], losses: [] }
  return { place: 'line', tables: [new CsvTable(file, encoding, separation, first)], losses: [] }
}

class CsvTable implements Table {
  readonly name = ''
  readonly file: string
  readonly headings: readonly string[]
  readonly line: number
  readonly hasDecimalCommas: boolean
  readonly #file: GraphFile
  readonly #encoding: TextEncoding
  readonly #separation: Separation

  constructor(file: GraphFile, encoding: TextEncoding, separation: Separation, { cells, line }: TextRow) {
    this.file = file.name
    this.headings = cells
    this.line = line
    this.hasDecimalCommas = separation.delimiter !== ','
    this.#file = file
    this.#encoding = encoding
    this.#separation = separation
  }

  async *rows(step: Step, lost: Lost): AsyncGenerator<readonly TextRow[], void, undefined> {
    const { line } = this.#encoding
    if (line !== undefined) lost(readAsWindows1252, line)
    let isFirst = true
    for await (const read of rowsOf(this.#file, this.#encoding, this.#separation, step)) {
      const rows = isFirst ? read.slice(1) : read
      isFirst = false
      const width = this.headings.length
      const even = rows.every(({ cells }) => cells.length === width)
        ? rows
        : rows.map((row) => (row.cells.length === width ? row : this.#filled(row, lost)))
      if (even.length > 0) yield even
    }
  }

  /** A row with as many cells as there are headings, where the reader wants that. @throws DataError `ShortRow`, `InvalidCsv` */
  #filled(row: TextRow, lost: Lost): TextRow {
    const { cells, line } = row
    const width = this.headings.length
    const fills = this.#file.readAs?.fillRows === true
    if (!fills || cells.slice(width).some((cell) => cell !== '')) throw this.#uneven(row)
    if (cells.length < width) lost(shortRow, line)
    return { line, cells: Array.from({ length: width }, (_, at) => cells[at] ?? '') }
  }

  #uneven({ cells, line }: TextRow): DataError {
    const { delimiter } = this.#separation
    const width = this.headings.length
    const sign = delimiter === '\t' ? 'a tab' : `\`${delimiter}\``
    const isShort = cells.length < width
    return new DataError({
      code: isShort ? 'ShortRow' : 'InvalidCsv',
      message: `The row has ${countText(cells.length, 'cell')}, but line ${this.line} names ${countText(width, 'column')}.`,
      hint: isShort
        ? `Cells are separated by ${sign} here. Add the cells that are missing, or read them as empty, as the page offers, and silkgraph import --fill-rows -o FILE does, whose file every command takes.`
        : `Cells are separated by ${sign} here: put a cell that contains it, a quote or a line break in double quotes.`,
      place: { file: this.file, line },
    })
  }
}

/** All rows, those of a piece of text at a time; no batch is empty. */
async function* rowsOf(
  file: GraphFile,
  encoding: TextEncoding,
  { delimiter, start, line }: Separation,
  step: Step,
): AsyncGenerator<TextRow[], void, undefined> {
  const scanner = new RowScanner(file.name, delimiter, line)
  let skipped = start
  for await (const piece of decodedPieces(file, encoding, step)) {
    const zero = piece.indexOf('\0')
    if (zero >= 0) throw notText(file.name, scanner.line + lineEnds(piece.slice(0, zero)))
    const rows = scanner.push(skipped > 0 ? piece.slice(skipped) : piece)
    skipped = 0
    if (rows.length > 0) yield rows
  }
  const last = scanner.end()
  if (last.length > 0) yield last
}

async function headingsOf(
  file: GraphFile,
  encoding: TextEncoding,
  separation: Separation,
): Promise<TextRow | undefined> {
  for await (const [first] of rowsOf(file, encoding, separation, async () => {})) return first
  return undefined
}

function separationOfFile({ bytes }: GraphFile, encoding: TextEncoding): Separation {
  const isWhole = bytes.length <= BEGINNING
  const text = new TextDecoder(encoding.name).decode(bytes.subarray(0, BEGINNING), { stream: !isWhole })
  return separationOf(text, isWhole)
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0
}

function notText(file: string, line: number): DataError {
  return new DataError({
    code: 'NotText',
    message: `The file is not text: line ${line} has a NUL character.`,
    hint: 'Save the table as CSV in UTF-8 and open it again.',
    place: { file, line },
  })
}
