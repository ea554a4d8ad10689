import { cellOf, type Column, columnHeading, columnTypeOf } from '../model/column.ts'
import type { MapValue } from '../model/values.ts'
import { csvLines } from './csv-cells.ts'
import { evidenceOf } from './evidence.ts'
import type { ExportFormat } from './format.ts'

/**
 * Three tables: nodes, relationships, and the claims that the relationships stand on. Columns that are not of text say
 * their type, as in `born:integer`; `json` is for lists and for what differs in type.
 * The last column is the licence, empty where it is not known.
 */
export const csv: ExportFormat = {
  id: 'csv',
  extension: 'csv',
  description: 'three CSV files: nodes, relationships, claims',
  write({ nodes, relationships }, options) {
    const nodeColumns = columnsOf(nodes)
    const relationshipColumns = columnsOf(relationships)
    const claims = relationships.flatMap((relationship) =>
      evidenceOf(relationship, options).map(
        ({ claim, gloss, modality, credited, document, paragraph, sentence, sha256 }) => [
          relationship.key,
          claim,
          modality,
          gloss,
          credited.join('; '),
          document,
          String(paragraph),
          String(sentence),
          sha256,
          options.licence,
        ],
      ),
    )
    return [
      {
        suffix: '-nodes',
        text: csvLines(
          [
            ['key', 'labels', ...nodeColumns.map(columnHeading), 'licence'],
            ...nodes.map(({ key, labels, properties }) => [
              key,
              labels.join(';'),
              ...cells(nodeColumns, properties),
              options.licence,
            ]),
          ],
          options.raw,
        ),
      },
      {
        suffix: '-relationships',
        text: csvLines(
          [
            ['key', 'type', 'start', 'end', ...relationshipColumns.map(columnHeading), 'licence'],
            ...relationships.map(({ key, type, start, end, properties }) => [
              key,
              type,
              start,
              end,
              ...cells(relationshipColumns, properties),
              options.licence,
            ]),
          ],
          options.raw,
        ),
      },
      ...(options.evidenceOf === undefined
        ? []
        : [
            {
              suffix: '-claims',
              text: csvLines(
                [
                  [
                    'relationship',
                    'claim',
                    'modality',
                    'gloss',
                    'credited',
                    'document',
                    'paragraph',
                    'sentence',
                    'sha256',
                    'licence',
                  ],
                  ...claims,
                ],
                options.raw,
              ),
            },
          ]),
    ]
  },
}

function columnsOf(elements: readonly { readonly properties: MapValue }[]): readonly Column[] {
  const names = [...new Set(elements.flatMap(({ properties }) => Object.keys(properties)))].sort()
  return names.map((name) => ({
    name,
    type: columnTypeOf(elements.map(({ properties }) => properties[name] ?? null)),
  }))
}

function cells(columns: readonly Column[], properties: MapValue): readonly string[] {
  return columns.map(({ name, type }) => cellOf(properties[name] ?? null, type))
}
