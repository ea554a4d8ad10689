import { expect, test } from 'vitest'
import { decodeSummary, encodeSummary } from '../../src/backend/wire/encoded-summary.ts'
import { planRows } from '../../src/cypher/index.ts'
import type { Summary } from '../../src/database/index.ts'
import { graph } from '../helpers/graph.ts'

const database = graph('(:P)-[:R]->(:Q)')

function again(summary: Summary): Summary {
  return decodeSummary(JSON.parse(JSON.stringify(encodeSummary(summary))) as ReturnType<typeof encodeSummary>)
}

test.each([
  'RETURN 1 AS x',
  'EXPLAIN RETURN 1 AS x',
  'PROFILE MATCH (p:P) OPTIONAL MATCH (p)-->(q) WHERE EXISTS { (q) } RETURN p, q',
  'PROFILE MATCH (p) RETURN p UNION MATCH (q:Q) CALL (q) { RETURN q AS p } RETURN p',
])('a summary comes over the wire as it was: %s', (text) => {
  const { summary } = database.query(text)
  expect(again(summary)).toEqual(summary)
})

test('the plan of thousands of operators too', () => {
  const { plan } = database.query(`EXPLAIN WITH 1 AS x ${'WITH x + 1 AS x '.repeat(2_900)}RETURN x`).summary
  const { counters, writes, notifications, millis } = database.query('RETURN 1').summary
  const summary = { counters, writes, notifications, millis, plan }
  const came = again(summary).plan
  expect(came && planRows(came).map(({ plan: one }) => one.details)).toEqual(
    plan && planRows(plan).map(({ plan: one }) => one.details),
  )
})
