import { type Column, columnHeading, readColumnHeading } from './column.ts'
import { nameBeside, nameWithin, type OwnNames } from './names-beside.ts'

/** What a CSV file holds a line of. */
export type CsvKind = 'nodes' | 'relationships'

/** The columns that an exported file has before those of the properties; after them is `licenceColumn`. */
export const exportedColumns = {
  nodes: ['key', 'labels'],
  relationships: ['key', 'type', 'start', 'end'],
} as const

export const licenceColumn = 'licence'

/** The columns of an exported table of claims, before `licenceColumn`: a passage is a sentence of a paragraph, or a cell of a row. */
export const claimColumns = [
  'relationship',
  'claim',
  'modality',
  'gloss',
  'credited',
  'document',
  'paragraph',
  'sentence',
  'row',
  'column',
  'sha256',
] as const

const ownNames: { readonly [kind in CsvKind]: OwnNames } = {
  nodes: new Set([...exportedColumns.nodes, licenceColumn]),
  relationships: new Set([...exportedColumns.relationships, licenceColumn]),
}

/** The heading of a property in an exported file: as `columnHeading`, with `_` after a name that the file has of its own. */
export function exportedHeading(kind: CsvKind, { name, type }: Column): string {
  return columnHeading({ name: nameBeside(ownNames[kind], name), type })
}

/** The column that `exportedHeading` gave a heading. */
export function readExportedHeading(kind: CsvKind, heading: string): Column {
  const { name, type } = readColumnHeading(heading)
  return { name: nameWithin(ownNames[kind], name), type }
}

/** Labels as one cell, separated by `;`; a backslash stands before a `;` or backslash of their own. */
export function labelsText(labels: readonly string[]): string {
  return labels.map((label) => label.replace(/[\\;]/g, '\\$&')).join(';')
}

/** The labels of a cell, each once. */
export function readLabels(cell: string): readonly string[] {
  const parts = cell.match(/(?:\\[\\;]|[^;])+/g) ?? []
  return [...new Set(parts.map((part) => part.replace(/\\([\\;])/g, '$1')))]
}
