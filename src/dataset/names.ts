import { reservedQualifiers } from './claim-properties.ts'
import { evidenceLabels, evidenceProperties, evidenceTypes } from './evidence-names.ts'
import { entityKeys } from './schemas/entities.ts'
import { importedKeys } from '../model/imported.ts'
import type { Dataset } from './dataset.ts'

/**
 * Every name that the graph of a folder may hold, whatever its claims: those of the ontology, of the compiler and of what was
 * imported.
 */
export interface GraphNames {
  readonly labels: readonly string[]
  readonly types: readonly string[]
  readonly properties: readonly string[]
}

/** @returns each name once. Cost: linear in the ontology and in what was imported */
export function namesOf({
  ontology: { labels, relationshipTypes, qualifiers, properties },
  imported,
}: Pick<Dataset, 'ontology' | 'imported'>): GraphNames {
  const names = {
    labels: new Set([...Object.keys(labels), ...evidenceLabels]),
    types: new Set([...Object.keys(relationshipTypes), ...evidenceTypes]),
    properties: new Set([
      ...entityKeys.filter((key) => key !== 'label'),
      ...Object.keys(properties),
      ...Object.keys(qualifiers),
      ...reservedQualifiers,
      ...evidenceProperties,
      ...(imported.length === 0 ? [] : Object.values(importedKeys)),
    ]),
  }
  for (const { nodes, relationships } of imported) {
    for (const node of nodes) {
      for (const label of node.labels) names.labels.add(label)
      for (const key of Object.keys(node.properties)) names.properties.add(key)
    }
    for (const relationship of relationships) {
      names.types.add(relationship.type)
      for (const key of Object.keys(relationship.properties)) names.properties.add(key)
    }
  }
  return { labels: [...names.labels], types: [...names.types], properties: [...names.properties] }
}
