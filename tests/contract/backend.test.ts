import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planRows } from '../../src/cypher/index.ts'
import type { PlanDescription } from '../../src/database/index.ts'
import { CypherError, QueryLimitError } from '../../src/errors.ts'
import { Float, Node, Path, Relationship } from '../../src/model/values.ts'
import { graph } from '../helpers/graph.ts'
import { type Carrier, carriers, ENDLESS, FLOOD, quiet, recordsOf } from './carriers.ts'
import { isStoreThere, openEngine } from './engines.ts'

const noPlan: PlanDescription = {
  operator: '',
  details: '',
  identifiers: [],
  estimatedRecords: 0,
  children: [],
}

/** What every backend promises: the same on the embedded engine and at a server, here, in a worker and over HTTP. */

const DRAWING = `(a:Person:Old {id: 'a', name: 'Åda', height: 1.0, born: 1815})-[:KNOWS {since: 1833}]->(b:Person {id: 'b'}),
  (b)-[:KNOWS]->(:City {id: 'c', tags: ['x', 'y']})`

describe.skipIf(!isStoreThere).each(Object.keys(carriers))('an engine %s', (name) => {
  let carrier: Carrier
  beforeAll(async () => {
    carrier = await carriers[name](await openEngine(DRAWING))
  })
  afterAll(() => carrier.stop())

  test('tells keys, records and summary', async () => {
    const result = await carrier.backend.run('UNWIND range(1, 3000) AS x RETURN x AS one, x * 2 AS two')
    expect(result.keys).toEqual(['one', 'two'])
    const { keys, records, summary } = await result.collect()
    expect(keys).toEqual(['one', 'two'])
    expect(records).toHaveLength(3000)
    expect(records[2999]).toEqual([3000, 6000])
    expect(summary.notifications).toEqual([])
  })

  test('tells notifications', async () => {
    const { summary } = await (await carrier.backend.run('MATCH (n:Persn) RETURN n')).collect()
    expect(JSON.stringify(summary.notifications)).toContain('Persn')
  })

  test('tells the plan of a query, without running it or with what each operator did', async () => {
    const text = 'MATCH (n:Person) WHERE n.born > 1800 RETURN n.born AS born'
    const run = async (asked: string) => (await carrier.backend.run(asked, {}, { readOnly: true })).collect()
    const explained = await run(`EXPLAIN ${text}`)
    expect([explained.keys, explained.records]).toEqual([['born'], []])
    expect(explained.summary.plan).toMatchObject({ operator: 'ProduceResults', details: 'born' })
    expect(explained.summary.profile).toBeUndefined()
    const profiled = await run(`PROFILE ${text}`)
    expect(profiled.records).toEqual([[1815]])
    const rows = planRows(profiled.summary.profile ?? noPlan)
    expect(rows.map(({ plan: { operator } }) => operator)).toEqual([
      'ProduceResults',
      'Projection',
      'Filter',
      'NodeByLabelScan',
    ])
    expect(rows.map(({ profile }) => profile?.records)).toEqual([1, 1, 1, 2])
    expect(rows[3].profile?.hits).toBeGreaterThanOrEqual(2)
    expect((await run(text)).summary.plan).toBeUndefined()
  })

  test('tells the plan of a long query', async () => {
    const text = `EXPLAIN WITH 1 AS a ${'WITH a + 1 AS a '.repeat(100)}RETURN a`
    const { summary } = await (await carrier.backend.run(text)).collect()
    expect(planRows(summary.plan ?? noPlan).length).toBeGreaterThan(1)
    expect(summary.plan?.details).toBe('a')
  })

  test('tells nodes, relationships and paths as what they are', async () => {
    const [[node, relationship, path]] = await recordsOf(
      carrier.backend,
      "MATCH p = (a {id: 'a'})-[r]->() RETURN a, r, p",
    )
    expect(node).toBeInstanceOf(Node)
    expect(node).toMatchObject({ labels: ['Person', 'Old'], properties: { name: 'Åda', born: 1815 } })
    expect(relationship).toBeInstanceOf(Relationship)
    expect(relationship).toMatchObject({ type: 'KNOWS', properties: { since: 1833 } })
    expect(path).toBeInstanceOf(Path)
    expect(path).toMatchObject({ nodes: [{ properties: { id: 'a' } }, { properties: { id: 'b' } }] })
  })

  test('keeps exact floats apart from integers where asked, and every number whole', async () => {
    const query = 'RETURN 1.0 AS f, 1 AS i, 9223372036854775807 AS big, 0.0 / 0.0 AS nan, -0.0 AS zero'
    const [[f, i, big, nan, zero]] = await recordsOf(carrier.backend, query, {}, { exact: true })
    expect(f).toBeInstanceOf(Float)
    expect(f).toMatchObject({ value: 1 })
    expect(i).toBe(1)
    expect(big).toBe(9223372036854775807n)
    expect(nan instanceof Float ? nan.value : nan).toBeNaN()
    expect(Object.is(zero instanceof Float ? zero.value : zero, -0)).toBe(true)
    const [plain] = await recordsOf(carrier.backend, query)
    expect(plain[0]).toBe(1)
    expect(plain[3]).toBeNaN()
    expect(Object.is(plain[4], -0)).toBe(true)
  })

  test('takes parameters of every kind', async () => {
    const given = {
      list: [1, 'zwei', null, true],
      map: { a: { b: 1.5 } },
      big: 2n ** 60n,
      text: '§$ü\u2028"',
    }
    const [[list, map, big, text]] = await recordsOf(
      carrier.backend,
      'RETURN $list, $map.a.b, $big, $text',
      given,
    )
    expect([list, map, big, text]).toEqual([given.list, 1.5, 2n ** 60n, given.text])
  })

  test('takes parameters whose names mean something to JavaScript', async () => {
    const map = JSON.parse('{"__proto__": 1, "constructor": 2}') as { readonly [name: string]: unknown }
    const [[keys, value]] = await recordsOf(carrier.backend, 'RETURN keys($map), $map.`__proto__`', { map })
    expect([keys].flat().map(String).sort()).toEqual(['__proto__', 'constructor'])
    expect(value).toBe(1)
  })

  test('tells where a query is wrong', async () => {
    const error: unknown = await carrier.backend.run('MATCH (n)\nRETURN m').then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(CypherError)
    expect(error).toMatchObject({
      kind: 'SyntaxError',
      phase: 'compile',
      code: 'UndefinedVariable',
      position: { line: 2, column: 8 },
    })
    expect(error instanceof CypherError && error.excerpt).toContain('^')
  })

  test('tells an error that comes in the middle, after the records before it', async () => {
    const running = carrier.backend
      .run('UNWIND range(1, 20000) AS x RETURN CASE x WHEN 19999 THEN toInteger([x]) ELSE x END AS y')
      .then((result) => result.collect())
    await expect(running).rejects.toMatchObject({ phase: 'runtime', name: 'CypherError' })
  })

  test('tells a missing parameter', async () => {
    await expect(recordsOf(carrier.backend, 'RETURN $nothing')).rejects.toMatchObject({
      kind: 'ParameterMissing',
    })
  })

  test('ends a query that works when its signal is aborted, and answers afterwards', async () => {
    const controller = new AbortController()
    const running = recordsOf(carrier.backend, ENDLESS, {}, { signal: controller.signal })
    setTimeout(() => controller.abort(), 50)
    const started = performance.now()
    await expect(running).rejects.toThrow()
    expect(performance.now() - started).toBeLessThan(1_000)
    await quiet(carrier.running)
    expect(await recordsOf(carrier.backend, 'RETURN 1')).toEqual([[1]])
  })

  test('ends a query whose signal was aborted before', async () => {
    await expect(recordsOf(carrier.backend, ENDLESS, {}, { signal: AbortSignal.abort() })).rejects.toThrow()
    await quiet(carrier.running)
  })

  test('keeps to limits', async () => {
    const limited = (limits: { readonly maxMillis?: number; readonly maxRecords?: number }, text: string) =>
      recordsOf(carrier.backend, text, {}, { limits })
    await expect(limited({ maxMillis: 50 }, ENDLESS)).rejects.toMatchObject({ code: 'TimeLimit' })
    await expect(limited({ maxRecords: 10 }, FLOOD)).rejects.toBeInstanceOf(QueryLimitError)
    await expect(limited({ maxRecords: 10 }, FLOOD)).rejects.toMatchObject({ code: 'RecordLimit' })
    expect(await limited({ maxRecords: 10 }, 'UNWIND range(1, 10) AS x RETURN x')).toHaveLength(10)
    await quiet(carrier.running)
  })

  test('cancels a query whose reader leaves early', async () => {
    const result = await carrier.backend.run(FLOOD)
    for await (const batch of result) {
      expect(batch[0]).toEqual([1, 1])
      break
    }
    await quiet(carrier.running)
    expect(await recordsOf(carrier.backend, 'RETURN 1')).toEqual([[1]])
  })

  test('answers several queries at a time', async () => {
    const controller = new AbortController()
    const endless = recordsOf(carrier.backend, ENDLESS, {}, { signal: controller.signal }).catch(
      () => 'ended',
    )
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => recordsOf(carrier.backend, 'RETURN $n', { n })),
    )
    expect(answers).toEqual([1, 2, 3, 4, 5].map((n) => [[n]]))
    controller.abort()
    expect(await endless).toBe('ended')
  })

  test('refuses to write where reading only', async () => {
    const writing = carrier.backend.run('CREATE (n:Fresh) RETURN n', {}, { readOnly: true })
    await expect(writing).rejects.toMatchObject({ kind: 'ReadOnlyViolation' })
    expect(await recordsOf(carrier.backend, 'MATCH (n:Fresh) RETURN count(n)')).toEqual([[0]])
  })

  test('tells the schema and the description', async () => {
    const expected = graph(DRAWING).schema()
    expect(await carrier.backend.schema()).toEqual(expected)
    const description = await carrier.backend.describe()
    expect(description.labels.map(({ name: label }) => label).sort()).toEqual(['City', 'Old', 'Person'])
  })

  test('gives a slow reader all of 300,000 records, in order', { timeout: 60_000 }, async () => {
    const result = await carrier.backend.run(
      'UNWIND range(1, 300000) AS x RETURN x',
      {},
      { limits: { maxRecords: 300_000 } },
    )
    let next = 1
    let batches = 0
    for await (const batch of result) {
      if (batches++ % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 15))
      for (const [x] of batch) {
        if (x !== next) expect(x).toBe(next)
        next++
      }
    }
    expect(next).toBe(300_001)
    await quiet(carrier.running)
  })
})

describe.skipIf(!isStoreThere).each(['in this thread', 'in a worker', 'at a server'])(
  'an engine %s',
  (name) => {
    test('says that a query was cancelled', async () => {
      const carrier = await carriers[name](await openEngine())
      const controller = new AbortController()
      const running = recordsOf(carrier.backend, ENDLESS, {}, { signal: controller.signal })
      setTimeout(() => controller.abort(), 50)
      await expect(running).rejects.toMatchObject({ name: 'QueryLimitError', code: 'Cancelled' })
      const late = recordsOf(carrier.backend, ENDLESS, {}, { signal: AbortSignal.abort() })
      await expect(late).rejects.toMatchObject({ name: 'QueryLimitError', code: 'Cancelled' })
      await carrier.stop()
    })

    test('ends what runs when it is closed, and refuses what comes', async () => {
      const carrier = await carriers[name](await openEngine())
      const running = recordsOf(carrier.backend, ENDLESS)
      setTimeout(() => void carrier.backend.close(), 50)
      await expect(running).rejects.toMatchObject({ code: 'Cancelled' })
      // A worker is ended with all that runs in it; here its engine stands in this thread and is not.
      if (name !== 'in a worker') await quiet(carrier.running)
      await expect(carrier.backend.run('RETURN 1')).rejects.toMatchObject({ code: 'DatabaseClosed' })
      await carrier.stop()
    })
  },
)

describe.skipIf(!isStoreThere).each(['in a worker', 'at a server'])('an engine %s', (name) => {
  test('never writes', async () => {
    const carrier = await carriers[name](await openEngine(DRAWING))
    await expect(carrier.backend.run('CREATE (:Fresh)')).rejects.toMatchObject({ kind: 'ReadOnlyViolation' })
    await carrier.stop()
  })
})
