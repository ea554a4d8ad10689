import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { BoltBackend } from '../../src/backend/bolt/index.ts'
import { withoutMemory } from '../../src/backend/bolt/load-memory.ts'
import { CypherError, SilkgraphError } from '../../src/errors.ts'
import type { RunOptions } from '../../src/backend/index.ts'
import { embeddedBundledGraph, openBundledGraph } from '../contract/bundled-graph.ts'
import { recordsOf } from '../contract/carriers.ts'
import { boltBackend, emptyDatabase, serverUnderTest } from '../contract/open-store.ts'
import { shown } from '../fuzz/answers.ts'
import { drawn } from '../fuzz/generate/choices.ts'
import { randomGraph } from '../fuzz/generate/random-graph.ts'
import { randomQuery } from '../fuzz/generate/random-query.ts'
import { type WatchedWay, watchedWay } from './sent-texts.ts'

const QUESTION = 'MATCH (m:SilkgraphLoad) RETURN count(m)'

/** Each could tell what remembers a load. */
const telling = [
  'MATCH (n) RETURN count(n)',
  'MATCH (n) RETURN count(*) AS all',
  'MATCH () RETURN count(*)',
  'MATCH ( n ) RETURN count(DISTINCT labels(n))',
  'MATCH (n) WHERE n.id IS NULL RETURN count(n)',
  'MATCH (n WHERE n.id IS NULL) RETURN count(n)',
  "MATCH (n {kind: 'nodes'}) RETURN count(n)",
  'MATCH (n) WHERE n:Company OR NOT n:Company RETURN count(n)',
  'MATCH (n) WHERE NOT (n)--() RETURN count(n)',
  'MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) ORDER BY label',
  'MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT key ORDER BY key',
  'MATCH (n) RETURN n.id ORDER BY n.id DESC LIMIT 3',
  'MATCH (n) WITH n ORDER BY n.id DESC SKIP 3 LIMIT 5 RETURN count(n.id)',
  'MATCH (a)-[*0..1]->(b) RETURN count(*)',
  'MATCH p = (a)-[*0..1]-(b)-[*0..0]-() WHERE a.id IS NULL RETURN count(p)',
  'MATCH p = shortestPath((a)-[*0..1]->(b)) WHERE a.id IS NULL RETURN count(p)',
  'MATCH (n:Company) OPTIONAL MATCH (m) WHERE m.id IS NULL RETURN n.id, m ORDER BY n.id',
  'MATCH (n:Company) MATCH (n) RETURN count(n)',
  'MATCH (n) RETURN count(n) AS c UNION ALL MATCH (n) WHERE n.id IS NULL RETURN count(n) AS c',
  'RETURN COUNT { () }',
  'RETURN  COUNT { ( ) } ,  1  +  1, COUNT { MATCH (n) RETURN n }',
  'RETURN EXISTS { (n) WHERE n.id IS NULL }, COLLECT { MATCH (n) WHERE n.id IS NULL RETURN 1 }',
  'MATCH (c:Company) RETURN DISTINCT [(n)-[*0..0]->() WHERE n.id IS NULL | 1] AS none',
  'CALL { MATCH (n) RETURN count(n) AS c } RETURN c, COUNT { (n) WHERE n.id IS NULL } ORDER BY COUNT { () }',
  'MATCH (n), (p:Person:Old) WHERE n.id IS NULL RETURN count(*)',
  'MATCH (), ()-[:BUILDS|:OWNS]->(c:Company) WHERE c:Company:Nothing OR c.id IS NULL RETURN count(*)',
  'MATCH (n WHERE EXISTS { () } AND (n:A:B OR n.id IS NULL)) RETURN count(n)',
  'MATCH (c:Company) WHERE COUNT { (), (x:Company:Nothing) } > 0 RETURN count(c)',
  'MATCH (), () RETURN count(*)',
  'MATCH () MATCH () RETURN count(*)',
  'MATCH () RETURN DISTINCT COUNT { () } AS c, COUNT { ({kind: "nodes"}) } AS d ORDER BY COUNT { () }',
  'RETURN COUNT { () } UNION RETURN COUNT { () }',
  'RETURN COUNT { () } UNION ALL RETURN COUNT { () }',
  'MATCH (), (n) WHERE n.id IS NULL RETURN *',
  'MATCH (n WHERE n.id IS NULL OR n:Company) RETURN count(n)',
  'MATCH (c:Company) RETURN DISTINCT [()-[*0..0]->(x) WHERE x.id IS NULL | x] AS none',
  'MATCH (c:Company) RETURN count([(c)-[*0..0]->(x {kind: "nodes"}) | x])',
  'MATCH (n) WHERE (n)-[*0..1]->() RETURN count(n)',
  'MATCH (n) WHERE ()-[*0..0]-({kind: "nodes"}) RETURN count(n)',
  'MATCH (n) WITH *, COUNT { () } AS c RETURN *, c + 1 ORDER BY n.id LIMIT 0',
]

describe.skipIf(inject('store').kind !== 'bolt')('what remembers a load', () => {
  const embedded = embeddedBundledGraph()
  let way: WatchedWay
  let backend: BoltBackend
  beforeAll(async () => {
    way = await watchedWay(serverUnderTest().uri)
    const { user, password } = serverUnderTest()
    backend = new BoltBackend({ address: way.address, user, password })
    await (await openBundledGraph()).close()
  })
  afterAll(async () => {
    await emptyDatabase(backend)
    await backend.close()
    await way.close()
  })

  test('is there', async () => {
    expect(await recordsOf(backend, QUESTION)).toEqual([[2]])
  })

  test.each(telling)('is left out of %s', async (text) => {
    expect(withoutMemory(text)).not.toEqual([])
    const { keys, records } = await (await backend.run(text, {}, { readOnly: true })).collect()
    const expected = embedded.query(text)
    expect(keys).toEqual(expected.keys)
    expect(records).toEqual(expected.records)
  })

  test('is left out of records of what only the server can read', async () => {
    const records = await recordsOf(backend, 'MATCH (n:!Nothing) RETURN n')
    expect(records).toHaveLength(embedded.schema().nodeCount)
  })

  test('is asked for once where a text could tell, else never', async () => {
    const sent = async (text: string, options: RunOptions = {}): Promise<readonly string[]> => {
      way.texts()
      await recordsOf(backend, text, {}, options)
      return way.texts()
    }
    const all = 'MATCH (n) RETURN count(n)'
    expect(await sent(all)).toEqual([QUESTION, 'MATCH (n WHERE NOT n:SilkgraphLoad) RETURN count(n)'])
    for (const text of [
      'RETURN 1',
      'MATCH (n:Company) RETURN n',
      'MATCH ()-[r]->() RETURN count(r)',
      QUESTION,
    ])
      expect(await sent(text)).toEqual([text])
    for (const text of ['MATCH (n:!Company) RETURN count(n)', 'MERGE (:Company)'])
      expect(await sent(text)).toEqual([text])
    const empty = boltBackend()
    await emptyDatabase(empty)
    expect(await sent(all, { readOnly: true })).toEqual([QUESTION, all])
    await empty.close()
    await (await openBundledGraph()).close()
  })

  test('is still there for whoever names its label, and for what is no pattern that reads', async () => {
    expect(await recordsOf(backend, 'MATCH (m:SilkgraphLoad) RETURN DISTINCT m.graph')).toEqual([['bundled']])
    const labels = await recordsOf(backend, 'CALL db.labels() YIELD label RETURN label')
    expect(labels).toContainEqual(['SilkgraphLoad'])
    const merged = await (await backend.run("MERGE (n {graph: 'bundled'}) RETURN count(*)")).collect()
    expect([merged.records, merged.summary.counters.nodesCreated]).toEqual([[[2]], 0])
  })

  test('makes the server refuse a node without a variable beside `*` and labels joined by `:`, not one with', async () => {
    const refused = recordsOf(backend, 'MATCH (), (c:Company:Nothing) RETURN *')
    await expect(refused).rejects.toMatchObject({ name: 'CypherError', kind: 'SyntaxError' })
    expect(await recordsOf(backend, 'MATCH (n), (c:Company:Nothing) RETURN *')).toEqual([])
  })

  test('is asked for within the limits of the query', async () => {
    const all = 'MATCH (n) WHERE n.id IS NULL RETURN n'
    expect(await recordsOf(backend, all, {}, { limits: { maxRecords: 1 } })).toEqual([])
    const aborted = recordsOf(backend, all, {}, { signal: AbortSignal.abort() })
    await expect(aborted).rejects.toMatchObject({ name: 'QueryLimitError', code: 'Cancelled' })
  })

  test('moves no place of an error', async () => {
    for (const text of [
      'MATCH (n), (m) WHERE COUNT { () } > 0\nRETURN COUNT { () }, n[true]',
      'MATCH (n) WHERE n[true] MATCH (m) RETURN m',
    ]) {
      const error: unknown = await recordsOf(backend, text).catch((reason: unknown) => reason)
      const offset = text.indexOf('n[true]') + 'n['.length
      expect(error).toMatchObject({
        name: 'CypherError',
        phase: 'compile',
        code: 'SyntaxError',
        position: { offset },
      })
      expect(error instanceof CypherError && error.excerpt).not.toContain('Silkgraph')
    }
  })

  test('moves no place of a notification', async () => {
    const text = 'MATCH (n), (m {nme: 1})\nWHERE n:Persn AND COUNT { () } > 0 RETURN n.aeg, COUNT { () }'
    const { summary } = await (await backend.run(text)).collect()
    expect(summary.notifications.map(({ name, at }) => [name, at]).sort()).toEqual(
      ['Persn', 'aeg', 'nme'].map((name) => {
        const start = text.indexOf(name)
        return [name, { start, end: start + name.length }]
      }),
    )
  })

  test('changes no answer to random queries', { timeout: 300_000 }, async () => {
    const cases = drawn((choices) => ({ drawing: randomGraph(choices), query: randomQuery(choices) }))
    const answer = async (query: string): Promise<unknown> => {
      try {
        return shown(query, await recordsOf(backend, query, {}, { exact: true }))
      } catch (error) {
        if (error instanceof SilkgraphError) return error.code
        throw error
      }
    }
    let put = 0
    let withRecords = 0
    for (const { drawing, query } of fc.sample(cases, { numRuns: 80, seed: 20_261_124 })) {
      await emptyDatabase(backend)
      await recordsOf(backend, drawing)
      const expected = await answer(query)
      await recordsOf(backend, "CREATE (:SilkgraphLoad {k: 0, i: 1, f: 0.5, s: 'a', b: true, l: [1], m: 1})")
      way.texts()
      expect(await answer(query), query).toEqual(expected)
      if (way.texts().some((text) => text.includes(':SilkgraphLoad) '))) put++
      if (JSON.stringify(expected).includes('"records":["')) withRecords++
    }
    expect(put).toBeGreaterThan(40)
    expect(withRecords).toBeGreaterThan(40)
  })
})
