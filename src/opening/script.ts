import { type LookUp, splitStatements, withPlace } from '../cypher/index.ts'
import { Database, type Transaction } from '../database/index.ts'
import { CypherError, DataError, QueryLimitError, type Span } from '../errors.ts'
import { PropertyGraph } from '../store/property-graph.ts'
import { copyGraph } from './copy-graph.ts'

/** Of one statement. */
const LIMITS = { maxMillis: 60_000, maxRecords: 1_000_000 }

/**
 * The graph that a Cypher script makes: its statements, of any kind, run one after another on an empty database. With an
 * index on `id` for every label. Cost: that of the statements.
 *
 * @param file named in errors
 * @throws DataError `InvalidScript` with the place of the first statement that is wrong or fails; nothing is left of the
 *   others then
 */
export function openScript(file: string, text: string): PropertyGraph {
  const script = new ScriptRun()
  for (const span of splitStatements(text)) {
    try {
      script.run(text.slice(span.start, span.end))
    } catch (error) {
      throw scriptError(error, file, text, span)
    }
  }
  return copyGraph(script.end().read())
}

/** A database that nobody else sees, and the transaction through which it is filled. */
class ScriptRun {
  readonly #store = new PropertyGraph()
  readonly #database = new Database(this.#store)
  readonly #indexed = new Set<string>()
  #transaction: Transaction = this.#database.begin()

  run(text: string): void {
    this.#index(this.#transaction.lookUps(text, LIMITS))
    this.#transaction.query(text, {}, LIMITS)
  }

  end(): PropertyGraph {
    this.#transaction.commit()
    return this.#store
  }

  /** Indexes are made between transactions. Where the script fails all of it is thrown away together. */
  #index(lookUps: readonly LookUp[]): void {
    const missing = lookUps.filter(({ label, key }) => !this.#indexed.has(`${label}\0${key}`))
    if (missing.length === 0) return
    this.#transaction.commit()
    for (const { label, key } of missing) {
      this.#store.ensureIndex(label, key)
      this.#indexed.add(`${label}\0${key}`)
    }
    this.#transaction = this.#database.begin()
  }
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
