import { cellOf, type Column, columnTypeOf } from '../../model/column.ts'
import {
  claimColumns,
  exportedColumns,
  exportedHeading,
  labelsText,
  licenceColumn,
} from '../../model/csv-columns.ts'
import type { MapValue } from '../../model/values.ts'
import type { Subgraph } from '../../subgraph/subgraph.ts'
import { type CsvCell, csvLines, type CsvStyle, valueCell } from './cells.ts'
import type { Losses, LossKind } from '../losses.ts'
import { evidenceOf } from '../writing/evidence-of.ts'
import type { ExportFile, ExportOptions } from '../writer.ts'

/** A file of CSV: its first line and the others. */
export interface CsvTable {
  readonly suffix: string
  readonly lines: readonly (readonly CsvCell[])[]
}

/** A table as a file of text. @param losses counts the texts that it cannot hold as they are */
export function csvFile(
  { suffix, lines }: CsvTable,
  style: CsvStyle,
  losses: Losses,
): ExportFile & { readonly content: string } {
  const content = csvLines(lines, style)
  if (!content.includes('\0')) return { suffix, content }
  const texts = lines.flat().filter((cell) => typeof cell === 'string' && cell.includes('\0'))
  losses.add(withNul, undefined, undefined, texts.length)
  return { suffix, content: content.replaceAll('\0', '\uFFFD') }
}

const withNul: LossKind = {
  one: 'text with a NUL character',
  many: 'texts with NUL characters',
  outcome: 'written with U+FFFD instead',
}

/**
 * Three tables: nodes, relationships, and the claims that the relationships stand on. Columns that are not of text say
 * their type, as in `born:integer`; `json` is for lists and for what differs in type.
 * The last column is the licence, empty where it is not known.
 */
export function csvTables({ nodes, relationships }: Subgraph, options: ExportOptions): readonly CsvTable[] {
  const nodeColumns = columnsOf(nodes)
  const relationshipColumns = columnsOf(relationships)
  const { licence } = options
  return [
    {
      suffix: '-nodes',
      lines: [
        [
          ...exportedColumns.nodes,
          ...nodeColumns.map((column) => exportedHeading('nodes', column)),
          licenceColumn,
        ],
        ...nodes.map(({ key, labels, properties }) => [
          key,
          labelsText(labels),
          ...cellsOf(nodeColumns, properties),
          licence,
        ]),
      ],
    },
    {
      suffix: '-relationships',
      lines: [
        [
          ...exportedColumns.relationships,
          ...relationshipColumns.map((column) => exportedHeading('relationships', column)),
          licenceColumn,
        ],
        ...relationships.map(({ key, type, start, end, properties }) => [
          key,
          type,
          start,
          end,
          ...cellsOf(relationshipColumns, properties),
          licence,
        ]),
      ],
    },
    ...(options.evidenceOf === undefined ? [] : [claimsTable(relationships, options)]),
  ]
}

function claimsTable(relationships: Subgraph['relationships'], options: ExportOptions): CsvTable {
  const lines = relationships.flatMap((relationship) =>
    evidenceOf(relationship, options).map(({ claim, gloss, modality, credited, document, place, sha256 }) => [
      relationship.key,
      claim,
      modality,
      gloss,
      credited.join('; '),
      document,
      ...(place.kind === 'sentence'
        ? [String(place.paragraph), String(place.sentence), '', '']
        : ['', '', String(place.row), place.column]),
      sha256,
      options.licence,
    ]),
  )
  return { suffix: '-claims', lines: [[...claimColumns, licenceColumn], ...lines] }
}

function columnsOf(elements: readonly { readonly properties: MapValue }[]): readonly Column[] {
  const names = [...new Set(elements.flatMap(({ properties }) => Object.keys(properties)))].sort()
  return names.map((name) => ({
    name,
    type: columnTypeOf(elements.map(({ properties }) => properties[name] ?? null)),
  }))
}

function cellsOf(columns: readonly Column[], properties: MapValue): readonly CsvCell[] {
  return columns.map(({ name, type }) => {
    const value = properties[name] ?? null
    return valueCell(value, cellOf(value, type))
  })
}
