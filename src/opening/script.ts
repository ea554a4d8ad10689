import { isSchemaCommand, splitStatements, withPlace } from '../cypher/index.ts'
import { CypherError, DataError, QueryLimitError, type Span } from '../errors.ts'
import { PropertyGraph } from '../store/property-graph.ts'
import { copyGraph } from './copy-graph.ts'
import { FullDatabase } from './full-database.ts'

/** Of one statement. */
const LIMITS = { maxMillis: 60_000, maxRecords: 1_000_000 }

/**
 * The graph that a Cypher script makes: its statements, of any kind, run one after another on an empty database. Its indexes and
 * constraints are those that the statements make. Cost: that of the statements.
 *
 * @param file named in errors
 * @throws DataError `InvalidScript` with the place of the first statement that is wrong or fails; nothing is left of the
 *   others then
 */
export function openScript(file: string, text: string): PropertyGraph {
  // Nobody else sees it: all of it is thrown away where one statement fails.
  const store = new PropertyGraph()
  const database = new FullDatabase(store)
  let transaction = database.begin()
  let changesSchema = false
  let last: Span = { start: 0, end: 0 }
  try {
    for (const span of splitStatements(text)) {
      const statement = text.slice(span.start, span.end)
      // No transaction changes data and the schema; what is there so far is committed where the script goes on with the other.
      if (isSchemaCommand(statement) !== changesSchema) {
        transaction.commit()
        transaction = database.begin()
        changesSchema = !changesSchema
      }
      last = span
      transaction.query(statement, {}, LIMITS)
    }
    transaction.commit()
  } catch (error) {
    throw scriptError(error, file, text, last)
  }
  return copyGraph(store.read())
}

function scriptError(error: unknown, file: string, text: string, { start, end }: Span): unknown {
  const statement = text.slice(start, end)
  const located = withPlace(error, statement)
  if (!(located instanceof CypherError || located instanceof QueryLimitError)) return located
  const inside = located instanceof CypherError ? located.position?.offset : undefined
  const lines = text.slice(0, start + (inside ?? statement.search(/\S/))).split(/\r\n|\r|\n/)
  return new DataError({
    code: 'InvalidScript',
    message: `${located.code}: ${located.message}`,
    hint:
      located instanceof QueryLimitError && located.limit !== undefined
        ? 'That is the limit of one statement: do its work in several.'
        : (located.hint ?? 'Correct it: nothing of the script was opened.'),
    place: { file, line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1 },
    cause: located,
  })
}
