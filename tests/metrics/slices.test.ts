import { describe, expect, test } from 'vitest'
import { EmbeddedBackend } from '../../src/backend/index.ts'
import { planRows } from '../../src/cypher/index.ts'
import { type Metric, metrics } from '../../src/metrics/index.ts'
import { randomOf } from '../helpers/random.ts'
import { expectSlice, expectSliced } from '../helpers/sliced.ts'
import { databaseOf, type Drawn } from './drawn.ts'

/** Many nodes, and one that all are joined to several times: its list alone is several slices. */
function largeGraph(size: number, edges: number): Drawn {
  const random = randomOf(9)
  const pick = (): number => Math.floor(random() * size)
  return {
    size,
    edges: Array.from({ length: edges }, (_, at) => [at % 2 === 0 ? 0 : pick(), pick(), at % 7]),
  }
}

const drawn = largeGraph(9_000, 200_000)
const database = databaseOf(drawn)
const LIMITS = { maxMillis: 240_000, maxRecords: 1_000_000 }

/** From few nodes, so that a test is short; still many slices. */
function callOf({ name, options }: Metric): string {
  return `CALL metric.${name}({${options.includes('sample') ? 'sample: 3' : ''}}) YIELD node RETURN count(node) AS n`
}

describe.each(metrics)('metric.$name', (metric) => {
  const text = callOf(metric)

  test('returns from every slice, also within the list of one node', () => {
    const { records, slices } = expectSliced(database.start(text, {}, LIMITS), 10)
    expect(records).toEqual([[9_000]])
    expect(slices).toBeGreaterThan(10)
  })

  test('comes further in every slice, however small', () => {
    const running = databaseOf(largeGraph(20, 50)).start(text)
    let steps = 0
    while (running.step(1).kind !== 'done') expect(steps++).toBeLessThan(50_000)
  })

  test('ends when it is cancelled, wherever it is', () => {
    for (const steps of [1, 4, 7]) {
      const running = database.start(text, {}, LIMITS)
      for (let step = 0; step < steps; step++) expect(expectSlice(running).kind).toBe('records')
      running.cancel()
      expect(() => running.step()).toThrow(expect.objectContaining({ code: 'Cancelled' }))
    }
  })

  test('hears its time limit and counts its memory', () => {
    expect(() => database.query(text, {}, { maxMillis: 1 })).toThrow(
      expect.objectContaining({ code: 'TimeLimit' }),
    )
    expect(() => database.query(text, {}, { ...LIMITS, maxMemory: 2_000_000 })).toThrow(
      expect.objectContaining({ code: 'MemoryLimit' }),
    )
  })
})

test('what is held while a metric works is given back, however it ends', () => {
  const bytes = (text: string): number | undefined => {
    const { profile } = database.query(`PROFILE ${text}`, {}, LIMITS).summary
    const rows = profile === undefined ? [] : planRows(profile)
    return rows.find(({ plan }) => plan.operator === 'ProcedureCall')?.profile?.bytes
  }
  const once = bytes('CALL metric.kCore() YIELD node RETURN count(node) AS n') ?? 0
  expect(once).toBeGreaterThan(2_000_000)
  // A call after the other holds no more than one.
  expect(bytes('UNWIND [1, 2, 3] AS i CALL metric.kCore() YIELD node RETURN count(node) AS n')).toBe(once)
})

test('whoever watches the query is told how far it is', async () => {
  const backend = new EmbeddedBackend(database)
  for (const metric of metrics.filter(
    ({ options }) => options.includes('sample') || options.includes('iterations'),
  )) {
    const shares: number[] = []
    const result = await backend.run(
      callOf(metric).replace('sample: 3', 'sample: 20'),
      {},
      { limits: LIMITS, onProgress: (share) => void shares.push(share) },
    )
    await result.collect()
    expect(shares.length).toBeGreaterThan(10)
    expect(shares).toEqual(shares.toSorted((one, other) => one - other))
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true)
  }
  await expect(backend.run('RETURN 1', {}, { onProgress: 1 as unknown as () => void })).rejects.toMatchObject(
    {
      code: 'InvalidOption',
      message: '`onProgress` must be a function.',
    },
  )
  await backend.close()
})
