import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EmbeddedBackend } from '../../src/backend/index.ts'
import { gather, gatherEnds, gatherEvidence } from '../../src/cli/pull/gather.ts'
import { GatheredGraph } from '../../src/cli/pull/gathered-graph.ts'
import { SortedLines } from '../../src/cli/pull/sorted-lines.ts'
import { Database } from '../../src/database/index.ts'
import { FileWriter } from '../../src/host/write-file.ts'
import { openScript } from '../../src/opening/script.ts'
import { subgraphOf } from '../../src/subgraph/subgraph.ts'
import { embeddedBundledGraph } from '../contract/bundled-graph.ts'
import { lighthouses } from '../dataset/fixture.ts'
import { root } from '../helpers/shared.ts'
import { silkgraph } from './silkgraph.ts'

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-pull-test-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const everything = 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r'

/** What `pull` would write of a database. */
async function pulled(database: Database, text = everything, evidence = false): Promise<string> {
  const gathered = new GatheredGraph()
  const backend = new EmbeddedBackend(database)
  const options = {
    limits: { maxRecords: Infinity },
    signal: new AbortController().signal,
    progress: () => {},
  }
  await gather(backend, text, {}, gathered, options)
  if (evidence) await gatherEvidence(backend, gathered, options)
  await gatherEnds(backend, gathered, options)
  const script = [...gathered.script()].join('')
  gathered.close()
  return script
}

function subgraph(database: Database) {
  return subgraphOf(database.query(everything, {}, { exact: true, maxRecords: Infinity }).records)
}

describe('sorted lines', () => {
  test('come in order and once, however many runs they make', () => {
    const line = fc.string({ unit: 'binary-ascii' }).map((text) => text.replaceAll('\n', ' '))
    fc.assert(
      fc.property(
        fc.array(fc.oneof(line, fc.constantFrom('ä', '\u{1F600}', '')), { maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        (lines, run) => {
          const sorted = new SortedLines(run)
          for (const one of lines) sorted.add(one)
          expect([...sorted.sorted()]).toEqual([...new Set(lines)].sort())
          sorted.close()
        },
      ),
    )
  })

  test('are in no folder, so that nothing is left behind', () => {
    const folders = () =>
      readdirSync(tmpdir()).filter(
        (name) => name.startsWith('silkgraph-pull-') && !name.startsWith('silkgraph-pull-test-'),
      )
    const before = folders()
    const lines = new SortedLines(1)
    lines.add('b')
    lines.add('a')
    // Not even while they are read: a process that is killed leaves nothing.
    expect(folders()).toEqual(before)
    expect([...lines.sorted()]).toEqual(['a', 'b'])
    lines.close()
  })
})

describe('a gathered graph', () => {
  test('is the whole graph again when its script is opened', async () => {
    const database = embeddedBundledGraph()
    const script = await pulled(database)
    const again = new Database(openScript('a', script))
    expect(subgraph(again)).toEqual(subgraph(database))
    expect(await pulled(again)).toBe(script)
  })

  test('gives the same bytes in whatever order it was made, also where nodes have no id', async () => {
    const nodes = ["(a:A:B {id: 'a', x: 1, y: 2})", "(b {id: 'b'})", '(c:C {x: 1.0})', '(d:C {x: [1, 2]})']
    const relationships = ['(a)-[:R {w: 1}]->(b)', '(a)-[:R {w: 2}]->(b)', '(c)-[:S]->(c)', '(d)-[:R]->(a)']
    const one = new Database()
    one.query(`CREATE ${[...nodes, ...relationships].join(', ')}`)
    const other = new Database()
    other.query("CREATE (a:B {y: 2}), (x:Gone) SET a:A, a.id = 'a', a.x = 1 DELETE x")
    other.query(
      `MATCH (a:A) CREATE ${[...nodes.slice(1).reverse(), ...relationships.slice().reverse()].join(', ')}`,
    )
    expect(await pulled(other)).toBe(await pulled(one))
  })

  test('of a query holds the ends of its relationships, and their evidence if it is wanted', async () => {
    const database = embeddedBundledGraph()
    const text = 'MATCH ()-[r:BUILDS]->() WHERE size(r.claims) > 0 RETURN r'
    const plain = new Database(openScript('a', await pulled(database, text)))
    const full = new Database(openScript('a', await pulled(database, text, true)))
    const built = database.query(text).records.length
    expect(built).toBeGreaterThan(0)
    for (const part of [plain, full]) expect(part.query(text).records).toHaveLength(built)
    expect(plain.query('MATCH (k:Claim) RETURN count(k)').records).toEqual([[0]])
    const unproven = `MATCH ()-[r:BUILDS]->() UNWIND r.claims AS claim
      OPTIONAL MATCH (k:Claim {id: claim})-[:EVIDENCED_BY]->(:Passage)-[:IN_DOCUMENT]->(d:Document)
      WITH claim, d WHERE d IS NULL RETURN claim`
    expect(full.query(unproven).records).toEqual([])
    expect(plain.query(unproven).records.length).toBeGreaterThan(0)
  })
})

describe('a file that is written piece by piece', () => {
  test('is there whole or not at all', () => {
    const folder = mkdtempSync(join(scratch, 'pieces-'))
    const file = join(folder, 'a.txt')
    writeFileSync(file, 'before')
    const abandoned = new FileWriter(file)
    abandoned.write('half')
    expect(readFileSync(file, 'utf8')).toBe('before')
    abandoned.abandon()
    expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['before', ['a.txt']])
    const committed = new FileWriter(file)
    committed.write('wh')
    committed.write('öle')
    committed.commit()
    expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['whöle', ['a.txt']])
    expect(() => new FileWriter(folder)).toThrow(expect.objectContaining({ code: 'NotWritten' }))
    expect(() => new FileWriter(join(folder, 'no', 'a'))).toThrow(
      expect.objectContaining({ code: 'NotWritten' }),
    )
  })
})

describe('silkgraph pull', () => {
  test.each([
    [['pull', '-o', 'x.cypher'], 'No server to pull from was given.'],
    [['pull'], 'output'],
    [['pull', '-o', 'x.cypher', '--canned', 'nothing'], 'Unknown canned query nothing'],
    [['pull', '-o', 'x.cypher', '--max-seconds', 'x'], '--max-seconds'],
  ])('%j is a usage error', async (words, message) => {
    const { code, out, err } = await silkgraph(words)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
    expect(existsSync('x.cypher')).toBe(false)
  })

  test('leaves the file that is there alone where the server is not', async () => {
    const file = join(scratch, 'kept.cypher')
    writeFileSync(file, 'RETURN 1')
    const { code, err } = await silkgraph(['pull', '--store', 'bolt://127.0.0.1:1', '-o', file])
    expect(code).toBe(1)
    expect(err).toContain('No Bolt server answers')
    expect(readFileSync(file, 'utf8')).toBe('RETURN 1')
    expect(readdirSync(scratch).filter((name) => name.startsWith('kept'))).toEqual(['kept.cypher'])
  })
})

describe('--graph of a Cypher script', () => {
  const file = join(scratch, 'everything.cypher')

  describe('that is not the bundled graph and has no folder', () => {
    const ships = join(scratch, 'ships.cypher')
    const message = `${ships} has no canned queries: those of the bundled graph are for that graph alone. Put the script in the graph folder whose canned queries it is to have.`
    beforeAll(() => {
      writeFileSync(ships, "CREATE (:Company {name: 'Acme'})-[:OWNS]->(:Ship)")
    })

    test('has no canned queries to list', async () => {
      expect(await silkgraph(['run', '--graph', ships])).toEqual({ code: 0, out: message, err: '' })
      expect(await silkgraph(['run', '--graph', ships, '--format', 'json'])).toEqual({
        code: 0,
        out: '[]',
        err: '',
      })
    })

    test.each([
      ['run', 'company'],
      ['run', 'company', '--show'],
      ['export', '--canned', 'facilities', '--format', 'csv', '-o', join(scratch, 'ships.csv')],
    ])('refuses %s %s', async (...words) => {
      expect(await silkgraph([...words, '--graph', ships])).toEqual({ code: 2, out: '', err: message })
    })
  })

  test('that stands in a graph folder has its canned queries, where the graph has labels of it', async () => {
    const folder = join(scratch, 'lights')
    cpSync(lighthouses, folder, { recursive: true })
    const [lights, ships] = ['lights.cypher', 'ships.cypher'].map((name) => join(folder, name))
    writeFileSync(
      lights,
      "CREATE (:Engineer {id: 'eng:ada-lund', name: 'Ada'})-[:BUILDS]->(:Lighthouse {name: 'Sund'})",
    )
    writeFileSync(ships, 'CREATE (:Ship)')
    expect((await silkgraph(['run', '--graph', lights])).out).toMatch(/^builders +Which lights/)
    const { code, out } = await silkgraph(['run', 'builders', '--graph', lights, '--format', 'csv'])
    expect([code, ...out.trim().split(/\r?\n/)]).toEqual([0, 'engineer,light,modality,status', 'Ada,Sund,,'])
    expect((await silkgraph(['run', 'builders', '--graph', ships])).err).toBe(
      `${ships} has no canned queries: it has none of the labels of the graph folder in which it stands. Put the script in the graph folder of its labels.`,
    )
  })

  test('is asked by query, run and export as the folder is', async () => {
    const words = ['export', '--query', everything, '--format', 'cypher', '--no-evidence', '-o', file]
    expect((await silkgraph(words)).code).toBe(0)
    for (const asked of [
      ['query', 'MATCH (n) RETURN labels(n) AS labels, count(*) AS n ORDER BY labels'],
      ['run', 'company', '--param', 'company=org:huawei'],
      ['run'],
      ['export', '--canned', 'facilities', '--format', 'csv', '-o', join(scratch, 'f.csv')],
    ]) {
      const folder = await silkgraph(asked)
      expect(folder.code).toBe(0)
      expect(await silkgraph([...asked, '--graph', file])).toEqual(folder)
    }
  })

  test('says where it is wrong', async () => {
    const wrong = join(scratch, 'wrong.cypher')
    writeFileSync(wrong, '\uFEFFCREATE (:A);\nCREATE (:B {x: toUper("a")});\n')
    const { code, out, err } = await silkgraph(['query', '--graph', wrong, 'MATCH (n) RETURN n'])
    expect([code, out]).toEqual([1, ''])
    expect(err).toBe(`${wrong}:2:16: UnknownFunction: Unknown function \`toUper\`. Did you mean \`toUpper\`?`)
  })

  test.each([['check'], ['verify', '--document', `${root}package.json`]])(
    'is refused by %s',
    async (...words) => {
      writeFileSync(file, 'CREATE (:A)')
      const { code, err } = await silkgraph([...words, '--graph', file])
      expect(code).toBe(2)
      expect(err).toContain('reads the files of a graph folder')
    },
  )

  test('finds the canned queries of the graph folder in which it stands', async () => {
    const folder = join(scratch, 'lighthouses')
    cpSync(lighthouses, folder, { recursive: true })
    const inside = join(folder, 'pulled.cypher')
    writeFileSync(inside, "CREATE (:Lighthouse {id: 'l'})")
    const listed = await silkgraph(['run', '--graph', inside])
    expect(listed).toEqual(await silkgraph(['run', '--graph', lighthouses]))
    expect(listed).not.toEqual(await silkgraph(['run']))
  })
})
