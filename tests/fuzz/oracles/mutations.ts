import { locateError } from '../../../src/cypher/locate-error.ts'
import type { Database } from '../../../src/database/database.ts'
import { CypherError, SilkgraphError } from '../../../src/errors.ts'
import { graph } from '../../helpers/graph.ts'
import { timed } from '../../helpers/timed.ts'
import type { Fuzzer, Verdict } from '../fuzzer.ts'
import { MutatedQuery } from '../generate/mutated-query.ts'
import { noteText } from '../reached.ts'

const DRAWING = `(a:Person:A {name: 'Ann', age: 40, tags: ['x', 'y'], num: 1})-[:KNOWS {since: 1990}]->(b:Person:B {name: 'Bob', num: 2.5}),
  (b)-[:KNOWS]->(c:City:C {name: 'Cork'})-[:T]->(a), (a)-[:LIKES]->(a), (:X {id: 0})`
const PARAMETERS = { p: 1, param: [1, 'a'], props: { a: 1 } }
const LIMITS = { maxMillis: 50, maxRecords: 1_000, maxMemory: 4 * 1024 * 1024 }
/** A text of 10 kB is refused within 100 ms; a test gives four times as long. */
const REFUSAL = 400
/** Until the time limit is looked at, work of a millisecond or so is done; under load it may take many. */
const PATIENCE = 2_000

/** Bad input against the whole engine. Its verdicts: `holds` with a result, `refused` with an error as it should be. */
export const mutations: Fuzzer = {
  name: 'mutations',
  law: 'A mutated query ends soon, in a result or in an error of ours that says where.',
  cases: new MutatedQuery(),
  check({ query }) {
    const refusal = REFUSAL * Math.max(1, query.length / 10_000)
    const { result, millis } = timed(() => outcomeOf(query), refusal)
    const { verdict, isRefusal } = result
    if (verdict.kind === 'fails' || millis <= (isRefusal ? refusal : PATIENCE)) return verdict
    return { kind: 'fails', problem: `it took ${Math.round(millis)} ms (${verdict.kind})` }
  },
}

/** The graph that is asked; made anew once a query has changed it. */
let asked: Database | undefined

function outcomeOf(query: string): { readonly verdict: Verdict; readonly isRefusal: boolean } {
  const database = (asked ??= graph(DRAWING))
  try {
    const { records, summary } = database.query(query, PARAMETERS, LIMITS)
    noteText(query, true)
    if (summary.writes) asked = undefined
    return { verdict: { kind: 'holds', records: records.length }, isRefusal: false }
  } catch (error) {
    const isRefusal = error instanceof CypherError && error.phase === 'compile'
    noteText(query, !isRefusal)
    const problem = problemWith(error, query)
    if (problem !== undefined) return { verdict: { kind: 'fails', problem }, isRefusal }
    const reason = error instanceof SilkgraphError ? error.code : ''
    return { verdict: { kind: 'refused', reason }, isRefusal }
  }
}

function problemWith(error: unknown, query: string): string | undefined {
  if (!(error instanceof SilkgraphError))
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  if (error.code === '' || error.message === '') return 'an error without code or message'
  if (!(error instanceof CypherError)) return undefined
  locateError(error, query)
  if (error.phase === 'compile' && error.position === undefined && error.code !== 'MissingParameter')
    return `${error.code} has no position`
  if (error.at !== undefined && (error.at.start < 0 || error.at.end > query.length))
    return `${error.code} stands outside of the text`
  return undefined
}
