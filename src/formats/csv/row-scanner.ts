import { DataError } from '../../errors.ts'
import { MOST_CHARACTERS } from '../graph-file.ts'

/** A row of delimited text: its cells, and the line on which it begins, from 1. */
export interface TextRow {
  readonly cells: readonly string[]
  readonly line: number
}

/** No table has as many columns: of a file that is not a table, a row would take all memory. */
const MOST_CELLS = 65_536

const QUOTE = 0x22
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/** Where the scanner stands: before a cell, in one, in a quoted one, or after a quote that ends it unless another follows. */
type At = 'start' | 'plain' | 'quoted' | 'quote'

/**
 * Rows of delimited text (RFC 4180) that comes in pieces. Lines end in LF, CRLF or CR; a quote in a quoted cell is doubled, and
 * is an ordinary character in a cell that does not begin with one; empty lines are left out. Cost: linear in the text, whatever
 * its pieces; memory: one row.
 */
export class RowScanner {
  readonly #file: string
  readonly #delimiter: number
  #at: At = 'start'
  /** Of the cell, what stands in pieces before or before a doubled quote. */
  #begun = ''
  #wasQuoted = false
  #cells: string[] = []
  #line: number
  #rowLine: number
  #quoteLine = 0
  #isAfterReturn = false

  /**
   * @param delimiter one character
   * @param line on which the text begins
   */
  constructor(file: string, delimiter: string, line = 1) {
    this.#file = file
    this.#delimiter = delimiter.charCodeAt(0)
    this.#line = line
    this.#rowLine = line
  }

  /** On which the next piece begins. */
  get line(): number {
    return this.#line
  }

  /**
   * The rows that end in this piece.
   *
   * @throws DataError `InvalidCsv` where text follows a closing quote or a cell is too long
   */
  push(text: string): TextRow[] {
    const rows: TextRow[] = []
    let at = 0
    while (at < text.length) {
      switch (this.#at) {
        case 'start':
          at = this.#begin(text, at)
          break
        case 'plain':
          at = this.#scanPlain(text, at, rows)
          break
        case 'quoted':
          at = this.#scanQuoted(text, at)
          break
        case 'quote':
          at = this.#afterQuote(text, at, rows)
      }
    }
    return rows
  }

  /**
   * The last row, where no line end follows it; empty otherwise.
   *
   * @throws DataError `InvalidCsv` where a quote is not closed
   */
  end(): TextRow[] {
    if (this.#at === 'quoted')
      throw this.#invalid(
        'A cell begins with a quote, but no quote ends it.',
        'Close the quote, or double each quote that belongs to the text.',
        this.#quoteLine,
      )
    const rows: TextRow[] = []
    if (this.#at !== 'start' || this.#cells.length > 0) {
      this.#endCell()
      this.#endRow(rows)
    }
    return rows
  }

  #begin(text: string, at: number): number {
    const code = text.charCodeAt(at)
    if (this.#isAfterReturn) {
      this.#isAfterReturn = false
      if (code === LINE_FEED) return at + 1
    }
    if (code !== QUOTE) {
      this.#at = 'plain'
      return at
    }
    this.#at = 'quoted'
    this.#wasQuoted = true
    this.#quoteLine = this.#line
    return at + 1
  }

  #scanPlain(text: string, from: number, rows: TextRow[]): number {
    const delimiter = this.#delimiter
    let start = from
    let at = from
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === delimiter) {
        if (this.#begun === '') this.#addCell(text.slice(start, at))
        else {
          this.#keep(text, start, at)
          this.#endCell()
        }
        start = at + 1
        // The next cell of the row is nearly always plain too.
        if (start < text.length && text.charCodeAt(start) !== QUOTE) continue
        this.#at = 'start'
        return start
      }
      if (code === LINE_FEED || code === CARRIAGE_RETURN) {
        this.#keep(text, start, at)
        this.#endCell()
        this.#endLine(code, rows)
        return at + 1
      }
    }
    this.#keep(text, start, at)
    return at
  }

  #scanQuoted(text: string, from: number): number {
    let at = from
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) {
        this.#isAfterReturn = false
        this.#at = 'quote'
        break
      }
      if (code === CARRIAGE_RETURN || (code === LINE_FEED && !this.#isAfterReturn)) this.#line++
      this.#isAfterReturn = code === CARRIAGE_RETURN
    }
    this.#keep(text, from, at)
    return at + 1
  }

  #afterQuote(text: string, at: number, rows: TextRow[]): number {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      this.#begun += '"'
      this.#at = 'quoted'
    } else if (code === this.#delimiter) this.#endCell()
    else if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      this.#endCell()
      this.#endLine(code, rows)
    } else
      throw this.#invalid(
        'A cell that begins with a quote goes on after the quote that ends it.',
        'Double each quote that belongs to the text, and put the whole cell in quotes.',
        this.#line,
      )
    return at + 1
  }

  #keep(text: string, start: number, end: number): void {
    if (this.#begun.length + end - start > MOST_CHARACTERS) throw this.#tooLong()
    this.#begun = this.#begun === '' ? text.slice(start, end) : this.#begun + text.slice(start, end)
  }

  #endCell(): void {
    this.#addCell(this.#begun)
    this.#begun = ''
    this.#at = 'start'
  }

  #addCell(cell: string): void {
    this.#cells.push(cell)
    if (this.#cells.length > MOST_CELLS)
      throw this.#invalid(
        `A row has more than ${MOST_CELLS.toLocaleString('en')} cells.`,
        'Check that the file is a table, with a line for each row.',
        this.#rowLine,
      )
  }

  #endLine(code: number, rows: TextRow[]): void {
    this.#isAfterReturn = code === CARRIAGE_RETURN
    this.#line++
    this.#endRow(rows)
  }

  #endRow(rows: TextRow[]): void {
    const cells = this.#cells
    const isEmpty = cells.length === 1 && cells[0] === '' && !this.#wasQuoted
    if (!isEmpty) rows.push({ cells, line: this.#rowLine })
    this.#cells = []
    this.#wasQuoted = false
    this.#rowLine = this.#line
  }

  #tooLong(): DataError {
    return this.#invalid(
      `A cell has more than ${MOST_CHARACTERS.toLocaleString('en')} characters.`,
      this.#at === 'quoted'
        ? 'Check that the quote at its start is closed, or leave the cell out.'
        : 'Check that the file is a table, or leave the cell out.',
      this.#rowLine,
    )
  }

  #invalid(message: string, hint: string, line: number): DataError {
    return new DataError({ code: 'InvalidCsv', message, hint, place: { file: this.#file, line } })
  }
}
