import { evidencePhrases, evidenceWords, everythingView, type Description } from '../backend/description.ts'
import type { CannedQuery } from '../canned/canned-query.ts'
import { parseStatements } from '../cypher/index.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { CypherError, DataError } from '../errors.ts'

/**
 * What a graph folder says of itself, for a backend. A folder without views gets one of everything.
 *
 * @throws DataError `InvalidView` where a view's Cypher does not parse or it names a canned query that is not there
 */
export function describeDataset(
  dataset: Dataset,
  queries: readonly CannedQuery[],
  licence: string,
): Description {
  const { ontology } = dataset
  checkViews(dataset, queries)
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
    views: dataset.views.length === 0 ? [everythingView] : dataset.views,
    queries,
  }
}

function checkViews(dataset: Dataset, queries: readonly CannedQuery[]): void {
  for (const view of dataset.views) {
    const cypher: readonly (readonly [path: readonly string[], text: string | undefined])[] = [
      [['sentence'], view.sentence],
      [['picture'], view.picture],
      [['aside', 'query'], view.aside?.query],
    ]
    for (const [path, text] of cypher) {
      if (text === undefined) continue
      try {
        parseStatements(text)
      } catch (error) {
        if (!(error instanceof CypherError)) throw error
        const { message, hint, excerpt = '' } = error
        throw new DataError({
          code: 'InvalidView',
          message: `${path.join('.')} is no Cypher that can be run: ${message} ${excerpt}`.trim(),
          hint,
          place: dataset.placeOf(view, ...path),
        })
      }
    }
    view.questions.forEach((id, index) => {
      if (queries.some((query) => query.id === id)) return
      throw new DataError({
        code: 'InvalidView',
        message: `The view ${view.id} offers the canned query ${id}, which is not there.`,
        hint: 'queries/ holds one file for each id.',
        place: dataset.placeOf(view, 'questions', index),
      })
    })
  }
}
