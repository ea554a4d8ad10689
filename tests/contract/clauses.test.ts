import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Backend } from '../../src/backend/index.ts'
import { CypherError } from '../../src/errors.ts'
import { showValue } from '../tck/cell.ts'
import { recordsOf } from './carriers.ts'
import { type ClauseCase, deleted, lists, names, reading, seeing, shortest } from './clause-cases.ts'
import { isStoreThere, openEngine } from './engines.ts'

/** What clauses do with what they themselves change, the same embedded and at a server. */

const groups: readonly (readonly [string, readonly ClauseCase[]])[] = [
  ['a part of CREATE and MERGE reads what is there already', reading],
  ['a clause that writes sees the graph as it is for it', seeing],
  ['what is deleted stays deleted', deleted],
  ['a list that is stored is of one type', lists],
  ['a condition on a shortest path belongs to the search', shortest],
  ['names go by themselves', names],
]

async function outcome(backend: Backend, text: string): Promise<ClauseCase['gives']> {
  try {
    const records = await recordsOf(backend, text, {}, { exact: true })
    return records.map((record) => record.map((value) => showValue(value)).join(', ')).toSorted()
  } catch (error) {
    if (error instanceof CypherError) return { error: error.kind }
    throw error
  }
}

describe.skipIf(!isStoreThere).each(groups)('%s', (_, cases) => {
  let backend: Backend & { close(): Promise<void> }
  beforeAll(async () => {
    ;({ backend } = await openEngine())
  })
  afterAll(() => backend.close())

  const titled = cases.map(
    (one) => [[one.graph, one.text].filter(Boolean).join('; ').replaceAll(/\s+/g, ' '), one] as const,
  )
  test.each(titled)('%s', async (_title, { graph, text, gives }) => {
    await recordsOf(backend, 'MATCH (n) DETACH DELETE n')
    if (graph !== undefined) await recordsOf(backend, graph)
    expect(await outcome(backend, text)).toEqual(gives)
  })
})
