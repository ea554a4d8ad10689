import { CsvError, parse } from 'csv-parse'
import { createReadStream } from 'node:fs'
import { DataError } from '../errors.ts'
import { openRegularFile, unreadable } from './regular-file.ts'

/** A quote that is never closed would otherwise collect the rest of the file. */
const MAX_RECORD = 16 * 1024 * 1024

/**
 * The records of a CSV file (RFC 4180, UTF-8) of any size, its first line among them, as they are asked for. Each has as
 * many cells as the first. Empty lines are left out. Memory: one record, of at most 16 Mi characters.
 *
 * @throws (rejects with) DataError `NoFile`, `NotRegular`, `InvalidCsv`
 */
export async function* readCsv(file: string): AsyncGenerator<readonly string[], void, undefined> {
  yield* parsed(file, { info: false }) as AsyncIterable<readonly string[]>
}

/** The line, from 1, on which a record of a CSV file ends; the first record is number 0. Reads the file up to there. */
export async function lineOfRecord(file: string, record: number): Promise<number> {
  let at = 0
  for await (const { info } of parsed(file, { info: true }) as AsyncIterable<CsvLine>)
    if (at++ === record) return info.lines
  return at
}

async function* parsed(
  file: string,
  options: { readonly info: boolean },
): AsyncGenerator<unknown, void, undefined> {
  const bytes = createReadStream(file, { fd: openRegularFile(file) })
  const parser = parse({ bom: true, skip_empty_lines: true, max_record_size: MAX_RECORD, ...options })
  bytes.on('error', (error) => parser.destroy(error))
  bytes.pipe(parser)
  try {
    yield* parser as AsyncIterable<unknown>
  } catch (error) {
    if (!(error instanceof CsvError)) throw unreadable(file, error)
    throw new DataError({
      code: 'InvalidCsv',
      message: `The file cannot be read as CSV: ${error.message}.`,
      hint: 'Separate cells with commas, and put a cell that contains a comma, a quote or a line break in double quotes.',
      place: { file },
      cause: error,
    })
  } finally {
    bytes.destroy()
  }
}

interface CsvLine {
  readonly info: { readonly lines: number }
}
