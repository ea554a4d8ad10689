import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { BoltBackend } from '../../src/backend/bolt/index.ts'
import { Database } from '../../src/database/database.ts'
import { SilkgraphError } from '../../src/errors.ts'
import { boltBackend } from '../contract/open-store.ts'
import { showValue } from '../tck/cell.ts'
import { expressions, valueDifferences } from './values.ts'

const textOf = (expression: string): string => `RETURN ${expression} AS value`

/** The value as text, or `error`: of errors only that they are one is the same. */
async function answerOf(
  ask: () => ReturnType<Database['query']>['records'] | Promise<unknown>,
): Promise<string> {
  try {
    const records = (await ask()) as ReturnType<Database['query']>['records']
    return records.map((record) => record.map((value) => showValue(value)).join()).join()
  } catch (error) {
    if (error instanceof SilkgraphError) return 'error'
    throw error
  }
}

describe.skipIf(inject('store').kind !== 'bolt')(
  'an expression has the same value embedded and on Neo4j',
  () => {
    let backend: BoltBackend
    const database = new Database()
    const listed = new Set(valueDifferences.map(({ expression }) => expression))
    beforeAll(() => void (backend = boltBackend()))
    afterAll(() => backend.close())

    test.each(expressions)('%s', async (expression) => {
      const ours = await answerOf(() => database.query(textOf(expression), {}, { exact: true }).records)
      const theirs = await answerOf(async () => {
        const result = await backend.run(textOf(expression), {}, { exact: true })
        return (await result.collect()).records
      })
      if (listed.has(expression)) expect(ours).not.toBe(theirs)
      else expect(ours).toBe(theirs)
    })

    test('two hundred and more are compared, each once; what is listed is among them', () => {
      expect(expressions.length).toBeGreaterThan(200)
      expect(new Set(expressions).size).toBe(expressions.length)
      expect([...listed].filter((expression) => !expressions.includes(expression))).toEqual([])
    })
  },
)
