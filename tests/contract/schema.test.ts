import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Backend } from '../../src/backend/index.ts'
import { CypherError } from '../../src/errors.ts'
import { showValue } from '../tck/cell.ts'
import { isStoreThere, openEngine } from './engines.ts'
import { names, shown, taken } from './schema-cases.ts'
import type { SchemaOutcome, SchemaStep } from './schema-step.ts'
import { kept, wrong } from './schema-writes.ts'

/** Indexes and constraints, the same embedded and at a server. */

const schemaCounters = ['indexesAdded', 'indexesRemoved', 'constraintsAdded', 'constraintsRemoved'] as const

/** Without numbers that only one graph has. */
function plain(text: string): string {
  return text
    .replaceAll(/\b(id|ownedIndex)=\d+/g, '$1=#')
    .replaceAll(/\b(Node|Relationship)\(\d+\)/g, '$1(#)')
}

async function outcome(backend: Backend, { text, parameters, gives }: SchemaStep): Promise<SchemaOutcome> {
  try {
    const { records, summary } = await (await backend.run(text, parameters ?? {}, { exact: true })).collect()
    const counted = schemaCounters.flatMap((name) =>
      summary.counters[name] > 0 ? [`${name} ${summary.counters[name]}`] : [],
    )
    const told = summary.notifications.flatMap(({ kind, message }) => (kind === 'no-effect' ? [message] : []))
    return {
      ...(counted.length === 0 ? {} : { counted: counted.join() }),
      ...(told.length === 0 ? {} : { told: told.join() }),
      ...(gives.records === undefined && records.length === 0
        ? {}
        : { records: records.map((record) => record.map((value) => showValue(value)).join(', ')) }),
    }
  } catch (error) {
    if (!(error instanceof CypherError)) throw error
    const { kind, code, message } = error
    return {
      error: {
        kind,
        ...(gives.error?.code === undefined ? {} : { code }),
        ...(gives.error?.message === undefined ? {} : { message: plain(message) }),
      },
    }
  }
}

describe.skipIf(!isStoreThere).each([
  ['names', names],
  ['what is taken', taken],
  ['what is shown', shown],
  ['what is kept', kept],
  ['what is wrong', wrong],
])('%s', (_, steps) => {
  let backend: Backend & { close(): Promise<void> }
  beforeAll(async () => {
    ;({ backend } = await openEngine())
  })
  afterAll(() => backend.close())

  test.each(steps.map((one) => [one.text, one] as const))('%s', async (_text, one) => {
    expect(await outcome(backend, one)).toEqual(one.gives)
  })
})
