import type { MapValue } from '../model/values.ts'
import { textOf } from './attributes.ts'
import { csvLines } from './csv-cells.ts'
import { evidenceOf } from './evidence.ts'
import type { ExportFormat } from './format.ts'

/** Three tables: nodes, relationships, and the claims that the relationships stand on. Lists are JSON text. */
export const csv: ExportFormat = {
  id: 'csv',
  extension: 'csv',
  description: 'three CSV files: nodes, relationships, claims',
  write({ nodes, relationships }, options) {
    const nodeKeys = keysOf(nodes)
    const relationshipKeys = keysOf(relationships)
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
            ['key', 'labels', ...nodeKeys, 'licence'],
            ...nodes.map(({ key, labels, properties }) => [
              key,
              labels.join(';'),
              ...cells(nodeKeys, properties),
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
            ['key', 'type', 'start', 'end', ...relationshipKeys, 'licence'],
            ...relationships.map(({ key, type, start, end, properties }) => [
              key,
              type,
              start,
              end,
              ...cells(relationshipKeys, properties),
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

function keysOf(elements: readonly { readonly properties: MapValue }[]): readonly string[] {
  return [...new Set(elements.flatMap(({ properties }) => Object.keys(properties)))].sort()
}

function cells(keys: readonly string[], properties: MapValue): readonly string[] {
  return keys.map((key) => {
    const value = properties[key] ?? null
    return value === null ? '' : textOf(value)
  })
}
