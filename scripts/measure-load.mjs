// Prints what docs/measurements.md says of `silkgraph load`: `node scripts/measure-load.mjs [small|large] [ROUNDS]`, after a build.
// It needs ../shared/bench, and a server in SILKGRAPH_STORE and NEO4J_PASSWORD, **whose graph it deletes**.
import { spawn } from 'child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'fs'
import neo4j from 'neo4j-driver'
import { tmpdir } from 'os'
import { join } from 'path'
import { performance } from 'perf_hooks'
import { root } from './prepare.mjs'
import { launch } from './run.mjs'

const BATCH = 5000
const ROUNDS = Number(process.argv[3] || 3)

/** Run before the command line: tells the peak of the heap when it ends. */
const watchHeap =
  'let peak = 0; const look = () => { peak = Math.max(peak, process.memoryUsage().heapUsed) };' +
  'setInterval(look, 20).unref(); process.on("exit", () => { look(); console.error("peak " + peak + " " + process.resourceUsage().maxRSS) })'

function graphOf({ P, C, K, M, name, age, city, work, src, dst }) {
  const nodes = []
  const relationships = []
  for (let at = 0; at < P; at++)
    nodes.push({ label: 'Person', id: 'p' + at, name: name[at], age: BigInt(age[at]) })
  for (let at = 0; at < C; at++) nodes.push({ label: 'City', id: 'c' + at, name: 'City ' + at })
  for (let at = 0; at < K; at++) nodes.push({ label: 'Company', id: 'k' + at, name: 'Company ' + at })
  for (let at = 0; at < M; at++)
    relationships.push(['p' + src[at], 'KNOWS', 'p' + dst[at], BigInt(2000 + (at % 24))])
  for (let at = 0; at < P; at++) relationships.push(['p' + at, 'LIVES_IN', 'c' + city[at], undefined])
  for (let at = 0; at < P; at++)
    if (work[at] >= 0) relationships.push(['p' + at, 'WORKS_AT', 'k' + work[at], BigInt(1990 + (at % 34))])
  return { nodes, relationships }
}

function writeLines(file, lines) {
  return new Promise((resolve, reject) => {
    const stream = createWriteStream(file)
    stream.on('error', reject)
    for (const line of lines) stream.write(line + '\n')
    stream.end(resolve)
  })
}

function batches(rows) {
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, at) =>
    rows.slice(at * BATCH, (at + 1) * BATCH),
  )
}

/** UNWIND ... CREATE, and UNWIND ... MATCH ... CREATE by an indexed id, a text for each label and type. */
async function loadBare(run, { nodes, relationships }) {
  for (const label of ['Person', 'City', 'Company']) {
    await run('CREATE CONSTRAINT IF NOT EXISTS FOR (n:' + label + ') REQUIRE n.id IS UNIQUE')
    const rows = nodes.filter((node) => node.label === label).map(({ label: _, ...properties }) => properties)
    for (const batch of batches(rows))
      await run('UNWIND $rows AS row CREATE (n:' + label + ') SET n = row', { rows: batch })
  }
  for (const [type, end] of [
    ['KNOWS', 'Person'],
    ['LIVES_IN', 'City'],
    ['WORKS_AT', 'Company'],
  ]) {
    const rows = relationships
      .filter((relationship) => relationship[1] === type)
      .map(([from, , to, since]) => ({ from, to, properties: since === undefined ? {} : { since } }))
    for (const batch of batches(rows))
      await run(
        'UNWIND $rows AS row MATCH (a:Person {id: row.from}) MATCH (b:' +
          end +
          ' {id: row.to}) CREATE (a)-[r:' +
          type +
          ']->(b) SET r = row.properties',
        { rows: batch },
      )
  }
}

/** The modules that load, from the sources, in this process. */
async function bundleLoading(folder) {
  const { rolldown } = await import('rolldown')
  const from = (...names) => join(root, 'src', ...names)
  const bundler = await rolldown({
    input: {
      load: from('loading', 'load.ts'),
      source: from('loading', 'folder-source.ts'),
      bolt: from('backend', 'bolt', 'index.ts'),
    },
    platform: 'node',
    logLevel: 'silent',
  })
  await bundler.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  })
  await bundler.close()
  const [{ load }, { folderSource }, { BoltBackend }] = await Promise.all(
    ['load', 'source', 'bolt'].map((name) => import(join(folder, name + '.mjs'))),
  )
  return { load, folderSource, BoltBackend }
}

/** What the bare statements are given, as a graph folder is compiled. */
function compiledOf({ nodes, relationships }) {
  const held = (properties) => Object.entries(properties).filter(([, value]) => value !== undefined)
  const plain = (value) => (typeof value === 'bigint' ? Number(value) : value)
  return {
    nodes: nodes.map(({ label, ...properties }) => ({
      key: properties.id,
      labels: [label],
      properties: held(properties).map(([key, value]) => [key, plain(value)]),
    })),
    relationships: relationships.map(([start, type, end, since]) => ({
      start,
      type,
      end,
      properties: since === undefined ? [] : [['since', plain(since)]],
    })),
  }
}

/** The command line as a user runs it, its start and the reading of files included. */
function silkgraph(words) {
  return new Promise((resolve, reject) => {
    const main = join(root, 'dist', 'cli', 'main.js')
    const hook = 'data:text/javascript,' + encodeURIComponent(watchHeap)
    const child = spawn(process.execPath, ['--import', hook, main].concat(words), { cwd: root })
    let told = ''
    child.stdout.on('data', (part) => (told += part))
    child.stderr.on('data', (part) => (told += part))
    child.on('error', reject)
    child.on('close', (code) => {
      const peak = /^peak (\d+) (\d+)$/m.exec(told)
      if (code === 0 && peak !== null) resolve({ heap: Number(peak[1]), resident: Number(peak[2]) * 1024 })
      else reject(new Error(told))
    })
  })
}

async function timed(work) {
  const start = performance.now()
  const result = await work()
  return { seconds: (performance.now() - start) / 1000, result }
}

function line(name, { seconds, result }) {
  const memory =
    result === undefined
      ? ''
      : [result.heap, result.resident].map((bytes) => (bytes / 2 ** 20).toFixed(0) + ' MiB').join(' heap, ') +
        ' resident'
  process.stdout.write(name.padEnd(40) + seconds.toFixed(1).padStart(8) + ' s   ' + memory + '\n')
}

launch(async () => {
  const scale = process.argv[2] || 'small'
  const { gen } = await import(join(root, '..', 'shared', 'bench', 'generate.mjs'))
  const graph = graphOf(gen(scale))
  const folder = mkdtempSync(join(tmpdir(), 'silkgraph-measure-load-'))
  const driver = neo4j.driver(
    process.env.SILKGRAPH_STORE,
    neo4j.auth.basic(process.env.NEO4J_USERNAME || 'neo4j', process.env.NEO4J_PASSWORD || ''),
    { useBigInt: true },
  )
  const run = async (text, parameters) => {
    const session = driver.session()
    try {
      return await session.run(text, parameters)
    } finally {
      await session.close()
    }
  }
  const empty = () => run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS')
  try {
    const [nodes, relationships] = ['nodes.csv', 'relationships.csv'].map((name) => join(folder, name))
    await writeLines(
      nodes,
      ['id,labels,name,age:integer'].concat(
        graph.nodes.map(({ id, label, name, age }) =>
          [id, label, name, age === undefined ? '' : age].join(','),
        ),
      ),
    )
    await writeLines(
      relationships,
      ['start,type,end,since:integer'].concat(
        graph.relationships.map(([from, type, to, since]) =>
          [from, type, to, since === undefined ? '' : since].join(','),
        ),
      ),
    )
    const { load, folderSource, BoltBackend } = await bundleLoading(folder)
    const compiled = compiledOf(graph)
    const loadFromMemory = async () => {
      const backend = new BoltBackend({
        address: process.env.SILKGRAPH_STORE,
        user: process.env.NEO4J_USERNAME || 'neo4j',
        password: process.env.NEO4J_PASSWORD || '',
      })
      try {
        await load(backend, folderSource('bench', compiled), { apply: true, mayJoin: async () => true })
      } finally {
        await backend.close()
      }
    }
    const words = ['load', '--nodes', nodes, '--relationships', relationships, '--name', 'bench']
    process.stdout.write(graph.nodes.length + ' nodes, ' + graph.relationships.length + ' relationships\n')
    for (let round = 1; round <= ROUNDS; round++) {
      await empty()
      const bare = await timed(() => loadBare(run, graph))
      await empty()
      const fromMemory = await timed(loadFromMemory)
      const again = await timed(loadFromMemory)
      await empty()
      const first = await timed(() => silkgraph(words))
      const second = await timed(() => silkgraph(words))
      const ofBare = ({ seconds }) => (bare.seconds / seconds).toFixed(2)
      line('round ' + round + ': bare UNWIND, MATCH, CREATE', bare)
      line('  first load, of its speed ' + ofBare(fromMemory), fromMemory)
      line('  second load, nothing changed', again)
      line('  first command, of its speed ' + ofBare(first), first)
      line('  second command, nothing changed', second)
    }
    await empty()
  } finally {
    await driver.close()
    rmSync(folder, { recursive: true })
  }
  return 0
})
