import { addAll } from '../../model/add-all.ts'
import type { Entity } from '../../dataset/schemas/entities.ts'
import { normaliseSentence } from '../../dataset/sentences.ts'
import type { TableRows } from '../../dataset/table-rows.ts'
import type { Sha256 } from '../../dataset/verify.ts'
import type { DataError } from '../../errors.ts'
import { Problems } from '../problems.ts'
import type { Mapping } from '../schema/mapping.ts'
import { TableClaims } from './claims.ts'
import { TableEntities } from './entities.ts'
import { idPart } from './ids.ts'
import { KnownEntities } from './known-entities.ts'
import { columnsOf, scopeOf } from './row-scope.ts'
import { fill, parseTemplate } from './template.ts'

/** What tells the file of a table from others. */
export interface FileOf {
  readonly sha256: string
  readonly bytes: number
}

/** A line of `claims/<name>.ndjson`, and the line of the table that it comes from. */
export interface MadeLine {
  readonly text: string
  /** Undefined where it comes from no row alone. */
  readonly from: number | undefined
}

/** The lines that a table becomes, or what is wrong with its rows: `InvalidTable`, at most 20. */
export type Applied =
  | {
      readonly kind: 'applied'
      readonly lines: readonly MadeLine[]
      readonly entities: number
      readonly passages: number
      readonly claims: number
    }
  | { readonly kind: 'refused'; readonly errors: readonly DataError[] }

/**
 * Applies a mapping that `checkMapping` has found sound to a table: the table as a document, the entities that the folder does not
 * have, and row by row the cells that are cited and the claims that cite them. The same table and folder give the same lines.
 *
 * @param known the entities of the folder but those that this table gave it before
 * Cost: linear in the rows; a hash for each text in an id and for each cited cell
 */
export function applyMapping(
  mapping: Mapping,
  table: TableRows,
  { sha256: ofFile, bytes }: FileOf,
  known: readonly Entity[],
  sha256: Sha256,
): Applied {
  const problems = new Problems()
  const entities = new TableEntities(mapping, new KnownEntities(known), problems, sha256)
  const columns = columnsOf(table)
  for (const row of table.rows) {
    if (problems.isFull) break
    entities.gather(scopeOf(columns, row), row, table.file)
  }
  const made = entities.finish(known)
  const claims = new TableClaims(mapping, entities, problems, sha256)
  const { sheet, retrieved, ...described } = mapping.table
  const document = {
    ...described,
    kind: 'table',
    ...(sheet === undefined ? {} : { sheet }),
    ...(retrieved === undefined ? {} : { retrieved }),
    sha256: ofFile,
    bytes,
    rows: table.rows.at(-1)?.row ?? 1,
  }
  const lines: MadeLine[] = [
    { text: JSON.stringify({ document }), from: undefined },
    ...made.map((entity) => ({ text: JSON.stringify({ entity }), from: undefined })),
  ]
  const counts = { passages: 0, claims: 0 }
  const rowTemplate = parseTemplate(mapping.row)
  const keys = new Map<string, number>()
  for (const row of table.rows) {
    if (problems.isFull) break
    const place = { file: table.file, line: row.line }
    const scope = scopeOf(columns, row)
    const known = fill(rowTemplate, scope)
    const key = known === undefined ? undefined : idPart(known, sha256)
    const other = key === undefined ? undefined : keys.get(key)
    if (key === undefined) {
      const hint = 'Fill in the cell, or name columns under row that every row has.'
      problems.add('InvalidTable', 'Nothing tells by what the row is known.', hint, place)
      continue
    }
    if (other !== undefined) {
      const hint = 'Name columns under row that differ from row to row.'
      problems.add('InvalidTable', `The row is known by "${known}", as row ${other} is.`, hint, place)
      continue
    }
    keys.set(key, row.row)
    const passages = new Map<string, MadeLine>()
    const ofRow: MadeLine[] = []
    for (const { claim, cites } of claims.of(key, scope, row, table.file)) {
      const passage = cites.flatMap((column) => {
        const at = columns.get(column)
        const text = at === undefined ? '' : (row.cells[at] ?? '')
        if (at === undefined || scope(column) === '') return []
        const id = `R${row.row}C${at + 1}`
        // Several claims of a row cite the same cell.
        if (!passages.has(id)) {
          const hash = sha256(normaliseSentence(text))
          const line = JSON.stringify({ passage: { id, row: row.row, column, sha256: hash } })
          passages.set(id, { text: line, from: row.line })
        }
        return [id]
      })
      if (passage.length === 0) {
        const hint = 'Name a column under cites that says so.'
        problems.add('InvalidTable', `${claim.id} would cite blank cells: ${cites.join(', ')}.`, hint, place)
        continue
      }
      const { id, ...said } = claim
      const cited = passage.length === 1 ? passage[0] : passage
      ofRow.push({ text: JSON.stringify({ claim: { id, passage: cited, ...said } }), from: row.line })
    }
    addAll(lines, passages.values())
    addAll(lines, ofRow)
    counts.passages += passages.size
    counts.claims += ofRow.length
  }
  return problems.errors.length > 0
    ? { kind: 'refused', errors: problems.errors }
    : { kind: 'applied', lines, entities: made.length, ...counts }
}
