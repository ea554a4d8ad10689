import { claimProperties, optional } from './claim-properties.ts'
import type { PlainNode, PlainRelationship, Properties } from '../model/elements.ts'
import type { Dataset } from './dataset.ts'
import { canonicalIds, judged } from './identity.ts'
import { valuesOf } from './implied-relationships.ts'
import { lookup } from './lookup.ts'
import type { Claim } from './schemas/claims.ts'
import type { Ontology } from './schemas/ontology.ts'
import { placeText } from '../model/passage-place.ts'
import {
  type CellPassage,
  type Passage,
  placeOf,
  type SentencePassage,
  type SourceDocument,
} from './schemas/documents.ts'

/** The nodes of documents, passages and claims, withdrawn ones included. */
export function evidenceNodes(dataset: Dataset): readonly PlainNode[] {
  const withdrawn = judged(dataset, 'withdrawn')
  const disputed = judged(dataset, 'disputed')
  const canonical = canonicalIds(dataset)
  return [
    ...dataset.documents.flatMap((document) => [documentNode(document), ...passageNodes(document)]),
    ...dataset.claims.map((claim) => ({
      id: claim.id,
      labels: ['Claim'],
      properties: claimNodeProperties(
        dataset.ontology,
        claim,
        canonical,
        withdrawn.has(claim.id),
        disputed.has(claim.id),
      ),
    })),
  ]
}

function documentNode(document: SourceDocument): PlainNode {
  const { id, title, caption, publisher, date, link, retrieved, sha256, bytes } = document
  return {
    id,
    labels: ['Document'],
    properties: [
      ...Object.entries({ id, name: title, caption, aliases: [], title, publisher, date, link, sha256 }),
      ...(document.kind === 'table'
        ? [...optional('sheet', document.sheet), ...optional('rows', document.rows)]
        : Object.entries({ characters: document.characters, method: document.method })),
      ...optional('retrieved', retrieved),
      ...optional('bytes', bytes),
    ],
  }
}

function passageNodes(document: SourceDocument): readonly PlainNode[] {
  return document.kind === 'table'
    ? document.passages.map((cell) => passageNode(document, cell, cellProperties(cell)))
    : document.passages.map((sentence) => passageNode(document, sentence, sentenceProperties(sentence)))
}

function passageNode(
  { id: document, caption }: SourceDocument,
  passage: Passage,
  place: Properties,
): PlainNode {
  const { id, noClaim } = passage
  const key = passageKey(document, id)
  return {
    id: key,
    labels: ['Passage'],
    properties: [
      ...Object.entries({
        id: key,
        name: `${caption}, ${placeText(placeOf(passage))}`,
        caption: id,
        aliases: [],
        document,
      }),
      ...place,
      ...optional('noClaim', noClaim),
    ],
  }
}

function sentenceProperties({ paragraph, sentence, line, start, end, sha256 }: SentencePassage): Properties {
  return [...Object.entries({ paragraph, sentence, start, end, sha256 }), ...optional('line', line)]
}

function cellProperties({ row, column, sha256 }: CellPassage): Properties {
  return Object.entries({ row, column, sha256 })
}

function claimNodeProperties(
  ontology: Ontology,
  claim: Claim,
  canonical: (id: string) => string,
  withdrawn: boolean,
  disputed: boolean,
): Properties {
  return [
    ['id', claim.id],
    ['name', claim.gloss],
    ['caption', claim.id],
    ['aliases', []],
    ['gloss', claim.gloss],
    ['relation', claim.relation],
    ...optional('objectText', claim.objectText),
    ['document', claim.document],
    ['attributedTo', (claim.attribution?.to ?? []).map(canonical)],
    ...claimProperties(ontology, claim),
    ...optional('notes', claim.notes),
    ...optional('review', claim.review?.outcome),
    ...optional('reviewRemarks', claim.review?.remarks),
    ...optional('reviewNote', claim.review?.note),
    ...optional('withdrawn', withdrawn || undefined),
    ...optional('disputed', disputed || undefined),
  ]
}

/** What joins the claims to the entities they speak of, to whom they credit and to their passages. */
export function evidenceRelationships(dataset: Dataset): readonly PlainRelationship[] {
  const canonical = canonicalIds(dataset)
  const relationships: PlainRelationship[] = []
  const add = (start: string, type: string, end: string, properties: Properties = []): void => {
    relationships.push({ type, start, end, properties })
  }
  for (const claim of dataset.claims) {
    add(claim.id, 'HAS_SUBJECT', canonical(claim.subject))
    if (claim.object !== undefined) add(claim.id, 'HAS_OBJECT', canonical(claim.object))
    for (const [name, value] of Object.entries(claim.qualifiers)) {
      if (lookup(dataset.ontology.qualifiers, name)?.kind !== 'entity') continue
      for (const id of valuesOf(value)) add(claim.id, 'QUALIFIED_BY', canonical(String(id)), [['role', name]])
    }
    const { attribution } = claim
    for (const id of attribution?.to ?? []) {
      add(claim.id, 'ATTRIBUTED_TO', canonical(id), [
        ...optional('scope', attribution?.scope),
        ...optional('role', attribution?.role),
      ])
    }
    for (const passage of claim.passage) add(claim.id, 'EVIDENCED_BY', passageKey(claim.document, passage))
  }
  for (const { id, passages } of dataset.documents) {
    for (const passage of passages) add(passageKey(id, passage.id), 'IN_DOCUMENT', id)
  }
  return relationships
}

/** The key of a passage's node: passage ids repeat from document to document. */
export function passageKey(document: string, passage: string): string {
  return `${document}#${passage}`
}
