/** Labels of the evidence layer; an ontology cannot define them. */
export const evidenceLabels: readonly string[] = ['Claim', 'Passage', 'Document']

/** The types of the evidence layer, which an ontology cannot define, and the labels that they join. */
export const evidenceEnds: { readonly [type: string]: { readonly from: string; readonly to: string } } = {
  HAS_SUBJECT: { from: 'Claim', to: 'entities' },
  HAS_OBJECT: { from: 'Claim', to: 'entities' },
  QUALIFIED_BY: { from: 'Claim', to: 'entities' },
  ATTRIBUTED_TO: { from: 'Claim', to: 'entities' },
  EVIDENCED_BY: { from: 'Claim', to: 'Passage' },
  IN_DOCUMENT: { from: 'Passage', to: 'Document' },
}

/** Types of the evidence layer; an ontology cannot define them. */
export const evidenceTypes: readonly string[] = Object.keys(evidenceEnds)

/** Properties that the compiler sets and that are lists. */
export const evidenceLists: readonly string[] = ['claims', 'attributedTo', 'aliases', 'reviewRemarks']

/** Properties of documents, passages and reference facts, besides those that claims, entities and all nodes have. */
export const evidenceProperties: readonly string[] = [
  'title',
  'publisher',
  'date',
  'link',
  'sha256',
  'bytes',
  'retrieved',
  'sheet',
  'rows',
  'characters',
  'method',
  'document',
  'paragraph',
  'sentence',
  'row',
  'column',
  'line',
  'start',
  'end',
  'noClaim',
  'scope',
  'note',
]
