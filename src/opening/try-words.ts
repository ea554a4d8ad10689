import type { QueryFile } from '../canned/canned-query.ts'
import type { Database } from '../database/index.ts'
import type { Finding } from '../dataset/check.ts'
import { compile } from '../dataset/compile.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { CypherError, QueryLimitError } from '../errors.ts'
import { Node, Path, Relationship, type Value } from '../model/values.ts'
import { FullDatabase, graphWordsOf } from './full-database.ts'
import { loadGraph } from './load-graph.ts'
import { queryStatements, type Statement, suggestStatements, viewStatements } from './statements.ts'
import { wrongSentence } from './wrong-sentence.ts'

/**
 * Runs each statement of the views and canned queries of a folder without errors, with the values that its parameters have
 * where nothing else is said, within the ordinary limits: once, but a sentence for the whole and for a part of the graph.
 *
 * @returns errors `FailedStatement`, and `WrongSentence` of sentences above pictures and what they rest on; the notice
 *   `NothingShown` of other statements
 */
export function tryWords(dataset: Dataset, queries: readonly QueryFile[]): readonly Finding[] {
  const database = new FullDatabase(loadGraph(compile(dataset)), undefined, graphWordsOf(dataset))
  const statements = [
    ...dataset.views.flatMap((view) => viewStatements(dataset, view)),
    ...queries.flatMap((file) => [...queryStatements(file), ...suggestStatements(file)]),
  ]
  return statements.flatMap((statement) => tryStatement(statement, database))
}

function tryStatement(statement: Statement, database: Database): readonly Finding[] {
  const found = tryOnce(statement, database)
  if (found !== undefined || statement.shows !== 'sentence') return found === undefined ? [] : [found]
  const ofPart = tryOnce(
    {
      ...statement,
      what: `${statement.what}, where $partial is true,`,
      given: { ...statement.given, partial: true },
    },
    database,
  )
  return ofPart === undefined ? [] : [ofPart]
}

function tryOnce(statement: Statement, database: Database): Finding | undefined {
  const { what, text, given, shows, placeOf } = statement
  try {
    const result = database.query(text, given, { readOnly: true })
    if (shows === 'sentence' || shows === 'basis') {
      const wrong = wrongSentence(result)
      if (wrong === undefined) return undefined
      const message = `${what} ${wrong.problem}.`
      return { severity: 'error', code: 'WrongSentence', message, hint: wrong.hint, place: placeOf(0) }
    }
    const { records } = result
    const isShown = shows === 'picture' ? records.some((values) => values.some(isDrawn)) : records.length > 0
    // A list beside the picture says itself that it is empty.
    if (isShown || shows === 'list') return undefined
    const message = `${what} ${shows === 'picture' ? 'draws nothing' : 'returns no records'}.`
    const hint = 'Correct it, or leave it for when the graph holds what it asks for.'
    return { severity: 'notice', code: 'NothingShown', message, hint, place: placeOf(0) }
  } catch (problem) {
    if (!(problem instanceof CypherError || problem instanceof QueryLimitError)) throw problem
    const offset = problem instanceof CypherError ? (problem.position?.offset ?? 0) : 0
    const { message, hint = 'Correct the Cypher here.' } = problem
    return {
      severity: 'error',
      code: 'FailedStatement',
      message: `${what} fails: ${message.replace(/([^.!?])$/, '$1.')}`,
      hint,
      place: placeOf(offset),
    }
  }
}

function isDrawn(value: Value): boolean {
  if (Array.isArray(value)) return value.some(isDrawn)
  return value instanceof Node || value instanceof Relationship || value instanceof Path
}
