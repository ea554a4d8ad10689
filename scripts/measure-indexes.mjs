// Prints what look-ups, searches and indexes cost: `node scripts/measure-indexes.mjs`, after a build. Times are the fastest of several rounds.
import { join } from 'path'
import { performance } from 'perf_hooks'
import { pathToFileURL } from 'url'
import { setFlagsFromString } from 'v8'
import { runInNewContext } from 'vm'
import { root } from './prepare.mjs'
import { launch } from './run.mjs'

const NODES = 100000
const DIMENSIONS = 384
const ROUNDS = 7
/** Short rounds, so that some are not disturbed by other work. */
const CALLS = 1000
const SHORT_ROUNDS = 140

/** The fastest round, in ms a call. */
function fastest(work, calls = 1, rounds = ROUNDS) {
  let best = Infinity
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    for (let call = 0; call < calls; call++) work(call)
    best = Math.min(best, (performance.now() - began) / calls)
  }
  return best
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')

/** The bytes that what `make` returns holds. */
function bytesOf(make) {
  collectGarbage()
  const before = process.memoryUsage()
  const made = make()
  collectGarbage()
  const after = process.memoryUsage()
  return [made, after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers]
}

const micros = (millis) => `${(millis * 1000).toFixed(1)} µs`
const print = (what, text) => process.stdout.write(what.padEnd(60) + ' ' + text + '\n')

function lookUps(Database) {
  const database = new Database()
  database.query(`UNWIND range(0, ${NODES - 1}) AS i CREATE (:P {id: i, name: 'name ' + (i % 1000)})`)
  database.query('CREATE CONSTRAINT FOR (p:P) REQUIRE p.id IS UNIQUE')
  database.query(
    `UNWIND range(0, ${NODES - 1}) AS i MATCH (a:P {id: i}) MATCH (b:P {id: (i * 7) % ${NODES}}) CREATE (a)-[:R]->(b)`,
  )
  const byHand = new Map(Array.from({ length: NODES }, (_, id) => [id, { id, next: (id * 7) % NODES }]))
  const idOf = (call) => (call * 7919) % NODES
  const ask = (text) => fastest((call) => database.query(text, { id: idOf(call) }), CALLS, SHORT_ROUNDS)
  const hand = (work) => fastest((call) => work(byHand.get(idOf(call))), CALLS, SHORT_ROUNDS)
  for (const [what, text, work] of [
    ['a node by its key', 'MATCH (p:P {id: $id}) RETURN p.name', (node) => node.id],
    ['one hop from it', 'MATCH (p:P {id: $id})-[:R]->(q) RETURN q.id', (node) => byHand.get(node.next).id],
    ['MERGE of a key that is there', 'MERGE (p:P {id: $id}) RETURN p.id', (node) => node.id],
  ])
    print(what, `${micros(ask(text))}, by hand ${micros(hand(work))}`)
}

function memory(Database) {
  const make = {
    'RANGE, equality': ['CREATE INDEX FOR (p:P) ON (p.id)', 'MATCH (p:P {id: 1}) RETURN p'],
    'RANGE, all': ['CREATE INDEX FOR (p:P) ON (p.id)', 'MATCH (p:P) WHERE p.id > 5 AND p.id < 7 RETURN p'],
    TEXT: [
      'CREATE TEXT INDEX FOR (p:P) ON (p.text)',
      "MATCH (p:P) WHERE p.text CONTAINS 'word 77' RETURN count(p)",
    ],
    POINT: [
      'CREATE POINT INDEX FOR (p:P) ON (p.place)',
      'MATCH (p:P) WHERE point.distance(p.place, point({x: 1, y: 1})) < 1 RETURN count(p)',
    ],
    FULLTEXT: [
      'CREATE FULLTEXT INDEX w FOR (p:P) ON EACH [p.text]',
      "CALL db.index.fulltext.queryNodes('w', '+word +77') YIELD node RETURN count(node)",
    ],
  }
  for (const [kind, [create, ask]] of Object.entries(make)) {
    const filled = (...statements) => {
      const database = new Database()
      database.query(
        `UNWIND range(0, ${NODES - 1}) AS i
         CREATE (:P {id: i, text: 'the word ' + (i % 997) + ' of ' + i, place: point({x: i % 317, y: i % 211})})`,
      )
      // A text that was put together takes less once it has been read, which is no index's doing.
      database.query("MATCH (p:P) WHERE p.id < 0 OR p.text CONTAINS 'none' RETURN count(p)")
      for (const statement of statements) database.query(statement, {}, { maxMillis: 120000 })
      return database
    }
    const [plain, without] = bytesOf(() => filled())
    plain.close()
    const [database, bytes] = bytesOf(() => filled(create, ask))
    const warm = fastest(() => database.query(ask, {}, { maxMillis: 120000 }))
    print(
      `${kind}: bytes a node; its query, warm`,
      `${((bytes - without) / NODES).toFixed(0)}; ${warm.toFixed(2)} ms`,
    )
  }
}

function vectors(Database) {
  const database = new Database()
  let state = 1
  const random = () => ((state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 8) / 2 ** 24 - 0.5
  const vector = () => Array.from({ length: DIMENSIONS }, random)
  for (let from = 0; from < NODES; from += 5000)
    database.query('UNWIND $rows AS row CREATE (:V {v: row})', { rows: Array.from({ length: 5000 }, vector) })
  database.query(
    `CREATE VECTOR INDEX v FOR (n:V) ON (n.v)
     OPTIONS {indexConfig: {\`vector.dimensions\`: ${DIMENSIONS}, \`vector.similarity_function\`: 'cosine'}}`,
  )
  const text = "CALL db.index.vector.queryNodes('v', 10, $q) YIELD node, score RETURN id(node), score"
  const q = vector()
  const options = { maxMillis: 120000 }
  const built = fastest(() => database.query(text, { q }, options), 1, 1)
  const warm = fastest(() => database.query(text, { q }, options))
  print(
    `${NODES.toLocaleString('en')} vectors of ${DIMENSIONS}, exact: built; a search`,
    `${built.toFixed(0)} ms; ${warm.toFixed(0)} ms`,
  )
}

async function main() {
  const { Database } = await import(pathToFileURL(join(root, 'dist/index.js')).href)
  lookUps(Database)
  memory(Database)
  vectors(Database)
  return 0
}

launch(main)
