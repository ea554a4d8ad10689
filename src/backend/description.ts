import type { CannedQuery } from '../canned/canned-query.ts'
import type { Schema } from '../database/index.ts'
import type { GraphShapes } from '../model/graph-shapes.ts'
import type { View } from '../model/view.ts'

/** What a graph says of itself beside its nodes and relationships: its words, views and questions. */
export interface Description {
  readonly title: string
  readonly description: string
  /** BCP 47. */
  readonly language: string
  /** Named in exports; '' where it is not known. */
  readonly licence: string
  /** In the order of the ontology, then those of the evidence layer. */
  readonly labels: readonly LabelWords[]
  readonly types: readonly TypeWords[]
  readonly statuses: readonly StatusWords[]
  /** What the ontology rules out; undefined where the graph has none, or holds more than its ontology says. */
  readonly shapes?: GraphShapes | undefined
  /** In the order of their tabs. */
  readonly views: readonly View[]
  readonly queries: readonly CannedQuery[]
}

export interface LabelWords {
  readonly name: string
  readonly singular: string
  readonly plural: string
  /** Name of a lucide icon. */
  readonly icon: string
  readonly description: string
  /** Not drawn until asked for: the evidence layer, and what the ontology says. */
  readonly hidden: boolean
  /** Stands for a set whose members are not named. */
  readonly set: boolean
}

export interface TypeWords {
  readonly name: string
  /** Read from start to end: `builds`. */
  readonly phrase: string
  /** Read from end to start: `is built by`. */
  readonly inverse: string
  readonly symmetric: boolean
  /** The start is a part of the end in this hierarchy; '' where it is not. */
  readonly hierarchy: string
}

export interface StatusWords {
  readonly name: string
  readonly description: string
  readonly line: 'solid' | 'dash-dot' | 'long-dash' | 'short-dash'
}

/** Labels of the evidence layer, in words; an ontology cannot define them. */
export const evidenceWords: readonly LabelWords[] = [
  ['Claim', 'claim', 'claims', 'quote', 'What a document says, and who is credited.'],
  ['Passage', 'passage', 'passages', 'text', 'A sentence of a document.'],
  ['Document', 'document', 'documents', 'file-text', 'What the claims are read from.'],
].map(([name, singular, plural, icon, description]) => ({
  name,
  singular,
  plural,
  icon,
  description,
  hidden: true,
  set: false,
}))

/** Types of the evidence layer, in words. */
export const evidencePhrases: readonly TypeWords[] = [
  ['HAS_SUBJECT', 'is about', 'is the subject of'],
  ['HAS_OBJECT', 'has the object', 'is the object of'],
  ['QUALIFIED_BY', 'is qualified by', 'qualifies'],
  ['ATTRIBUTED_TO', 'is credited to', 'is credited with'],
  ['EVIDENCED_BY', 'stands in', 'says'],
  ['IN_DOCUMENT', 'is in', 'holds'],
].map(([name, phrase, inverse]) => ({ name, phrase, inverse, symmetric: false, hierarchy: '' }))

/** A view of all relationships, for a graph that has no views of its own. */
export const everythingView: View = {
  id: 'everything',
  title: 'Everything',
  question: 'What is there, and how does it hang together?',
  picture: 'MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m LIMIT 2000',
  fold: [],
  layout: { kind: 'force' },
  questions: [],
}

/** The description of a graph that has none: its own names as words. */
export function plainDescription(schema: Schema): Description {
  return {
    title: 'Graph',
    description: '',
    language: 'en',
    licence: '',
    labels: schema.labels.map(({ name }) => ({
      name,
      singular: name,
      plural: name,
      icon: 'circle',
      description: '',
      hidden: false,
      set: false,
    })),
    types: schema.relationshipTypes.map(({ name }) => ({
      name,
      phrase: name.toLowerCase().replaceAll('_', ' '),
      inverse: `${name.toLowerCase().replaceAll('_', ' ')} (from)`,
      symmetric: false,
      hierarchy: '',
    })),
    statuses: [],
    views: [everythingView],
    queries: [],
  }
}
