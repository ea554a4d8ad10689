import { CsvError, parse } from 'csv-parse'
import { createReadStream } from 'node:fs'
import { DataError } from '../errors.ts'
import { unreadable } from './node.ts'

/** A record of a CSV file: as many cells as its first line has. */
export interface CsvRecord {
  /** Where it ends, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * The records of a CSV file (RFC 4180, UTF-8) of any size, its first line among them, as they are asked for.
 *
 * @throws (rejects with) DataError `NoFile`, `InvalidCsv`
 */
export async function* readCsv(file: string): AsyncGenerator<CsvRecord, void, undefined> {
  const bytes = createReadStream(file)
  const parser = parse({ bom: true, info: true, skip_empty_lines: true })
  bytes.on('error', (error) => parser.destroy(error))
  bytes.pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvLine>)
      yield { line: info.lines, cells: record }
  } catch (error) {
    if (!(error instanceof CsvError)) throw unreadable(file, error)
    throw new DataError({
      code: 'InvalidCsv',
      message: `The file is no CSV: ${error.message}.`,
      hint: 'Cells are parted by commas; one that holds a comma, a quote or a line break stands in double quotes.',
      place: { file },
      cause: error,
    })
  } finally {
    bytes.destroy()
  }
}

interface CsvLine {
  readonly record: string[]
  readonly info: { readonly lines: number }
}
