import { IMPORTED_LAYER } from '../model/imported.ts'
import type { Dataset } from './dataset.ts'
import { evidenceLabels, evidenceTypes } from './evidence-names.ts'

/** What is wrong with an imported element, without its place. */
export interface ImportedFault {
  readonly code: string
  readonly message: string
  readonly hint: string
}

/**
 * What holds of an imported element in a graph folder: it is no second node of an id, and in a folder with claims it does not
 * pass for something that stands on them. Labels, types and properties may be any; the ontology need not have them.
 */
export class ImportedRules {
  readonly #owners = new Map<string, string>()
  readonly #hasClaims: boolean

  /** Cost: linear in the dataset, what is imported left out. */
  constructor({ documents, entities, claims }: Pick<Dataset, 'documents' | 'entities' | 'claims'>) {
    for (const { id } of documents) this.#owners.set(id, 'a document')
    for (const { id } of claims) this.#owners.set(id, 'a claim')
    for (const { id } of entities) this.#owners.set(id, 'an entity')
    this.#hasClaims = claims.length > 0
  }

  /** @param own its property `id` */
  faultOfNode(id: string, labels: readonly string[], own: unknown): ImportedFault | undefined {
    const taken = [id, own].find((name) => typeof name === 'string' && this.#owners.has(name))
    if (typeof taken === 'string')
      return {
        code: 'DuplicateId',
        message: `The id ${taken} of an imported node is already used by ${this.#owners.get(taken)}.`,
        hint: 'Give one of them a different id, or leave the node out: relationships may name an entity by its id.',
      }
    const label = this.#hasClaims ? labels.find((name) => evidenceLabels.includes(name)) : undefined
    return label === undefined ? undefined : ofEvidence(`An imported node has the label ${label}`)
  }

  /** @param held its properties `layer` and `claims` */
  faultOfRelationship(
    type: string,
    held: { readonly layer: unknown; readonly claims: unknown },
  ): ImportedFault | undefined {
    if (!this.#hasClaims) return undefined
    if (evidenceTypes.includes(type)) return ofEvidence(`An imported relationship has the type ${type}`)
    const { layer, claims } = held
    if (layer !== undefined && layer !== IMPORTED_LAYER)
      return ofEvidence(`An imported relationship has the layer ${String(layer)}`)
    if (claims === undefined || (Array.isArray(claims) && claims.length === 0)) return undefined
    return ofEvidence('An imported relationship names claims')
  }
}

function ofEvidence(what: string): ImportedFault {
  return {
    code: 'NoEvidence',
    message: `${what}: in a folder with claims that is for what stands on them.`,
    hint: 'Rename it, or import the file into a folder of its own.',
  }
}
