import { IMPORTED_LAYER } from '../model/imported.ts'
import type { Dataset } from './dataset.ts'
import { passageKey } from './evidence-layer.ts'
import { evidenceLabels, evidenceTypes } from './evidence-names.ts'

/** What is wrong with an imported element, without its place. */
export interface ImportedFault {
  readonly code: string
  readonly message: string
  readonly hint: string
}

/**
 * What holds of an imported element in a graph folder: it is no second node of an id, and in a folder with evidence it does not
 * pass for something that stands on them. Labels, types and properties may be any; the ontology need not have them.
 */
export class ImportedRules {
  readonly #owners = new Map<string, string>()
  readonly #hasEvidence: boolean

  /** Cost: linear in the dataset, what is imported left out. */
  constructor({
    documents,
    entities,
    claims,
    reference,
  }: Pick<Dataset, 'documents' | 'entities' | 'claims' | 'reference'>) {
    for (const { id, passages } of documents) {
      this.#owners.set(id, 'a document')
      for (const passage of passages) this.#owners.set(passageKey(id, passage.id), 'a passage')
    }
    for (const { id } of claims) this.#owners.set(id, 'a claim')
    for (const { id } of entities) this.#owners.set(id, 'an entity')
    this.#hasEvidence = claims.length + reference.length + documents.length > 0
  }

  /** @param held its properties `id`, `layer` and `claims` */
  faultOfNode(
    id: string,
    labels: readonly string[],
    held: { readonly id: unknown; readonly layer: unknown; readonly claims: unknown },
  ): ImportedFault | undefined {
    const taken = [id, held.id].find((name) => typeof name === 'string' && this.#owners.has(name))
    if (typeof taken === 'string')
      return {
        code: 'DuplicateId',
        message: `The id ${taken} of an imported node is already used by ${this.#owners.get(taken)}.`,
        hint: 'Give one of them a different id, or leave the node out: relationships may name an entity by its id.',
      }
    if (!this.#hasEvidence) return undefined
    const label = labels.find((name) => evidenceLabels.includes(name))
    return label === undefined
      ? this.#faultOfHeld('An imported node', held)
      : ofEvidence(`An imported node has the label ${label}`)
  }

  /** @param held its properties `layer` and `claims` */
  faultOfRelationship(
    type: string,
    held: { readonly layer: unknown; readonly claims: unknown },
  ): ImportedFault | undefined {
    if (!this.#hasEvidence) return undefined
    if (evidenceTypes.includes(type)) return ofEvidence(`An imported relationship has the type ${type}`)
    return this.#faultOfHeld('An imported relationship', held)
  }

  #faultOfHeld(
    what: string,
    { layer, claims }: { readonly layer: unknown; readonly claims: unknown },
  ): ImportedFault | undefined {
    if (layer !== undefined && layer !== IMPORTED_LAYER)
      return ofEvidence(`${what} has the layer ${String(layer)}`)
    if (claims === undefined || (Array.isArray(claims) && claims.length === 0)) return undefined
    return ofEvidence(`${what} names claims`)
  }
}

function ofEvidence(what: string): ImportedFault {
  return {
    code: 'NoEvidence',
    message: `${what}: in a folder with documents, claims or reference facts that is for what stands on them.`,
    hint: 'Rename it, or import the file into a folder of its own.',
  }
}
