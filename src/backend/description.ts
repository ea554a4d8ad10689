import type { CannedQuery } from '../canned/canned-query.ts'
import type { Schema } from '../database/index.ts'
import type { Appearance } from '../model/appearance.ts'
import { compareText } from '../model/comparison.ts'
import type { GraphShapes } from '../model/graph-shapes.ts'
import type { View } from '../model/view.ts'
import { isIn, isNotIn } from './by-name.ts'

/** What a graph says of itself besides its nodes and relationships: its words, views and questions. */
export interface Description {
  readonly title: string
  readonly description: string
  /** BCP 47. */
  readonly language: string
  /** Named in exports; '' where it is not known. */
  readonly licence: string
  /** Whether the graph has claims. Without them nothing is said about sources: no relationship stands on anything. */
  readonly evidence: boolean
  /** Texts that several nodes have as their `id`, which names none of them; `any` where there are too many to list. */
  readonly sharedIds: readonly string[] | 'any'
  /** In the order of the ontology, then those of the evidence layer. */
  readonly labels: readonly LabelWords[]
  readonly types: readonly TypeWords[]
  readonly statuses: readonly StatusWords[]
  /** What the ontology rules out; undefined where the graph has none, or holds more than its ontology says. */
  readonly shapes?: GraphShapes | undefined
  /** In the order of their tabs. */
  readonly views: readonly View[]
  readonly queries: readonly CannedQuery[]
  /** How nodes and lines look where neither a view nor the reader says otherwise. */
  readonly styles?: Appearance | undefined
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
  /** How many nodes have it, where nobody has put the labels in an order: of two labels the rarer says more. */
  readonly rarity?: number | undefined
  /** The property that a node is called by, before `caption`, `name`, `title` and `label`; undefined where those are enough. */
  readonly caption?: string | undefined
  /** How many nodes have it, where they were counted. */
  readonly count?: number | undefined
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
  /** Its start is where its end is: a map reads it so. */
  readonly locates?: boolean | undefined
}

export interface StatusWords {
  readonly name: string
  readonly description: string
  readonly line: 'solid' | 'dash-dot' | 'long-dash' | 'short-dash'
}

/** Labels of the evidence layer, in words; an ontology cannot define them. */
export const evidenceWords: readonly LabelWords[] = [
  ['Claim', 'claim', 'claims', 'quote', 'What a document says, and who is credited.'],
  ['Passage', 'passage', 'passages', 'text', 'A sentence of a document, or a cell of a table.'],
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
  question: 'What is in the graph, and how is it connected?',
  ...everything([]),
  fold: [],
  layout: { kind: 'force' },
  questions: [],
}

/** What there is in kinds, for a graph that nobody has described. */
export const schemaView: View = {
  id: 'schema',
  title: 'Schema',
  question: 'What kinds of things are there, and what joins them?',
  picture: 'MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS nodes ORDER BY nodes DESC',
  fold: [],
  layout: { kind: 'schema' },
  questions: [],
}

/** The description of a graph that has none: its own names as words, and those of the evidence layer where it has claims. */
export function plainDescription(schema: Schema): Description {
  const evidence = hasClaims(schema)
  const labels = evidence ? evidenceWords.filter(isIn(schema.labels)) : []
  const types = evidence ? evidencePhrases.filter(isIn(schema.relationshipTypes)) : []
  return {
    title: 'Graph',
    description: '',
    language: 'en',
    licence: '',
    evidence,
    sharedIds: [],
    labels: [...labels, ...schema.labels.filter(isNotIn(labels)).toSorted(byCount).map(plainLabel)],
    types: [...types, ...schema.relationshipTypes.filter(isNotIn(types)).map(plainType)],
    statuses: [],
    views: evidence
      ? [{ ...everythingView, ...everything(labels.map(({ name }) => name)) }]
      : [schemaView, everythingView],
    queries: [],
  }
}

/** Whether claims of a graph stand in passages: a label that is called `Claim` alone is anybody's. */
function hasClaims({ connections }: Schema): boolean {
  return connections.some(
    ({ start, type, end }) => start === 'Claim' && type === 'EVIDENCED_BY' && end === 'Passage',
  )
}

/** A picture of all nodes but those with hidden labels, and how many there are. */
function everything(hidden: readonly string[]): Pick<View, 'picture' | 'whole'> {
  const where = (...nodes: readonly string[]): string =>
    hidden.length === 0
      ? ''
      : ` WHERE ${nodes.flatMap((node) => hidden.map((label) => `NOT ${node}:${label}`)).join(' AND ')}`
  return {
    picture: `MATCH (n)${where('n')} OPTIONAL MATCH (n)-[r]->(m)${where('m')} RETURN n, r, m LIMIT 2000`,
    whole:
      `MATCH (n)${where('n')} WITH count(n) AS nodes ` +
      `OPTIONAL MATCH (n)-[r]->(m)${where('n', 'm')} RETURN nodes, count(r) AS relationships`,
  }
}

function plainLabel({ name, count }: Schema['labels'][number]): LabelWords {
  return {
    name,
    singular: name,
    plural: name,
    icon: 'circle',
    description: '',
    hidden: false,
    set: false,
    count,
    rarity: count,
  }
}

function plainType({ name }: Schema['relationshipTypes'][number]): TypeWords {
  const phrase = name.toLowerCase().replaceAll('_', ' ')
  return { name, phrase, inverse: `${phrase} (from)`, symmetric: false, hierarchy: '' }
}

/** The commonest first: they get a colour of their own. */
function byCount(
  one: { readonly name: string; readonly count: number },
  other: { readonly name: string; readonly count: number },
): number {
  return other.count - one.count || compareText(one.name, other.name)
}
