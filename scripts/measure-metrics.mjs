// Prints how long metrics take, next to graphology's and to loops by hand: `node scripts/measure-metrics.mjs [small|large]`, after a build.
// It needs ../shared/bench. A ratio is that of graphology's time, or of the loop's, to Silkgraph's: above 1, Silkgraph is faster.
import { existsSync, readFileSync } from 'fs'
import { createRequire } from 'module'
import { join } from 'path'
import { performance } from 'perf_hooks'
import { pathToFileURL } from 'url'
import { root } from './prepare.mjs'
import { launch } from './run.mjs'

const require = createRequire(import.meta.url)
const ROUNDS = 5
/** A metric that looks from every node is measured on the first nodes of the graph, and from so many. */
const FEW = 2000

const OPTIONS = { maxMillis: 600000, maxRecords: Infinity }

/** The processor's time, where the system tells it (Linux): other work on the machine does not count. */
const statistics = '/proc/thread-self/schedstat'
const clock = existsSync(statistics)
  ? () => Number(readFileSync(statistics, 'utf8').split(' ')[0]) / 1e6
  : () => performance.now()

/** The fastest round, in ms. */
function fastest(work) {
  let best = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    const began = clock()
    work()
    best = Math.min(best, clock() - began)
  }
  return best
}

/** Nodes and the ends of relationships: persons, cities and companies. */
function readEdges(gen, scale) {
  const { P, C, K, src, dst, city, work } = gen(scale)
  const from = Array.from(src)
  const to = Array.from(dst)
  for (let person = 0; person < P; person++) {
    from.push(person)
    to.push(P + city[person])
    if (work[person] < 0) continue
    from.push(person)
    to.push(P + C + work[person])
  }
  return { size: P + C + K, from, to }
}

function firstOf({ from, to }, size) {
  const kept = from.map((_, at) => at).filter((at) => from[at] < size && to[at] < size)
  return { size, from: kept.map((at) => from[at]), to: kept.map((at) => to[at]) }
}

function databaseOf(Database, { size, from, to }) {
  const database = new Database()
  database.query('UNWIND range(0, $size - 1) AS i CREATE (:N {i: i})', { size }, OPTIONS)
  database.query('CREATE CONSTRAINT FOR (n:N) REQUIRE n.i IS UNIQUE')
  for (let at = 0; at < from.length; at += 50000) {
    const rows = from.slice(at, at + 50000).map((start, place) => [start, to[at + place]])
    database.query(
      'UNWIND $rows AS row MATCH (a:N {i: row[0]}) MATCH (b:N {i: row[1]}) CREATE (a)-[:R]->(b)',
      { rows },
      OPTIONS,
    )
  }
  return database
}

function graphologyOf(Graph, { size, from, to }) {
  const graph = new Graph()
  for (let node = 0; node < size; node++) graph.addNode(String(node))
  from.forEach((start, at) => graph.mergeEdge(String(start), String(to[at])))
  return graph
}

/** As Silkgraph asks: the neighbours that lead to each node, one after another. */
function linksOf(size, from, to) {
  const offsets = new Int32Array(size + 1)
  for (const node of from) offsets[node + 1]++
  for (let node = 0; node < size; node++) offsets[node + 1] += offsets[node]
  const next = offsets.slice(0, size)
  const targets = new Int32Array(from.length)
  for (let at = 0; at < from.length; at++) targets[next[from[at]]++] = to[at]
  return { offsets, targets }
}

function pageRankByHand({ size, from, to }, iterations) {
  const { offsets, targets } = linksOf(size, to, from)
  const leaving = new Int32Array(size)
  for (const node of from) leaving[node]++
  let scores = new Float64Array(size).fill(1 / size)
  for (let round = 0; round < iterations; round++) {
    const next = new Float64Array(size)
    let dangling = 0
    const shares = scores.map((score, node) => {
      if (leaving[node] === 0) dangling += score
      return leaving[node] === 0 ? 0 : (0.85 * score) / leaving[node]
    })
    const base = (0.15 + 0.85 * dangling) / size
    for (let node = 0; node < size; node++) {
      let score = base
      for (let at = offsets[node]; at < offsets[node + 1]; at++) score += shares[targets[at]]
      next[node] = score
    }
    scores = next
  }
  return scores
}

function closenessByHand({ size, from, to }) {
  const { offsets, targets } = linksOf(size, from.concat(to), to.concat(from))
  const sums = new Float64Array(size)
  const queue = new Int32Array(size)
  for (let start = 0; start < size; start++) {
    const steps = new Int32Array(size).fill(-1)
    steps[start] = 0
    queue[0] = start
    let last = 1
    for (let first = 0; first < last; first++) {
      const node = queue[first]
      sums[node] += steps[node]
      for (let at = offsets[node]; at < offsets[node + 1]; at++) {
        if (steps[targets[at]] !== -1) continue
        steps[targets[at]] = steps[node] + 1
        queue[last++] = targets[at]
      }
    }
  }
  return sums
}

async function main() {
  const scale = process.argv[2] || 'small'
  const { Database } = await import(pathToFileURL(join(root, 'dist/index.js')).href)
  const { gen } = await import(pathToFileURL(join(root, '..', 'shared', 'bench', 'generate.mjs')).href)
  const { DirectedGraph, UndirectedGraph } = require('graphology')
  const { betweenness, closeness, degree, pagerank } = require('graphology-metrics/centrality')
  const louvain = require('graphology-communities-louvain')

  const whole = readEdges(gen, scale)
  const few = firstOf(whole, FEW)
  const of = (edges) => ({
    edges,
    database: databaseOf(Database, edges),
    directed: graphologyOf(DirectedGraph, edges),
    undirected: graphologyOf(UndirectedGraph, edges),
  })
  const all = of(whole)
  const part = of(few)
  const call = ({ database }, name, options = {}) =>
    database.query(`CALL metric.${name}($options) YIELD node RETURN count(node) AS n`, { options }, OPTIONS)

  // As many iterations for each: a tolerance that none reaches.
  const iterations = 50
  const ranked = { tolerance: 0, iterations }
  const rows = [
    ['degree', all, {}, () => degree(all.directed), undefined],
    [
      `pageRank, ${iterations} iterations`,
      all,
      ranked,
      () => {
        try {
          pagerank(all.directed, {
            getEdgeWeight: null,
            tolerance: 0,
            maxIterations: iterations,
          })
        } catch (error) {
          if (!/converge/.test(error.message)) throw error
        }
      },
      () => pageRankByHand(whole, iterations),
    ],
    ['betweenness', part, {}, () => betweenness(part.undirected, { getEdgeWeight: null }), undefined],
    [
      'closeness',
      part,
      {},
      () => closeness(part.undirected, { wassermanFaust: true }),
      () => closenessByHand(few),
    ],
    ['components', all, {}, undefined, undefined],
    ['kCore', all, {}, undefined, undefined],
    ['louvain', all, {}, () => louvain(all.undirected, { getEdgeWeight: null }), undefined],
  ]
  const count = ({ edges: { size, from } }) =>
    `${size.toLocaleString('en')} nodes, ${from.length.toLocaleString('en')} relationships`
  for (const [what, graph, options, peer, byHand] of rows) {
    const name = what.split(',')[0]
    const own = fastest(() => call(graph, name, options))
    const ratio = (work) => (work === undefined ? '-' : (fastest(work) / own).toFixed(2))
    process.stdout.write(
      `${what.padEnd(24)} ${count(graph).padEnd(40)} ${own.toFixed(1).padStart(9)} ms   graphology ${ratio(peer).padStart(6)}   by hand ${ratio(byHand).padStart(6)}\n`,
    )
  }
  const { summary } = call(all, 'louvain')
  const said = summary.notifications[0].message
  process.stdout.write(
    `${said.slice(said.lastIndexOf('The part has'))} graphology: ${louvain.detailed(all.undirected, { getEdgeWeight: null }).modularity.toFixed(4)}.\n`,
  )
  return 0
}

launch(main)
