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
