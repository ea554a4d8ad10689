import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Backend, EmbeddedBackend, type TransactionalBackend } from '../../src/backend/index.ts'
import { readArguments } from '../../src/canned/arguments.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { Database } from '../../src/database/index.ts'
import type { PlainGraph } from '../../src/model/elements.ts'
import { loadedWriters } from '../helpers/writers.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { tableSource } from '../../src/loading/table-source.ts'
import { folderSource } from '../../src/loading/folder-source.ts'
import { load } from '../../src/loading/load.ts'
import type { LoadChanges } from '../../src/loading/loading.ts'
import { ConnectionError } from '../../src/errors.ts'
import type { GraphSource } from '../../src/loading/source.ts'
import { LocalDate, ZonedDateTime } from '../../src/model/temporal/index.ts'
import { Float, type Value } from '../../src/model/values.ts'
import { openFolder } from '../../src/opening/folder.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { subgraphOf } from '../../src/subgraph/subgraph.ts'
import { bundledGraph, cannedQueries, embeddedBundledGraph } from '../contract/bundled-graph.ts'
import { recordsOf } from '../contract/carriers.ts'
import { boltBackend, emptyDatabase } from '../contract/open-store.ts'
import { root } from '../helpers/shared.ts'
import { evenGraph, syntheticGraph } from './synthetic-graph.ts'

const EVERYTHING = 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r'
/** How many nodes remember loads, and how many elements they remember. */
const MEMORY = 'MATCH (m:SilkgraphLoad) RETURN count(m), coalesce(sum(size(m.ids)), 0)'
const isServerThere = inject('store').kind === 'bolt'
const none: LoadChanges = {
  nodes: { created: 0, updated: 0, removed: 0, unchanged: 0 },
  relationships: { created: 0, removed: 0, unchanged: 0 },
  held: 0,
  refused: [],
}

/** The bundled graph after its files were changed. */
function graphOf(change: (claims: string) => string): PlainGraph {
  const files = new Map(readGraphFolder(join(root, 'graph')))
  const name = [...files.keys()].find((file) => file.startsWith('claims/')) ?? ''
  files.set(name, change(files.get(name) ?? ''))
  const opened = openFolder(files)
  if (opened.kind === 'refused') throw opened.errors[0]
  return opened.graph
}

/** What is in one graph and not in the other, by content. */
function without(one: PlainGraph, other: PlainGraph): { nodes: number; relationships: number } {
  const difference = (elements: readonly unknown[], others: readonly unknown[]): number => {
    const left = others.map((element) => JSON.stringify(element))
    return elements.filter((element) => {
      const at = left.indexOf(JSON.stringify(element))
      if (at >= 0) left.splice(at, 1)
      return at < 0
    }).length
  }
  return {
    nodes: difference(one.nodes, other.nodes),
    relationships: difference(one.relationships, other.relationships),
  }
}

/** Everything that the embedded engine holds of a graph, in the order of an export. */
function expectedOf(graph: PlainGraph): unknown {
  return subgraphOf(new Database(loadGraph(graph)).query(EVERYTHING, {}, { exact: true }).records)
}

async function everythingAt(backend: Backend): Promise<unknown> {
  const options = { exact: true, limits: { maxRecords: Infinity } }
  return subgraphOf(await recordsOf(backend, EVERYTHING, {}, options))
}

/** A backend that counts the transactions that wrote and those open at a time, and breaks off after so many. */
function watched(
  backend: TransactionalBackend,
  breakAfter = Infinity,
): { backend: TransactionalBackend; writes(): number; mostAtOnce(): { open: number; committing: number } } {
  let writes = 0
  const now = { open: 0, committing: 0 }
  const most = { ...now }
  const enter = (what: 'open' | 'committing'): void => {
    most[what] = Math.max(most[what], ++now[what])
  }
  const begin: TransactionalBackend['begin'] = async (options) => {
    if (writes >= breakAfter)
      throw new ConnectionError({ code: 'NoServer', message: 'The connection is gone.' })
    const transaction = await backend.begin(options)
    enter('open')
    let hasWritten = false
    return {
      async run(text, parameters, runOptions) {
        const result = await transaction.run(text, parameters, runOptions)
        const collected = await result.collect()
        hasWritten ||= collected.summary.writes
        return {
          keys: collected.keys,
          collect: async () => collected,
          [Symbol.asyncIterator]: () => {
            throw new TypeError('collected already')
          },
        }
      },
      async commit(waitOptions) {
        enter('committing')
        await transaction.commit(waitOptions)
        now.committing--
        now.open--
        if (hasWritten) writes++
      },
      rollback: () => transaction.rollback().finally(() => now.open--),
    }
  }
  return {
    writes: () => writes,
    mostAtOnce: () => most,
    backend: {
      run: (text, parameters, options) => backend.run(text, parameters, options),
      begin,
      transaction: (work, options) => backend.transaction(work, options),
      schema: () => backend.schema(),
      describe: () => backend.describe(),
      close: () => backend.close(),
    },
  }
}

describe.skipIf(!isServerThere)('load', () => {
  const opened: Backend[] = []
  const connect = (): TransactionalBackend => {
    const connected = boltBackend()
    opened.push(connected)
    return connected
  }
  let backend: TransactionalBackend
  beforeEach(async () => {
    backend = connect()
    await emptyDatabase(backend)
  })
  afterAll(async () => {
    if (opened.length > 0) await emptyDatabase(connect())
    for (const one of opened) await one.close()
  })

  const into = (to: TransactionalBackend, source: GraphSource, mayJoin = false): Promise<LoadChanges> =>
    load(to, source, { apply: true, mayJoin: async () => mayJoin })
  const dryRun = (source: GraphSource): Promise<LoadChanges> =>
    load(backend, source, { apply: false, mayJoin: async () => false })

  test('a first load creates everything, a second run writes nothing', async () => {
    const { nodes, relationships } = bundledGraph
    const source = folderSource('bundled', bundledGraph)
    const first = {
      ...none,
      nodes: { ...none.nodes, created: nodes.length },
      relationships: { ...none.relationships, created: relationships.length },
    }
    expect(await dryRun(source)).toEqual(first)
    expect(await recordsOf(backend, 'MATCH (n) RETURN count(n)')).toEqual([[0]])
    expect(await into(backend, source)).toEqual(first)
    const { backend: counting, writes } = watched(backend)
    const second = {
      ...none,
      nodes: { ...none.nodes, unchanged: nodes.length },
      relationships: { ...none.relationships, unchanged: relationships.length },
    }
    expect(await into(counting, source)).toEqual(second)
    expect(writes()).toBe(0)
    expect(await everythingAt(backend)).toEqual(expectedOf(bundledGraph))
  })

  test('what remembers is left out of schema, records, counts and exports', async () => {
    await into(backend, folderSource('bundled', bundledGraph))
    expect(await backend.schema()).toEqual(embeddedBundledGraph().schema())
    const { length } = bundledGraph.nodes
    expect(await recordsOf(backend, 'MATCH (n) RETURN n')).toHaveLength(length)
    expect(subgraphOf(await recordsOf(backend, 'MATCH (n) RETURN collect(n)')).nodes).toHaveLength(length)
    expect(await recordsOf(backend, 'MATCH (n) RETURN count(n)')).toEqual([[length]])
    expect(await recordsOf(backend, MEMORY)).toEqual([[2, length + bundledGraph.relationships.length]])
  })

  test.each([
    ['changed', (claims: string) => claims.replace(/(- id: C003\n(?:.*\n)*?.*status: )ongoing/, '$1entered')],
    ['withdrawn', (claims: string) => claims.replace(/ {2}- id: C003\n(?:.*\n)*?(?= {2}- id: C004)/, '')],
  ])('a claim that is %s changes just that, and back', async (_, change) => {
    const changed = graphOf(change)
    await into(backend, folderSource('bundled', bundledGraph))
    for (const [from, to] of [
      [bundledGraph, changed],
      [changed, bundledGraph],
    ] as const) {
      const gone = without(from, to)
      const came = without(to, from)
      expect(gone.relationships + came.relationships).toBeGreaterThan(0)
      expect(gone.relationships + came.relationships).toBeLessThan(30)
      const changes = await into(backend, folderSource('bundled', to))
      expect(changes.relationships).toEqual({
        created: came.relationships,
        removed: gone.relationships,
        unchanged: to.relationships.length - came.relationships,
      })
      const { created, updated, removed, unchanged } = changes.nodes
      expect([created + updated, removed + updated, unchanged]).toEqual([
        came.nodes,
        gone.nodes,
        to.nodes.length - came.nodes,
      ])
      expect(await everythingAt(backend)).toEqual(expectedOf(to))
    }
  })

  test('other data is asked about, left alone, and holds a node that it hangs on', async () => {
    const other = "CREATE (:Company {id: 'mine', name: 'Mine'})-[:KNOWS {since: 1}]->(:Note)"
    await recordsOf(backend, other)
    const source = folderSource('bundled', bundledGraph)
    await expect(into(backend, source)).rejects.toMatchObject({ name: 'UsageError', code: 'NotConfirmed' })
    expect(await recordsOf(backend, 'MATCH (n) RETURN count(n)')).toEqual([[2]])
    await into(backend, source, true)
    await recordsOf(
      backend,
      "MATCH (n:Note), (h {id: 'org:huawei'}), (a {id: 'org:alibaba'}) CREATE (n)-[:ABOUT]->(h), (h)-[:SEEN_WITH]->(a)",
    )
    const changes = await into(backend, folderSource('bundled', { nodes: [], relationships: [] }))
    expect(changes).toMatchObject({ held: 2, nodes: { removed: bundledGraph.nodes.length - 2 } })
    expect(await recordsOf(backend, 'MATCH (n)-[r]->(m) RETURN type(r) ORDER BY type(r)')).toEqual([
      ['ABOUT'],
      ['KNOWS'],
      ['SEEN_WITH'],
    ])
    await recordsOf(backend, 'MATCH ()-[r:ABOUT|SEEN_WITH]->() DELETE r')
    expect(await into(backend, folderSource('bundled', { nodes: [], relationships: [] }))).toMatchObject({
      held: 0,
      nodes: { removed: 2 },
    })
    expect(await everythingAt(backend)).toEqual(
      subgraphOf(
        (() => {
          const database = new Database()
          database.query(other)
          return database.query(EVERYTHING).records
        })(),
      ),
    )
  })

  test('an id that something else has is one error, and nothing of it is changed', async () => {
    await recordsOf(backend, "CREATE (:Company {id: 'org:huawei', name: 'Mine'})")
    await expect(into(backend, folderSource('bundled', bundledGraph), true)).rejects.toMatchObject({
      name: 'DataError',
      code: 'IdTaken',
    })
    expect(await recordsOf(backend, "MATCH (n {id: 'org:huawei'}) RETURN n.name, COUNT { (n)--() }")).toEqual(
      [['Mine', 0]],
    )
  })

  test('a constraint that the server does not make is named, and the graph is loaded without it', async () => {
    await recordsOf(backend, 'CREATE INDEX mine FOR (n:Company) ON (n.id)')
    const { refused } = await into(backend, folderSource('bundled', bundledGraph))
    expect(refused).toEqual([
      {
        command: 'CREATE CONSTRAINT IF NOT EXISTS FOR (n:`Company`) REQUIRE n.id IS UNIQUE',
        reason:
          'There already exists an index (:Company {id}). A constraint cannot be created until the index has been dropped.',
      },
    ])
    expect(await everythingAt(backend)).toEqual(expectedOf(bundledGraph))
    const made = 'SHOW CONSTRAINTS YIELD name, labelsOrTypes, properties'
    const here = new Database(loadGraph(bundledGraph)).query(made).records
    const ofCompany = here.filter(([, labels]) => JSON.stringify(labels) === '["Company"]')
    expect([...(await recordsOf(backend, made)), ...ofCompany].toSorted()).toEqual(here.toSorted())
  })

  test('what somebody deleted or changed at the server is mended', async () => {
    const source = folderSource('bundled', bundledGraph)
    await into(backend, source)
    await recordsOf(
      backend,
      `MATCH (h {id: 'org:huawei'}) SET h.name = 'Nobody', h:Fresh
       WITH h MATCH (a {id: 'org:alibaba'}) DETACH DELETE a
       WITH DISTINCT h MATCH ()-[r:PROVIDES]->() SET r.status = 'wrong'
       CREATE (:Fresh)-[:PROVIDES]->(:Fresh)`,
    )
    const changes = await into(backend, source)
    expect(changes.nodes).toMatchObject({ created: 1, updated: 1, removed: 0 })
    expect(changes.relationships.removed).toBeGreaterThan(0)
    await recordsOf(backend, 'MATCH (n:Fresh) DETACH DELETE n')
    expect(await everythingAt(backend)).toEqual(expectedOf(bundledGraph))
    expect(await into(backend, source)).toMatchObject({
      nodes: { created: 0, updated: 0, removed: 0 },
      relationships: { created: 0, removed: 0 },
    })
  })

  test('where everything was deleted, a load forgets it and begins anew', async () => {
    const source = folderSource('bundled', bundledGraph)
    const { nodes, relationships } = bundledGraph
    await into(backend, source)
    await recordsOf(backend, 'MATCH (n) DETACH DELETE n')
    expect(await recordsOf(backend, 'MATCH (n) RETURN n')).toEqual([])
    expect(await recordsOf(backend, MEMORY)).toEqual([[2, nodes.length + relationships.length]])
    expect(await into(backend, source)).toEqual({
      ...none,
      nodes: { ...none.nodes, created: nodes.length },
      relationships: { ...none.relationships, created: relationships.length },
    })
    expect(await recordsOf(backend, MEMORY)).toEqual([[2, nodes.length + relationships.length]])
    expect(await everythingAt(backend)).toEqual(expectedOf(bundledGraph))
  })

  test('two graphs stand beside one another', async () => {
    const small = syntheticGraph(10, 20)
    await into(backend, folderSource('small', small))
    await into(backend, folderSource('bundled', bundledGraph), true)
    await into(backend, folderSource('bundled', { nodes: [], relationships: [] }))
    expect(await everythingAt(backend)).toEqual(expectedOf(small))
  })

  test('many batches load everything, whenever they are broken off', { timeout: 240_000 }, async () => {
    const graph = syntheticGraph(12_000, 40_000)
    const source = folderSource('synthetic', graph)
    for (const breakAfter of [0, 3, 3, 3]) {
      const { backend: breaking } = watched(backend, breakAfter)
      await expect(into(breaking, source)).rejects.toMatchObject({ code: 'NoServer' })
    }
    const changes = await into(backend, source)
    expect(changes.nodes.unchanged).toBe(12_000)
    expect(changes.relationships.unchanged).toBeGreaterThan(0)
    expect(changes.relationships.created).toBeGreaterThan(0)
    const counts = 'MATCH (n:Even) WITH count(n) AS nodes RETURN nodes, COUNT { (:Even)-->(:Even) }'
    expect(await recordsOf(backend, counts)).toEqual([[12_000, 40_000]])
    const content =
      'MATCH (a)-[r]->(b) RETURN a.number, type(r), r.number, b.number ORDER BY a.number, b.number, type(r), r.number'
    const all = { limits: { maxRecords: Infinity, maxMillis: 60_000 } }
    expect(await recordsOf(backend, content, {}, all)).toEqual(
      new Database(loadGraph(graph)).query(content, {}, { maxRecords: Infinity, maxMillis: 60_000 }).records,
    )
  })

  test('many small changes leave few chunks', async () => {
    const graph = syntheticGraph(6_000, 100)
    const chunks = async (): Promise<unknown> =>
      recordsOf(backend, 'MATCH (m:SilkgraphLoad) RETURN m.kind, size(m.ids) ORDER BY m.kind, size(m.ids)')
    const { nodes, relationships } = graph
    for (const more of [0, 1, 2, 3]) {
      const some = { nodes: nodes.slice(0, 5_500 + more), relationships: [] }
      await into(backend, folderSource('synthetic', some))
      expect(await chunks()).toEqual([
        ['nodes', 500 + more],
        ['nodes', 5_000],
      ])
    }
    for (const size of [20, 60, 100]) {
      const joined = new Set(relationships.slice(0, size).flatMap(({ start, end }) => [start, end]))
      const some = {
        nodes: nodes.filter(({ id }) => joined.has(id)),
        relationships: relationships.slice(0, size),
      }
      await into(backend, folderSource('synthetic', some))
      expect(await everythingAt(backend)).toEqual(expectedOf(some))
      expect(await chunks()).toEqual([
        ['nodes', some.nodes.length],
        ['relationships', size],
      ])
      const { backend: counting, writes } = watched(backend)
      await into(counting, folderSource('synthetic', some))
      expect(writes()).toBe(0)
    }
  })

  test('batches go side by side, and commit one after another', { timeout: 120_000 }, async () => {
    const { backend: counting, mostAtOnce } = watched(backend)
    const changes = await into(counting, folderSource('even', evenGraph(3_000, 60_000)))
    expect(mostAtOnce()).toEqual({ open: 2, committing: 1 })
    expect(changes.relationships.created).toBe(60_000)
    expect(await recordsOf(backend, 'MATCH ()-[r]->() RETURN count(r)')).toEqual([[60_000]])
  })

  test('many relationships are read quickly where one was read a moment ago', async () => {
    for (const [size, isNew] of [
      [1, true],
      [1, false],
      [30_000, true],
      [30_000, false],
    ] as const) {
      const changes = await into(backend, folderSource('even', evenGraph(size, size)))
      expect(changes.relationships.unchanged).toBe(isNew ? 0 : size)
    }
  })

  test('the order of loading is seen in no record and no export', { timeout: 600_000 }, async () => {
    const embedded = new EmbeddedBackend(embeddedBundledGraph())
    const answers = async (from: Backend): Promise<unknown> => {
      const all: unknown[] = []
      for (const query of cannedQueries) {
        const parameters = readArguments(query, new Map())
        all.push([query.id, await recordsOf(from, query.records, parameters, { readOnly: true })])
        if (query.picture === undefined) continue
        const subgraph = subgraphOf(await recordsOf(from, query.picture, parameters, { readOnly: true }))
        const evidenceOf = await readEvidence(from, subgraph)
        for (const format of loadedWriters)
          all.push(format.write(subgraph, { evidenceOf, licence: 'CC BY 4.0', raw: false }))
      }
      return all
    }
    const expected = await answers(embedded)
    for (let round = 1; round <= 10; round++) {
      await emptyDatabase(backend)
      const shuffled = {
        nodes: shuffle(bundledGraph.nodes, round),
        relationships: shuffle(bundledGraph.relationships, round + 100),
      }
      await into(backend, folderSource('bundled', shuffled))
      expect(await answers(backend), `seed ${round}`).toEqual(expected)
    }
  })

  describe('from CSV', () => {
    const folder = mkdtempSync(join(tmpdir(), 'silkgraph-load-'))
    afterAll(() => rmSync(folder, { recursive: true }))
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const exported = (name: string, records: readonly (readonly Value[])[], raw: boolean): GraphSource => {
      const csv = loadedWriters.find(({ id }) => id === 'csv')
      const [nodes, relationships] = (
        csv?.write(subgraphOf(records), { evidenceOf: undefined, licence: 'CC', raw }) ?? []
      ).map(({ suffix, text }) => file(`${name}${suffix}.csv`, text))
      return tableSource(name, { nodes: [nodes], relationships: [relationships], raw })
    }

    test.each([true, false])('what export writes is read back, raw: %s', async (raw) => {
      const { records } = embeddedBundledGraph().query(EVERYTHING, {}, { exact: true })
      await into(backend, exported('bundled', records, raw))
      expect(await everythingAt(backend)).toEqual(expectedOf(bundledGraph))
    })

    test('every type of property is read back', async () => {
      const database = new Database()
      const properties = {
        text: '=1,"a"\n\'',
        empty: '',
        apostrophe: "'=x",
        whole: 9223372036854775807n,
        negative: -1,
        real: new Float(2),
        odd: -2.5,
        flag: false,
        day: new LocalDate(-365_000_000),
        at: new ZonedDateTime(16_637, 43_200_000_000_000, 7200, 'Europe/Stockholm'),
        list: ['a', 'b'],
        days: [new LocalDate(1), new LocalDate(2)],
        key: 1,
        licence: 'mine',
        'typed:integer': 'x',
      }
      database.query(
        "CREATE (a:A:B {id: 'a'}), (b:B {id: '=b', mixed: 'x'})-[r:R]->(a) SET a += $properties, r = $properties, a.mixed = 1",
        { properties },
      )
      const { records } = database.query(EVERYTHING, {}, { exact: true })
      const source = exported('types', records, false)
      await into(backend, source)
      expect(await everythingAt(backend)).toEqual(subgraphOf(records))
      const { backend: counting, writes } = watched(backend)
      await into(counting, source)
      expect(writes()).toBe(0)
    })

    test('files of your own are read, and refused with the line', async () => {
      const people = file(
        'people.csv',
        '\uFEFFlabels,id,name,born:integer\nPerson;Old,a,"Å, da",1815\nPerson,b,,\n',
      )
      const knows = file('knows.csv', 'start,type,end,since:date\na,KNOWS,b,1833-06-05\n')
      const source = (nodes: string, relationships: string) =>
        tableSource('people', { nodes: [nodes], relationships: [relationships], raw: false })
      await into(backend, source(people, knows))
      expect(
        await recordsOf(
          backend,
          'MATCH (a:Old)-[r:KNOWS]->(b) RETURN a.name, a.born, toString(r.since), labels(b), b.born',
        ),
      ).toEqual([['Å, da', 1815, '1833-06-05', ['Person'], null]])
      const before = await everythingAt(backend)
      const header = 'id,labels,born:integer\n'
      for (const [nodes, relationships, code, line] of [
        [`${header}a,A,1\nb,A,1.5\n`, '', 'InvalidCell', 3],
        [`${header}a,A,1\na,B,1\n`, '', 'DuplicateNode', 3],
        [`${header}a,,1\n`, '', 'InvalidLabels', 2],
        [`${header},A,1\n`, '', 'NoId', 2],
        [`${header}a,SilkgraphLoad,1\n`, '', 'InvalidLabels', 2],
        ['name,labels\na,A\n', '', 'InvalidColumns', 1],
        ['id,labels,x,x\na,A,1,2\n', '', 'InvalidColumns', 1],
        ['', '', 'EmptyFile', undefined],
        [`${header}a,A,1,2\n`, '', 'InvalidCsv', 2],
        [`${header}a,A,1\n`, 'start,type,end\na,R,b\n', 'DanglingRelationship', 2],
        [`${header}a,A,1\n`, 'start,type,end\na,R,\n', 'InvalidRelationship', 2],
        [`${header}a,A,1\n`, 'start,end\na,a\n', 'InvalidColumns', 1],
      ] as const) {
        const bad = source(
          file('bad-nodes.csv', nodes),
          file('bad-relationships.csv', relationships === '' ? 'start,type,end\n' : relationships),
        )
        await expect(into(backend, bad)).rejects.toMatchObject({
          name: 'DataError',
          code,
          place: line === undefined ? { file: expect.any(String) as string } : { line },
        })
      }
      await expect(into(backend, source(join(folder, 'absent.csv'), knows))).rejects.toMatchObject({
        code: 'NoFile',
      })
      expect(await everythingAt(backend)).toEqual(before)
      expect(readFileSync(people, 'utf8')).toContain('Person')
    })
  })
})

function shuffle<Item>(items: readonly Item[], seed: number): readonly Item[] {
  let state = seed
  const shuffled = [...items]
  for (let at = shuffled.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (at + 1))
    ;[shuffled[at], shuffled[other]] = [shuffled[other], shuffled[at]]
  }
  return shuffled
}
