import type { PassagePlace } from '../../model/passage-place.ts'
import type { Evidence } from '../writer.ts'
import type { Dataset, Resource } from './dataset.ts'
import { classes, evidenceIris, nameIn, namespaces } from './vocabulary.ts'

/** The claims of a file that Silkgraph wrote, with their passages. */
export class WrittenEvidence {
  readonly #claims = new Map<Resource, readonly Evidence[] | undefined>()
  readonly #used = new Set<Resource>()

  constructor({ resources }: Dataset) {
    for (const resource of resources.values())
      if (resource.types.includes(classes.claim)) this.#claims.set(resource, evidenceFor(resource))
  }

  /** The evidence of a relationship as JSON text, as the other formats write it; undefined where there is none that is whole. */
  textOf(relationship: Resource): string | undefined {
    const all: Evidence[] = []
    for (const { predicate, object } of relationship.links) {
      const evidence = predicate === evidenceIris.wasDerivedFrom ? this.#claims.get(object) : undefined
      if (evidence === undefined) continue
      this.#used.add(object)
      for (const one of evidence) all.push(one)
    }
    return all.length === 0 ? undefined : JSON.stringify(all)
  }

  /** Claims that lack something, or on which no relationship stands. */
  get unused(): readonly Resource[] {
    return [...this.#claims.keys()].filter((claim) => !this.#used.has(claim))
  }
}

/** The passages of a claim; undefined where the file does not have all of it. */
function evidenceFor(claim: Resource): readonly Evidence[] | undefined {
  const id = nameIn(namespaces.claim, claim.id)
  const [gloss, modality] = [textOf(claim, evidenceIris.gloss), textOf(claim, evidenceIris.modality)]
  if (id === undefined || gloss === undefined || modality === undefined) return undefined
  const credited = textsOf(claim, evidenceIris.credited)
  const evidence: Evidence[] = []
  for (const { predicate, object: passage } of claim.links) {
    if (predicate !== evidenceIris.wasDerivedFrom) continue
    const [document, sha256] = [textOf(passage, evidenceIris.document), textOf(passage, evidenceIris.sha256)]
    const place = placeOf(passage)
    if (document === undefined || sha256 === undefined || place === undefined) return undefined
    evidence.push({ claim: id, gloss, modality, credited, document, place, sha256 })
  }
  return evidence.length === 0 ? undefined : evidence
}

function placeOf(passage: Resource): PassagePlace | undefined {
  const [row, column] = [numberOf(passage, evidenceIris.row), textOf(passage, evidenceIris.column)]
  if (row !== undefined && column !== undefined) return { kind: 'cell', row, column }
  const paragraph = numberOf(passage, evidenceIris.paragraph)
  const sentence = numberOf(passage, evidenceIris.sentence)
  return paragraph === undefined || sentence === undefined
    ? undefined
    : { kind: 'sentence', paragraph, sentence }
}

function numberOf(resource: Resource, predicate: string): number | undefined {
  const text = textOf(resource, predicate)
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** Undefined where there is not just one. */
function textOf(resource: Resource, predicate: string): string | undefined {
  const texts = textsOf(resource, predicate)
  return texts.length === 1 ? texts[0] : undefined
}

function textsOf({ held }: Resource, predicate: string): readonly string[] {
  return held.flatMap((one) => (one.predicate === predicate && 'id' in one.value ? [one.value.value] : []))
}
