import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Backend, EmbeddedBackend } from '../../src/backend/index.ts'
import { readArguments } from '../../src/canned/arguments.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { Database } from '../../src/database/index.ts'
import { loadedWriters } from '../helpers/writers.ts'
import { openScript } from '../../src/opening/script.ts'
import { subgraphOf } from '../../src/subgraph/subgraph.ts'
import { killedAtEveryWrite } from '../cli/killed.ts'
import { type Outcome, silkgraph } from '../cli/silkgraph.ts'
import { cannedQueries, embeddedBundledGraph, openBundledGraph } from '../contract/bundled-graph.ts'
import { recordsOf } from '../contract/carriers.ts'
import { boltBackend, serverUnderTest } from '../contract/open-store.ts'

const everything = 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r'

function subgraph(database: Database) {
  return subgraphOf(database.query(everything, {}, { exact: true, maxRecords: Infinity }).records)
}

async function filesOf(database: Database, text: string, parameters: { readonly [name: string]: unknown }) {
  const part = subgraphOf(database.query(text, parameters, { exact: true }).records)
  const evidenceOf = await readEvidence(new EmbeddedBackend(database), part)
  return loadedWriters.map((format) => format.write(part, { evidenceOf, licence: 'CC BY 4.0', raw: false }))
}

describe.skipIf(inject('store').kind !== 'bolt')('silkgraph pull', () => {
  const folder = mkdtempSync(join(tmpdir(), 'silkgraph-pulled-'))
  const fileOf = (name: string): string => join(folder, `${name}.cypher`)
  const embedded = embeddedBundledGraph()
  let server: Backend
  let pulled: Database
  let told: Outcome

  const pull = (name: string, ...words: readonly string[]) => {
    const { uri, user, password } = serverUnderTest()
    return silkgraph(['pull', '--store', uri, '-o', fileOf(name), ...words], {
      environment: { NEO4J_USERNAME: user, NEO4J_PASSWORD: password },
    })
  }
  const textOf = (name: string): string => readFileSync(fileOf(name), 'utf8')

  beforeAll(async () => {
    await (await openBundledGraph()).close()
    server = boltBackend()
    told = await pull('everything')
    pulled = new Database(openScript('everything.cypher', textOf('everything')))
  }, 120_000)
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  test('says how much it wrote', () => {
    const { nodeCount, relationshipCount } = embedded.schema()
    expect([told.code, told.out]).toEqual([0, ''])
    expect(told.err.replaceAll(',', '')).toContain(`${nodeCount} nodes ${relationshipCount} relationships`)
  })

  test('gives the same graph, and the same bytes a second time', async () => {
    expect(subgraph(pulled)).toEqual(subgraph(embedded))
    expect((await pull('again')).code).toBe(0)
    expect(textOf('again')).toBe(textOf('everything'))
  })

  test.each(cannedQueries)('$id has the same records and exports as the folder, offline', async (query) => {
    const parameters = readArguments(query, new Map())
    const asked = (database: Database) => database.query(query.records, parameters, { exact: true }).records
    expect(asked(pulled)).toEqual(asked(embedded))
    const picture = query.picture ?? query.records
    expect(await filesOf(pulled, picture, parameters)).toEqual(await filesOf(embedded, picture, parameters))
  })

  test('is opened by the command line', async () => {
    const words = ['run', 'facilities', '--format', 'json']
    expect(await silkgraph([...words, '--graph', fileOf('everything')])).toEqual(await silkgraph(words))
  })

  test('of a canned query brings its evidence', async () => {
    const company = ['--canned', 'company', '--param', 'company=org:huawei']
    expect((await pull('company', ...company)).code).toBe(0)
    const words = ['export', ...company, '--format', 'json']
    const offline = await silkgraph([...words, '--graph', fileOf('company')])
    const folderOnes = await silkgraph(words)
    const parsed = ({ out }: { readonly out: string }) => JSON.parse(out) as { readonly edges: unknown[] }
    expect(parsed(offline).edges).toEqual(parsed(folderOnes).edges)
    expect((await pull('bare', ...company, '--no-evidence')).code).toBe(0)
    expect(textOf('bare').length).toBeLessThan(textOf('company').length)
    expect(textOf('bare')).not.toContain(':`Passage`')
  })

  test('is the same in whatever order the server was loaded, and makes the same graph at a server', async () => {
    const write = (text: string) => recordsOf(server, text)
    const values =
      "w: [1.0, 2.5], least: -9223372036854775808, at: datetime('2015-07-21T21:40:32.142+02:00[Europe/Stockholm]'), " +
      "text: 'a\\\\u0041;\\'', days: [date('2015-07-21')], real: 1.0, span: duration('P1M2DT3.5S')"
    const make = [
      `CREATE (:A:B {id: 'a', ${values}}), (:\`x\`\`y z\` {id: 'b'}), (:C {id: 'c'}), (:C), (:C {x: 1})`,
      `MATCH (a {id: 'a'}), (b {id: 'b'}) CREATE (a)-[:R {x: 1}]->(b), (a)-[:R {x: 2}]->(b), (a)-[:\`t-1\` {${values}}]->(a)`,
    ]
    await write('MATCH (n) DETACH DELETE n')
    for (const text of make) await write(text)
    expect((await pull('one')).code).toBe(0)
    await write('MATCH (n) DETACH DELETE n')
    await write("CREATE (:Gone), (:C {x: 1}), (:C), (:C {id: 'c'}), (:`x``y z` {id: 'b'})")
    await write(`MATCH (g:Gone) CREATE (a:B {id: 'a', ${values}}) SET a:A DELETE g`)
    await write(
      `MATCH (a {id: 'a'}), (b {id: 'b'}) CREATE (a)-[:\`t-1\` {${values}}]->(a), (a)-[:R {x: 2}]->(b), (a)-[:R {x: 1}]->(b)`,
    )
    expect((await pull('other')).code).toBe(0)
    expect(textOf('other')).toBe(textOf('one'))
    await write('MATCH (n) DETACH DELETE n')
    for (const text of textOf('one').split(/;\n/).slice(0, -1)) await write(text)
    expect((await pull('reloaded')).code).toBe(0)
    expect(textOf('reloaded')).toBe(textOf('one'))
    await write('MATCH (n) DETACH DELETE n')
    expect(await pull('empty')).toMatchObject({ code: 0, err: expect.stringContaining('0 nodes') as string })
    expect(openScript('empty', textOf('empty')).read().nodeCount).toBe(0)
  })

  test('killed just before any write leaves the old file or the new one, and the next pull tidies up', async () => {
    await recordsOf(server, 'MATCH (n) DETACH DELETE n')
    await recordsOf(server, 'UNWIND range(1, 40) AS i CREATE (a:A {id: toString(i)})-[:R]->(:B)-[:S]->(a)')
    const { uri, user, password } = serverUnderTest()
    const calls = await killedAtEveryWrite('x.cypher', (file) => ['pull', '--store', uri, '-o', file], {
      NEO4J_USERNAME: user,
      NEO4J_PASSWORD: password,
    })
    // Nodes, two types of relationships and what surrounds them, to the disk and in place.
    expect(calls).toBeGreaterThan(8)
  }, 240_000)

  test('tells that a query returns no elements, and leaves no file', async () => {
    const { code, err } = await pull('nothing', '--query', 'RETURN 1')
    expect([code, err]).toEqual([2, expect.stringContaining('no nodes or relationships')])
    expect(() => textOf('nothing')).toThrow('ENOENT')
  })
})
