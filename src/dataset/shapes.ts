import type { GraphShapes, TypeEnds } from '../model/graph-shapes.ts'
import { evidenceEnds, evidenceLists } from './evidence-names.ts'
import type { Dataset } from './dataset.ts'
import { isList, objectInWords } from './schemas/ontology.ts'

/**
 * What a graph that is compiled by an ontology cannot have; undefined where it holds imported elements, which no ontology rules.
 * Cost: linear in the ontology.
 */
export function shapesOf({
  ontology: { labels, relationshipTypes, qualifiers, properties },
  imported,
}: Pick<Dataset, 'ontology' | 'imported'>): GraphShapes | undefined {
  if (imported.length > 0) return undefined
  const entities = Object.keys(labels)
  const types: Record<string, TypeEnds> = {}
  for (const [type, { from, to, claimOnly, symmetric }] of Object.entries(relationshipTypes)) {
    const ends = claimOnly ? [[], []] : [from, to.filter((label) => label !== objectInWords)]
    types[type] = { from: ends[0], to: ends[1], symmetric }
  }
  for (const [type, { from, to }] of Object.entries(evidenceEnds))
    types[type] = { from: [from], to: to === 'entities' ? entities : [to], symmetric: false }
  const ofQualifiers = Object.entries(qualifiers).filter(
    ([name, one]) => isList(one) && !(name in properties),
  )
  const ofEntities = Object.entries(properties).filter(
    ([name, { type }]) => type === 'strings' && !(name in qualifiers),
  )
  return { types, lists: [...evidenceLists, ...[...ofQualifiers, ...ofEntities].map(([name]) => name)] }
}
