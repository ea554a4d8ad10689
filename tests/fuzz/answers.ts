import { type Database, type QueryOptions } from '../../src/database/index.ts'
import { CypherError, QueryLimitError } from '../../src/errors.ts'
import { parse } from '../../src/cypher/parser/index.ts'
import { isList } from '../../src/model/kinds.ts'
import { float, type Value } from '../../src/model/values.ts'
import { showValue } from '../tck/cell.ts'
import { noteText } from './reached.ts'
import { type Arrange, type ReferenceGraph, say, TooLarge } from './reference/index.ts'

/** What a query gives, as texts that can be compared. */
export type Shown =
  | { readonly kind: 'records'; readonly records: readonly string[] }
  /** It fails on the data. */
  | { readonly kind: 'failure'; readonly message: string }
  /** It is refused before it runs. */
  | { readonly kind: 'refused'; readonly message: string }

/** No query of a small graph takes so long, but where it walks trails without number. */
const LONGEST = 3_000
const TOO_LARGE = new Set(['RecordLimit', 'TimeLimit'])

/**
 * Runs a query on the engine. Errors that are none of Cypher's are thrown on: they are always bugs.
 * @throws TooLarge where there are more records than the engine gives, or it takes too long
 */
export function ask(database: Database, text: string, options: QueryOptions = {}): Shown {
  try {
    const { records } = database.query(text, {}, { maxMillis: LONGEST, ...options, exact: true })
    noteText(text, true)
    return shown(text, records)
  } catch (error) {
    if (error instanceof QueryLimitError && TOO_LARGE.has(error.code)) throw new TooLarge(error.message)
    if (!(error instanceof CypherError)) throw error
    noteText(text, error.phase !== 'compile')
    const message = `${error.code}: ${error.message}`
    return error.phase === 'compile' ? { kind: 'refused', message } : { kind: 'failure', message }
  }
}

/** Records as texts: in their order where the query ends in ORDER BY, else sorted. */
export function shown(text: string, records: readonly (readonly Value[])[]): Shown {
  // What is collected has no order in the language.
  const isCollecting = /collect\(|labels\(|keys\(|\[\(n\d+\)<?-/.test(text)
  const texts = records.map((record) =>
    record.map((value) => showValue(rounded(value), isCollecting)).join(' | '),
  )
  return { kind: 'records', records: isOrdered(text) ? texts : texts.toSorted() }
}

/** Whether the last clause of a query that is no UNION orders its records. */
export function isOrdered(text: string): boolean {
  const { parts, unions } = parse(text)
  const last = parts[0].clauses.at(-1)
  return unions.length === 0 && last?.kind === 'return' && last.body.orderBy.length > 0
}

/** Sums and means of floats may differ in their last digits by the order of their terms. */
function rounded(value: Value): Value {
  if (typeof value === 'number' && !Number.isInteger(value) && Number.isFinite(value))
    return float(Number(value.toPrecision(12)))
  return isList(value) ? value.map(rounded) : value
}

export function same(one: Shown, other: Shown): boolean {
  if (one.kind === 'records' && other.kind === 'records')
    return one.records.join('\n') === other.records.join('\n')
  return one.kind === other.kind
}

/** How many orders are tried before an answer of the engine is held to be wrong; fewer where they all agree. */
const ORDERS = 60
const AGREEING = 12

/**
 * Whether the reference can give this answer. Where the language leaves something open (which of equal records a LIMIT
 * keeps, whether DISTINCT keeps 1 or 1.0) it is tried in other orders.
 */
export function isPossible(text: string, graph: ReferenceGraph, given: Shown): boolean {
  const first = answerOf(text, graph)
  let agree = true
  for (let order = 0; order < ORDERS && (!agree || order < AGREEING); order++) {
    const answer = answerOf(text, graph, arrangement(order))
    if (same(answer, given)) return true
    agree &&= same(answer, first)
  }
  return false
}

/** The answer of the reference. @throws TooLarge */
export function answerOf(text: string, graph: ReferenceGraph, arrange?: Arrange): Shown {
  const said = say(text, graph, arrange)
  if (said.kind === 'failure') return { kind: 'failure', message: said.message }
  return shown(text, said.answer.records)
}

/** As it comes, backwards, and then shuffles that are the same in every run. */
export function arrangement(order: number): Arrange {
  if (order === 0) return (items) => [...items]
  if (order === 1) return (items) => items.toReversed()
  let state = order
  return (items) => {
    const shuffled = [...items]
    for (let at = shuffled.length - 1; at > 0; at--) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      const other = (state >>> 8) % (at + 1)
      ;[shuffled[at], shuffled[other]] = [shuffled[other], shuffled[at]]
    }
    return shuffled
  }
}

/** An answer in one line. */
export function describe(answer: Shown): string {
  if (answer.kind !== 'records') return `${answer.kind} (${answer.message})`
  const { length } = answer.records
  return `${length} ${length === 1 ? 'record' : 'records'}: ${answer.records.join(' ; ').slice(0, 1500)}`
}
