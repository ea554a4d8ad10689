import {
  claimColumns,
  type CsvKind,
  exportedColumns,
  licenceColumn,
  readExportedHeading,
  readLabels,
} from '../../../model/csv-columns.ts'
import { unguarded } from '../../../model/formula-guard.ts'
import { typed } from '../cell-readers.ts'
import type { Dialect, PropertyColumn } from '../shape.ts'

/** The tables of an export. Their keys only join nodes and relationships; the properties are all there. */
export function exportedTables(isGuarded: boolean): Dialect {
  const plain = isGuarded ? unguarded : (text: string) => text
  const propertiesOf = (kind: CsvKind, headings: readonly string[]): readonly PropertyColumn[] => {
    const before = exportedColumns[kind].length
    return headings.slice(before, -1).map((heading, at) => {
      const { name, type } = readExportedHeading(kind, plain(heading))
      return { name, place: before + at, read: typed(type) }
    })
  }
  return (headings) => {
    if (headings.at(-1) !== licenceColumn) return undefined
    const begins = (columns: readonly string[]): boolean => columns.every((name, at) => headings[at] === name)
    if (begins(exportedColumns.relationships))
      return {
        kind: 'relationships',
        type: 1,
        start: { place: 2, space: '' },
        end: { place: 3, space: '' },
        direction: undefined,
        properties: propertiesOf('relationships', headings),
        losses: [],
        hasEmptyKey: true,
        isGuarded,
      }
    if (begins(exportedColumns.nodes))
      return {
        kind: 'nodes',
        id: { place: 0, space: '' },
        labels: [],
        labelColumns: [{ place: 1, read: readLabels }],
        properties: propertiesOf('nodes', headings),
        losses: [],
        hasEmptyKey: true,
        isGuarded,
      }
    if (!begins(claimColumns)) return undefined
    return { kind: 'left out', loss: { one: 'claim', many: 'claims', outcome: 'left out' } }
  }
}
