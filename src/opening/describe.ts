import { isIn, isNotIn } from '../backend/by-name.ts'
import {
  evidencePhrases,
  evidenceWords,
  everythingView,
  plainDescription,
  type Description,
} from '../backend/description.ts'
import type { CannedQuery } from '../canned/canned-query.ts'
import type { Schema } from '../database/index.ts'
import type { Styles } from '../dataset/schemas/styles.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { shapesOf } from '../dataset/shapes.ts'
import type { Appearance } from '../model/appearance.ts'
import type { View } from '../model/view.ts'

/** What a graph folder in which `checkFolder` finds no error says of itself, for a backend. */
export function describeDataset(
  dataset: Dataset,
  queries: readonly CannedQuery[],
  licence: string,
): Description {
  const { ontology } = dataset
  return {
    title: ontology.title,
    description: ontology.description,
    language: ontology.language,
    licence,
    evidence: dataset.claims.length > 0,
    sharedIds: [],
    labels: [
      ...Object.entries(ontology.labels).map(
        ([name, { singular, plural, icon, description, hidden, set }]) => ({
          name,
          singular,
          plural,
          icon,
          description,
          hidden,
          set,
          ...captionIn(dataset.styles, name),
        }),
      ),
      ...evidenceWords,
    ],
    types: [
      ...Object.entries(ontology.relationshipTypes).map(
        ([name, { phrase, inverse, symmetric, hierarchy = '', locates }]) => ({
          name,
          phrase,
          inverse,
          symmetric,
          hierarchy,
          ...(locates && { locates }),
        }),
      ),
      ...evidencePhrases,
    ],
    statuses: Object.entries(ontology.statuses).map(([name, { description, line }]) => ({
      name,
      description,
      line,
    })),
    shapes: shapesOf(dataset),
    views: shownViews(dataset.views),
    queries,
    ...(dataset.styles !== undefined && { styles: looksIn(dataset.styles) }),
  }
}

/** The property that a label's nodes are called by, where the styles say one. */
function captionIn(styles: Styles | undefined, label: string): { readonly caption?: string } {
  const { caption } = styles?.nodes[label] ?? {}
  return caption === undefined ? {} : { caption }
}

function looksIn({ nodes, lines }: Styles): Appearance {
  return {
    nodes: Object.fromEntries(Object.entries(nodes).map(([label, { caption: _, ...look }]) => [label, look])),
    lines,
  }
}

/** The tabs of a folder that has these views: without any but those that readers have saved, one of everything comes first. */
export function shownViews(views: readonly View[]): readonly View[] {
  const isPlain = views.every(({ id, state }) => state !== undefined && id !== everythingView.id)
  return isPlain ? [everythingView, ...views] : views
}

/** Whether a graph has labels that the words of a folder explain, besides those of the evidence layer. */
function isDescribedBy({ labels }: Schema, words: Description): boolean {
  const known = new Set(words.labels.map(({ name }) => name))
  for (const { name } of evidenceWords) known.delete(name)
  return labels.some(({ name }) => known.has(name))
}

/**
 * Whether a graph can be taken for that of a folder: it has labels that the words of the folder explain, and no others. What is
 * said of a folder's graph as a whole, its licence, holds of such a graph alone.
 */
export function isGraphOf(schema: Schema, words: Description): boolean {
  return isDescribedBy(schema, words) && schema.labels.every(isIn(words.labels))
}

/** The folder whose words, views and canned queries may be those of a graph. */
interface WordsOfFolder {
  readonly words: Description
  /** Whether the reader named the folder, or the graph stands in it; else it is the bundled one. */
  readonly isNamed: boolean
}

/**
 * What is said of a graph that comes without a folder: a script's, or a server's. Words, views and canned queries are those of a
 * folder that the reader named, where the graph has any of its labels; those of the bundled folder only where the graph has
 * claims and no other labels, so that it is that graph. Everything else is shown by its own names.
 *
 * @param title without one, that of the folder where the graph is its own
 */
export function describeGraph(
  schema: Schema,
  { words, isNamed }: WordsOfFolder,
  title?: string,
): Description {
  const plain = plainDescription(schema)
  const isKnown = isNamed ? isDescribedBy(schema, words) : plain.evidence && isGraphOf(schema, words)
  if (!isKnown) return { ...plain, title: title ?? plain.title }
  const labels = plain.evidence ? words.labels : words.labels.filter(isNotIn(evidenceWords))
  const types = plain.evidence ? words.types : words.types.filter(isNotIn(evidencePhrases))
  const views = words.views.filter(isNotBuiltIn)
  return {
    ...plain,
    title: title ?? words.title,
    description: title === undefined ? words.description : plain.description,
    language: words.language,
    licence: isGraphOf(schema, words) ? words.licence : '',
    labels: [...labels, ...plain.labels.filter(isNotIn(labels))],
    types: [...types, ...plain.types.filter(isNotIn(types))],
    statuses: plain.evidence ? words.statuses : [],
    views: plain.evidence
      ? [...words.views, ...(views.length === words.views.length ? plain.views : [])]
      : [...plain.views, ...views],
    queries: words.queries,
  }
}

function isNotBuiltIn({ id }: { readonly id: string }): boolean {
  return id !== everythingView.id
}
