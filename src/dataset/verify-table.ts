import { append } from '../model/append.ts'
import type { LocatorFault } from './prove-locators.ts'
import type { CellPassage, TableDocument } from './schemas/documents.ts'
import { normaliseSentence } from './sentences.ts'
import type { TableRow, TableRows } from './table-rows.ts'
import type { CopyVerdict, PassageVerdict, Sha256 } from './verify.ts'

/**
 * Finds the cells that a document cites in a reader's own copy of the table, row by row. `matches`: the cell of that row and column
 * holds the text; `moved`: another row, in which no other cited row stands, holds all that is cited of this one; `changed`: the cell is
 * there and holds another text; `missing`: the copy has no such row or column. `line` is the row in the copy. Cost: one hash for each
 * text of a cited column, linear in the rows for each set of columns that are cited together.
 */
export function verifyTable(
  { passages }: Pick<TableDocument, 'passages'>,
  { headings, rows }: TableRows,
  sha256: Sha256,
): CopyVerdict<CellPassage> {
  const columns = new Map(headings.map((heading, at) => [heading.trim(), at]))
  const hashes = new Map<string, string>()
  const hashIn = ({ cells }: TableRow, column: string): string => {
    const text = cells[columns.get(column) ?? cells.length] ?? ''
    const hash = hashes.get(text) ?? sha256(normaliseSentence(text))
    hashes.set(text, hash)
    return hash
  }
  const cited = new Map<number, CellPassage[]>()
  for (const passage of passages) append(cited, passage.row, passage)
  const byNumber = new Map(rows.map((one) => [one.row, one]))
  const places = new Map<number, TableRow>()
  const taken = new Set<TableRow>()
  const take = (row: number, place: TableRow): void => {
    places.set(row, place)
    taken.add(place)
  }
  for (const [row, cells] of cited) {
    const place = byNumber.get(row)
    if (place !== undefined && cells.every(({ column, sha256: hash }) => hashIn(place, column) === hash))
      take(row, place)
  }
  const indexes = new Map<string, ReadonlyMap<string, TableRow[]>>()
  for (const [row, cells] of cited) {
    const names = cells.map(({ column }) => column)
    if (places.has(row) || !names.every((name) => columns.has(name))) continue
    const index = indexes.get(names.join('\n')) ?? rowsByHashes(rows, names, hashIn)
    indexes.set(names.join('\n'), index)
    const alike = index.get(cells.map((cell) => cell.sha256).join(' ')) ?? []
    let free = alike.pop()
    while (free !== undefined && taken.has(free)) free = alike.pop()
    if (free !== undefined) take(row, free)
  }
  const verdicts = passages.map((passage): PassageVerdict<CellPassage> => {
    const { row, column, sha256: hash } = passage
    const at = columns.get(column)
    const place = places.get(row) ?? byNumber.get(row)
    const text = at === undefined ? undefined : place?.cells[at]
    if (place === undefined || text === undefined) return { passage, verdict: 'missing' }
    const verdict = hashIn(place, column) !== hash ? 'changed' : place.row === row ? 'matches' : 'moved'
    return { passage, verdict, line: place.row, text }
  })
  const found = verdicts.filter(({ verdict }) => verdict === 'matches' || verdict === 'moved').length
  return { isCopy: found > 0 && found * 10 >= passages.length, passages: verdicts }
}

/** Rows by what they hold in some columns, the last first. */
function rowsByHashes(
  rows: readonly TableRow[],
  columns: readonly string[],
  hashIn: (row: TableRow, column: string) => string,
): ReadonlyMap<string, TableRow[]> {
  const found = new Map<string, TableRow[]>()
  for (const row of rows.toReversed())
    append(found, columns.map((column) => hashIn(row, column)).join(' '), row)
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
