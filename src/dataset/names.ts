import { reservedQualifiers } from './claim-properties.ts'
import { evidenceLabels, evidenceProperties, evidenceTypes } from './evidence-names.ts'
import { entityKeys } from './schemas/entities.ts'
import type { Ontology } from './schemas/ontology.ts'

/** Every name that the graph of an ontology may hold, whatever its claims: those of the ontology and of the compiler. */
export interface GraphNames {
  readonly labels: readonly string[]
  readonly types: readonly string[]
  readonly properties: readonly string[]
}

/** @returns each name once. Cost: linear in the ontology */
export function namesOf({ labels, relationshipTypes, qualifiers, properties }: Ontology): GraphNames {
  return {
    labels: [...Object.keys(labels), ...evidenceLabels],
    types: [...Object.keys(relationshipTypes), ...evidenceTypes],
    properties: [
      ...new Set([
        ...entityKeys.filter((key) => key !== 'label'),
        ...Object.keys(properties),
        ...Object.keys(qualifiers),
        ...reservedQualifiers,
        ...evidenceProperties,
      ]),
    ],
  }
}
