import { Neo4jError } from 'neo4j-driver'
import { expect, test } from 'vitest'
import { errorOf } from '../../src/backend/bolt/errors.ts'

// The first limit travels with a query; the second is one of the settings of a server, which the server of the tests has not.
test.each([
  ['TransactionTimedOutClientConfiguration', 'limit of 50 ms'],
  ['TransactionTimedOut', 'time limit that the server sets'],
])('a query that ends by %s is told whose limit it was', (word, told) => {
  const code = `Neo.ClientError.Transaction.${word}`
  const error = new Neo4jError('terminated', code, '50N42', 'terminated')
  const asked = {
    text: '',
    insertions: [],
    address: 'bolt://localhost:7687',
    maxMillis: 50,
    objection: undefined,
  }
  expect(errorOf(error, asked)).toMatchObject({
    name: 'QueryLimitError',
    code: 'TimeLimit',
    serverCode: code,
    message: expect.stringContaining(told) as string,
  })
})

test('a metric that a server does not have is told where there is one', () => {
  const code = 'Neo.ClientError.Procedure.ProcedureNotFound'
  const of = (procedure: string): unknown =>
    errorOf(
      new Neo4jError(`There is no procedure with the name \`${procedure}\` registered`, code, '42001', ''),
      {
        text: `CALL ${procedure}()`,
        insertions: [],
        address: 'bolt://localhost:7687',
        maxMillis: 50,
        objection: undefined,
      },
    )
  expect(of('metric.pageRank')).toMatchObject({
    kind: 'ProcedureError',
    code: 'ProcedureNotFound',
    hint: 'Metrics are computed by Silkgraph itself: copy the graph with `silkgraph pull -o graph.cypher`, and run the query with --graph graph.cypher.',
  })
  expect(of('db.pageRank')).toMatchObject({ code: 'ProcedureNotFound', hint: undefined })
})
