import type { TableDocument } from '../schemas/documents.ts'
import type { Findings } from './finding.ts'

/** Cells lie inside their table, and none is there twice. Cost: linear in the passages. */
export function checkCells(findings: Findings, document: TableDocument): void {
  const { id, rows, passages } = document
  const seen = new Map<string, string>()
  passages.forEach((passage, index) => {
    const { row, column } = passage
    const at = [document, 'passages', index] as const
    if (row > rows) {
      const message = `The passage ${passage.id} of ${id} is in row ${row} of ${rows}.`
      findings.error('InvalidPassage', [...at, 'row'], message, 'Correct row or rows.')
    }
    const place = JSON.stringify([row, column])
    const other = seen.get(place)
    if (other !== undefined) {
      const message = `The passages ${other} and ${passage.id} are both row ${row}, column ${column}.`
      findings.error('OverlappingPassages', at, message, 'Remove one, and cite the other.')
    }
    seen.set(place, passage.id)
  })
}
