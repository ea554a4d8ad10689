import type { LocatorFault } from './prove-locators.ts'
import type { CellPassage, TableDocument } from './schemas/documents.ts'
import { normaliseSentence } from './sentences.ts'
import type { TableRow, TableRows } from './table-rows.ts'
import type { CopyVerdict, PassageVerdict, Sha256 } from './verify.ts'

/**
 * Finds the cells that a document cites in a reader's own copy of the table, by column, row and hash. `matches`: the cell of that
 * row and column holds the text; `moved`: another cell of the column does; `changed`: the cell is there and holds another text;
 * `missing`: the copy has no such row or column. `line` is the row in the copy. Cost: one hash for each text of a cited column.
 */
export function verifyTable(
  { passages }: Pick<TableDocument, 'passages'>,
  { headings, rows }: TableRows,
  sha256: Sha256,
): CopyVerdict<CellPassage> {
  const columns = new Map(headings.map((heading, at) => [heading.trim(), at]))
  const byNumber = new Map(rows.map((one) => [one.row, one]))
  const hashes = new Map<string, string>()
  const hashOf = (text: string): string => {
    const hash = hashes.get(text) ?? sha256(normaliseSentence(text))
    hashes.set(text, hash)
    return hash
  }
  const firstRows = new Map<string, ReadonlyMap<string, TableRow>>()
  const firstRow = (column: string, at: number, hash: string): TableRow | undefined => {
    const known = firstRows.get(column) ?? rowsByHash(rows, at, hashOf)
    firstRows.set(column, known)
    return known.get(hash)
  }
  const verdicts = passages.map((passage): PassageVerdict<CellPassage> => {
    const { row, column, sha256: hash } = passage
    const at = columns.get(column)
    if (at === undefined) return { passage, verdict: 'missing' }
    const text = byNumber.get(row)?.cells[at]
    if (text !== undefined && hashOf(text) === hash) return { passage, verdict: 'matches', line: row, text }
    const elsewhere = firstRow(column, at, hash)
    if (elsewhere !== undefined)
      return { passage, verdict: 'moved', line: elsewhere.row, text: elsewhere.cells[at] }
    return text === undefined
      ? { passage, verdict: 'missing' }
      : { passage, verdict: 'changed', line: row, text }
  })
  const found = verdicts.filter(({ verdict }) => verdict === 'matches' || verdict === 'moved').length
  return { isCopy: found > 0 && found * 10 >= passages.length, passages: verdicts }
}

/** The first row that holds each text, by its hash. */
function rowsByHash(
  rows: readonly TableRow[],
  at: number,
  hashOf: (text: string) => string,
): ReadonlyMap<string, TableRow> {
  const found = new Map<string, TableRow>()
  for (const one of rows) {
    const hash = hashOf(one.cells[at] ?? '')
    if (!found.has(hash)) found.set(hash, one)
  }
  return found
}

/** What the table itself, byte for byte the one that was read, contradicts of its entry. */
export function proveCells(
  document: TableDocument,
  verdicts: readonly PassageVerdict<CellPassage>[],
  { rows }: TableRows,
  sha256: Sha256,
): readonly LocatorFault[] {
  const faults = verdicts.flatMap(({ passage, verdict, line, text }): readonly LocatorFault[] => {
    switch (verdict) {
      case 'matches':
        return []
      case 'moved':
        return [{ passage, key: 'row', said: passage.row, stands: line }]
      case 'changed':
        return [
          {
            passage,
            key: 'sha256',
            said: passage.sha256,
            stands: text === undefined ? undefined : sha256(normaliseSentence(text)),
          },
        ]
      case 'missing':
        return [{ passage, key: 'sha256', said: passage.sha256, stands: undefined }]
    }
  })
  const last = rows.at(-1)?.row ?? 1
  return last === document.rows
    ? faults
    : [{ passage: undefined, key: 'rows', said: document.rows, stands: last }, ...faults]
}
