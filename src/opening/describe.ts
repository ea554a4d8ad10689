import {
  evidencePhrases,
  evidenceWords,
  everythingView,
  plainDescription,
  type Description,
} from '../backend/description.ts'
import type { CannedQuery } from '../canned/canned-query.ts'
import type { Schema } from '../database/index.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { shapesOf } from '../dataset/shapes.ts'

/** What a graph folder in which `checkFolder` finds no error says of itself, for a backend. One without views gets one of everything. */
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
        }),
      ),
      ...evidenceWords,
    ],
    types: [
      ...Object.entries(ontology.relationshipTypes).map(
        ([name, { phrase, inverse, symmetric, hierarchy = '' }]) => ({
          name,
          phrase,
          inverse,
          symmetric,
          hierarchy,
        }),
      ),
      ...evidencePhrases,
    ],
    statuses: Object.entries(ontology.statuses).map(([name, { description, line }]) => ({
      name,
      description,
      line,
    })),
    shapes: shapesOf(ontology),
    views: dataset.views.length === 0 ? [everythingView] : dataset.views,
    queries,
  }
}

/** Whether a graph has labels that the words of a folder explain, beside those of the evidence layer. */
export function isDescribedBy({ labels }: Schema, words: Description): boolean {
  const known = new Set(words.labels.map(({ name }) => name))
  for (const { name } of evidenceWords) known.delete(name)
  return labels.some(({ name }) => known.has(name))
}

/**
 * Whether a graph can be taken for that of a folder: it has labels that the words of the folder explain, and no others. What is
 * said of a folder's graph as a whole, its licence, holds of such a graph alone.
 */
export function isGraphOf(schema: Schema, words: Description): boolean {
  const known = new Set(words.labels.map(({ name }) => name))
  return isDescribedBy(schema, words) && schema.labels.every(({ name }) => known.has(name))
}

/**
 * What is said of a graph that a Cypher script makes: a picture of everything first; then the words, views and canned queries
 * of a folder where the graph has any of its labels. Other labels and types are shown by their names, but those of the evidence
 * layer.
 */
export function describeScript(schema: Schema, words: Description, title: string): Description {
  const plain = plainDescription(schema)
  const isKnown = isDescribedBy(schema, words)
  const labels = isKnown ? words.labels : evidenceWords.filter(isIn(schema.labels))
  const types = isKnown ? words.types : evidencePhrases.filter(isIn(schema.relationshipTypes))
  const hidden = labels.filter((label) => isIn(evidenceWords)(label) && isIn(schema.labels)(label))
  const shown = (node: string): string => hidden.map(({ name }) => `NOT ${node}:${name}`).join(' AND ')
  const picture =
    hidden.length === 0
      ? everythingView.picture
      : `MATCH (n) WHERE ${shown('n')} OPTIONAL MATCH (n)-[r]->(m) WHERE ${shown('m')} RETURN n, r, m LIMIT 2000`
  return {
    ...plain,
    title,
    licence: isGraphOf(schema, words) ? words.licence : '',
    labels: [...labels, ...without(plain.labels, labels)],
    types: [...types, ...without(plain.types, types)],
    statuses: isKnown ? words.statuses : [],
    views: [
      { ...everythingView, picture },
      ...(isKnown ? words.views.filter(({ id }) => id !== everythingView.id) : []),
    ],
    queries: isKnown ? words.queries : [],
  }
}

function without<Named extends { readonly name: string }>(
  all: readonly Named[],
  explained: readonly Named[],
): readonly Named[] {
  const isExplained = isIn(explained)
  return all.filter((one) => !isExplained(one))
}

function isIn(named: readonly { readonly name: string }[]): (one: { readonly name: string }) => boolean {
  const names = new Set(named.map(({ name }) => name))
  return ({ name }) => names.has(name)
}
