// Prints what docs/measurements.md records: `node scripts/measure.mjs`, after a build.
import { readdirSync, readFileSync } from 'fs'
import { join } from 'path'
import { performance } from 'perf_hooks'
import { root } from './prepare.mjs'
import { launch } from './run.mjs'

const ROUNDS = 50
const canned = [
  'facilities',
  'who-operates-where',
  'partners',
  'countries-reached',
  'agreements-and-policies',
  'numbers',
  'not-yet-facts',
  'single-claim',
  'connection',
  'central',
]

function median(work) {
  const times = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    work()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1]
}

function graphFiles() {
  const files = new Map()
  for (const name of readdirSync(join(root, 'graph'))) {
    if (name.endsWith('.yaml')) files.set(name, readFileSync(join(root, 'graph', name), 'utf8'))
  }
  for (const name of readdirSync(join(root, 'graph', 'claims'))) {
    files.set('claims/' + name, readFileSync(join(root, 'graph', 'claims', name), 'utf8'))
  }
  return files
}

function cannedQuery(id) {
  const text = readFileSync(join(root, 'queries', id + '.cypher'), 'utf8')
  const records = /\/\/ records\n([\s\S]*?)\n;/.exec(text)[1]
  const parameters = {}
  for (const match of text.matchAll(/^ {2}(\w+):\n {4}type: (\w+)\n {4}default: (.*)$/gm)) {
    parameters[match[1]] = match[2] === 'integer' ? Number(match[3]) : match[3]
  }
  return { records, parameters }
}

function line(name, millis) {
  process.stdout.write(name.padEnd(28) + millis.toFixed(2).padStart(9) + ' ms\n')
}

launch(async () => {
  const { Database, loadGraph, openFolder } = await import(join(root, 'dist', 'index.js'))
  const files = graphFiles()
  const first = performance.now()
  const opened = openFolder(files)
  const store = loadGraph(opened.graph)
  line('read, check, compile, load', performance.now() - first)
  line(
    'load alone',
    median(() => loadGraph(opened.graph)),
  )
  const database = new Database(store)
  for (const id of canned) {
    const { records, parameters } = cannedQuery(id)
    const start = performance.now()
    database.query(records, parameters)
    line('run ' + id + ', first', performance.now() - start)
    line(
      'run ' + id + ', warm',
      median(() => database.query(records, parameters)),
    )
  }
  return 0
})
