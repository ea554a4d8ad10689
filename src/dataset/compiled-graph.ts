import type { Value } from '../model/values.ts'

/** A property graph as plain records, in the order in which it is loaded and exported. */
export interface CompiledGraph {
  readonly nodes: readonly CompiledNode[]
  readonly relationships: readonly CompiledRelationship[]
}

/** A node: an entity, a claim, a passage or a document. Each has `id`, `name`, `caption` and `aliases`. */
export interface CompiledNode {
  /** Unique in the graph; the node's `id` property too. */
  readonly key: string
  readonly labels: readonly string[]
  readonly properties: Properties
}

/**
 * A relationship between two nodes, by their keys. One of the world layer has `layer` ('article' or 'reference'), `claims`,
 * `attributedTo` and `modality`; one of the evidence layer has no `layer`.
 */
export interface CompiledRelationship {
  readonly type: string
  readonly start: string
  readonly end: string
  readonly properties: Properties
}

/** In order, each key once; a property that would be null is absent. */
export type Properties = readonly (readonly [key: string, value: Value])[]

/** The value of a property; undefined where it is absent. Cost: linear in the properties. */
export function propertyOf(item: { readonly properties: Properties }, key: string): Value | undefined {
  return item.properties.find(([name]) => name === key)?.[1]
}

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
  'characters',
  'method',
  'document',
  'paragraph',
  'sentence',
  'line',
  'start',
  'end',
  'noClaim',
  'scope',
  'note',
]
