import type { GraphShapes, TypeEnds } from '../model/graph-shapes.ts'
import { evidenceEnds, evidenceLists } from './evidence-names.ts'
import { isList, objectInWords, type Ontology } from './schemas/ontology.ts'

/** What a graph that is compiled by an ontology cannot have. Cost: linear in the ontology. */
export function shapesOf({ labels, relationshipTypes, qualifiers, properties }: Ontology): GraphShapes {
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
