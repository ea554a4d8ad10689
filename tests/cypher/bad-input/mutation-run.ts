import { locateError } from '../../../src/cypher/locate-error.ts'
import { tokenize } from '../../../src/cypher/index.ts'
import { Database } from '../../../src/database/database.ts'
import { CypherError, SilkgraphError } from '../../../src/errors.ts'
import { mutate, randomOf } from './mutations.ts'

const DRAWING = `CREATE (a:Person:A {name: 'Ann', age: 40, tags: ['x', 'y'], num: 1})-[:KNOWS {since: 1990}]->(b:Person:B {name: 'Bob', num: 2.5}),
  (b)-[:KNOWS]->(c:City:C {name: 'Cork'})-[:T]->(a), (a)-[:LIKES]->(a), (:X {id: 0})`
const LIMITS = { maxMillis: 50, maxRecords: 1_000, maxMemory: 4 * 1024 * 1024 }
/** Until a time limit is looked at, work of a millisecond or so is done; under load it may take many. */
const PATIENCE = 2_000

/** What is wrong with how a query ends; undefined where it has a result or an error of ours. */
export function problemOf(text: string, database: Database): string | undefined {
  const started = performance.now()
  try {
    database.query(text, { p: 1, param: [1, 'a'], props: { a: 1 } }, LIMITS)
  } catch (error) {
    if (!(error instanceof SilkgraphError))
      return error instanceof Error ? (error.stack ?? error.message) : String(error)
    if (error.code === '' || error.message === '') return 'an error without code or message'
    if (error instanceof CypherError) {
      if (error.phase === 'compile' && error.position === undefined && error.code !== 'ReadOnlyViolation')
        if (error.code !== 'MissingParameter') return `${error.code} has no position`
      if (error.at !== undefined && (error.at.start < 0 || error.at.end > text.length))
        return `${error.code} stands outside of the text`
      locateError(error, text)
    }
  }
  const millis = performance.now() - started
  return millis > PATIENCE ? `it took ${Math.round(millis)} ms` : undefined
}

export interface Finding {
  readonly query: string
  readonly problem: string
}

export interface MutationReport {
  readonly queries: number
  readonly results: number
  readonly findings: readonly Finding[]
}

/**
 * Runs mutated queries of a corpus until there are `count` or `millis` have passed; each on a small graph that is made
 * anew now and then, since many of them write. What goes wrong comes back shrunk.
 */
export function runMutations(
  corpus: readonly string[],
  seed: number,
  count: number,
  millis = Infinity,
): MutationReport {
  const random = randomOf(seed)
  const findings: Finding[] = []
  const started = performance.now()
  let queries = 0
  let results = 0
  let database = smallGraph()
  for (; queries < count && findings.length < 5; queries++) {
    if (queries % 64 === 0) {
      if (performance.now() - started > millis) break
      database = smallGraph()
    }
    const query = mutate(corpus[Math.floor(random() * corpus.length)], corpus, random)
    const problem = problemOf(query, database)
    if (problem !== undefined) findings.push({ query: shrunk(query), problem })
    else if (isResult(query, database)) results++
  }
  return { queries, results, findings }
}

/** Whether a query is sound up to its plan, to see that the mutations do not only make nonsense. */
function isResult(text: string, database: Database): boolean {
  try {
    database.prepare(text)
    return true
  } catch {
    return false
  }
}

function smallGraph(): Database {
  const database = new Database()
  database.query(DRAWING)
  return database
}

/** The query without every token whose absence leaves the problem. */
function shrunk(query: string): string {
  let text = query
  for (let width = 16; width >= 1; width = width >> 1)
    for (let at = 0; ; at++) {
      const { tokens } = tokenize(text)
      const [first, last] = [tokens[at], tokens[Math.min(at + width, tokens.length - 1)]]
      if (first === undefined || first.kind === 'end') break
      const shorter = text.slice(0, first.start) + text.slice(last.start)
      if (problemOf(shorter, smallGraph()) === undefined) continue
      text = shorter
      at--
    }
  return text
}
