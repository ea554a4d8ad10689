import type { QueryFile } from '../canned/canned-query.ts'
import { Database } from '../database/index.ts'
import type { Finding } from '../dataset/check.ts'
import { compile } from '../dataset/compile.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { CypherError, QueryLimitError } from '../errors.ts'
import { Node, Path, Relationship, type Value } from '../model/values.ts'
import { loadGraph } from './load-graph.ts'
import { queryStatements, type Statement, suggestStatements, viewStatements } from './statements.ts'

/**
 * Runs each statement of the views and canned queries of a folder without errors once, with the values that its parameters have
 * where nothing else is said, within the ordinary limits.
 *
 * @returns errors `FailedStatement`; notices of what shows nothing or not all: `NothingShown`, `FurtherRecords`
 */
export function tryWords(dataset: Dataset, queries: readonly QueryFile[]): readonly Finding[] {
  const database = new Database(loadGraph(compile(dataset)))
  const statements = [
    ...dataset.views.flatMap((view) => viewStatements(dataset, view)),
    ...queries.flatMap((file) => [...queryStatements(file), ...suggestStatements(file)]),
  ]
  return statements.flatMap((statement) => tryStatement(statement, database))
}

function tryStatement(
  { what, text, given, shows, placeOf }: Statement,
  database: Database,
): readonly Finding[] {
  try {
    const { records } = database.query(text, given, { readOnly: true })
    const isShown = shows === 'picture' ? records.some((values) => values.some(isDrawn)) : records.length > 0
    // A list beside the picture says itself that it is empty.
    if (!isShown && shows !== 'list') {
      const message = `${what} ${shows === 'picture' ? 'draws nothing' : 'returns no records'}.`
      const hint = 'Correct it, or leave it for when the graph holds what it asks for.'
      return [{ severity: 'notice', code: 'NothingShown', message, hint, place: placeOf(0) }]
    }
    if (shows !== 'first record' || records.length === 1) return []
    const message = `${what} returns ${records.length} records, but only the first is shown.`
    return [
      { severity: 'notice', code: 'FurtherRecords', message, hint: 'Let it return one.', place: placeOf(0) },
    ]
  } catch (problem) {
    if (!(problem instanceof CypherError || problem instanceof QueryLimitError)) throw problem
    const offset = problem instanceof CypherError ? (problem.position?.offset ?? 0) : 0
    const { message, hint = 'Correct the Cypher here.' } = problem
    return [
      {
        severity: 'error',
        code: 'FailedStatement',
        message: `${what} fails: ${message.replace(/([^.!?])$/, '$1.')}`,
        hint,
        place: placeOf(offset),
      },
    ]
  }
}

function isDrawn(value: Value): boolean {
  if (Array.isArray(value)) return value.some(isDrawn)
  return value instanceof Node || value instanceof Relationship || value instanceof Path
}
