import { describe, expect, test } from 'vitest'
import { EmbeddedBackend } from '../../../src/backend/index.ts'
import { FullDatabase } from '../../../src/opening/full-database.ts'
import { metrics } from '../../../src/metrics/index.ts'
import type { ValueSource } from '../../../src/model/value-source.ts'
import { LocalDate } from '../../../src/model/temporal/index.ts'
import { pictureOf, type Picture } from '../../../src/viewer/layout/picture.ts'
import { amountOf, amountText } from '../../../src/viewer/values/amount.ts'
import { loadValues } from '../../../src/viewer/values/load-values.ts'
import { hasMetrics } from '../../../src/viewer/values/metric-of.ts'
import { sourceWords } from '../../../src/viewer/values/source-words.ts'

const database = new FullDatabase()
database.query(`CREATE (a:A {id: 'a', size: 3}), (b:A {id: 'b'}), (c:A {id: 'c', size: 5}), (d:A {id: 'd'})
  CREATE (a)-[:R {since: '2020-01'}]->(b), (b)-[:R]->(c), (c)-[:R]->(d), (c)-[:R]->(c)`)
const backend = new EmbeddedBackend(database)

/** Who has no procedure of this name, as a database server. */
class WithoutMetrics extends EmbeddedBackend {
  override run(): ReturnType<EmbeddedBackend['run']> {
    return super.run('CALL other.list()')
  }
}

/** All but `d`. */
const drawn = await pictureFor("MATCH (n)-[r]->(m) WHERE m.id <> 'd' RETURN n, r, m")

async function pictureFor(text: string): Promise<Picture> {
  const { records } = await (await backend.run(text)).collect()
  return pictureOf(records.flat())
}

async function nodesOf(source: ValueSource, picture = drawn): Promise<{ readonly [key: string]: unknown }> {
  return Object.fromEntries((await loadValues(backend, source, picture)).nodes)
}

describe('values of a picture', () => {
  test('a property is that of nodes and of lines; who has none is left out', async () => {
    expect(await nodesOf({ kind: 'property', key: 'size' })).toEqual({ a: 3, c: 5 })
    const { lines, told } = await loadValues(backend, { kind: 'property', key: 'since' }, drawn)
    expect([...lines.values()]).toEqual(['2020-01'])
    expect(told).toBe('')
    expect(await nodesOf({ kind: 'property', key: 'toString' })).toEqual({})
  })

  test('a metric counts the graph, or what is drawn, and says which', async () => {
    expect(await nodesOf({ kind: 'metric', name: 'degree' })).toEqual({ a: 1, b: 2, c: 4 })
    expect(await nodesOf({ kind: 'metric', name: 'degree', of: 'picture' })).toEqual({ a: 1, b: 2, c: 3 })
    const whole = await loadValues(backend, { kind: 'metric', name: 'kCore' }, drawn)
    expect(whole.told).toContain('Counted: 4 nodes and 4 relationships')
    const part = await loadValues(backend, { kind: 'metric', name: 'kCore', of: 'picture' }, drawn)
    expect(part.told).toContain('Counted: 3 nodes and 3 relationships')
    const here = await loadValues(backend, { kind: 'metric', name: 'degree', of: 'picture' }, drawn)
    expect(here.told).toContain('Counted: 3 nodes and 3 relationships')
  })

  test.each(metrics.map(({ name }) => name))('%s has a value of each node that is drawn', async (name) => {
    for (const of of ['graph', 'picture'] as const)
      expect(Object.keys(await nodesOf({ kind: 'metric', name, of }))).toEqual(['a', 'b', 'c'])
    expect(sourceWords({ kind: 'metric', name, of: 'picture' })).toMatch(/ of what is drawn$/)
  })

  test('the degree that the page counts is the one that the engine counts', async () => {
    const ids = [...drawn.nodes.values()].map(({ id }) => id)
    const { records } = await (
      await backend.run(
        `MATCH (n) WHERE id(n) IN $ids WITH collect(n) AS nodes
         CALL metric.degree({nodes: nodes}) YIELD node, score RETURN node.id, score`,
        { ids },
      )
    ).collect()
    expect(Object.fromEntries(records)).toEqual(
      await nodesOf({ kind: 'metric', name: 'degree', of: 'picture' }),
    )
  })

  test('of nothing there is nothing, and it says so', async () => {
    const nothing = { nodes: new Map(), relationships: new Map() }
    const source: ValueSource = { kind: 'metric', name: 'pageRank', of: 'picture' }
    expect(await loadValues(backend, source, nothing)).toMatchObject({
      told: 'Nothing is drawn that could be counted.',
    })
  })

  test('a metric that there is not is refused, and so is one that was cancelled', async () => {
    await expect(loadValues(backend, { kind: 'metric', name: 'fame' }, drawn)).rejects.toMatchObject({
      code: 'UnknownMetric',
    })
    await expect(
      loadValues(backend, { kind: 'metric', name: 'pageRank' }, drawn, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'Cancelled' })
  })

  test('a server without metrics is told from one that has them', async () => {
    expect(await hasMetrics(backend)).toBe(true)
    expect(await hasMetrics(new WithoutMetrics(database))).toBe(false)
  })
})

test.each([
  [1234, '1,234'],
  [0.0341234, '0.0341'],
  [10n ** 18n, '1,000,000,000,000,000,000'],
  [LocalDate.parse('2026-11-27'), '2026-11-27'],
  [LocalDate.of(-9999, 1, 1), '-9999-01-01'],
  [LocalDate.of(999_999_999, 12, 31), '+999999999-12-31'],
  ['2026-11-27', '2026-11-27'],
  ['2026-11', '2026-11-01'],
  ['2026-11-27T10:00:00Z', '2026-11-27'],
])('%s stands on a scale as %s', (value, text) => {
  const amount = amountOf(value)
  expect(amount && amountText(amount)).toBe(text)
})

test.each([NaN, 'twelve', '12', null, [1], true, '2026-99-99'])('%s stands on no scale', (value) => {
  expect(amountOf(value)).toBeUndefined()
})
