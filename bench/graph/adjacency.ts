import type { Graph } from './graph.ts'
import { Links } from './links.ts'

/** The neighbours of node `n`: `targets[offsets[n]]` up to, but not including, `targets[offsets[n + 1]]`. */
export interface Neighbours {
  readonly offsets: Int32Array
  readonly targets: Int32Array
}

/** A graph as a hand-written loop wants it. */
export interface Adjacency {
  readonly graph: Graph
  readonly known: Neighbours
  readonly knownBy: Neighbours
  readonly staff: Neighbours
  /** Marks for a search: a person is marked where `marks[person] === mark`, with a `mark` of `nextMark`. */
  readonly marks: Int32Array
  readonly otherMarks: Int32Array
  /** A number that no mark has had. */
  readonly nextMark: () => number
  /** What a load has created. */
  readonly links: Links
}

/** Cost: linear in nodes and relationships. */
export function adjacencyOf(graph: Graph): Adjacency {
  const workers = Int32Array.from(
    [...graph.companyOf.keys()].filter((person) => graph.companyOf[person] >= 0),
  )
  const employers = workers.map((person) => graph.companyOf[person])
  let mark = 0
  return {
    graph,
    known: neighboursOf(graph.persons, graph.knowsFrom, graph.knowsTo),
    knownBy: neighboursOf(graph.persons, graph.knowsTo, graph.knowsFrom),
    staff: neighboursOf(graph.companies, employers, workers),
    marks: new Int32Array(graph.persons),
    otherMarks: new Int32Array(graph.persons),
    nextMark: () => ++mark,
    links: new Links(graph.persons),
  }
}

function neighboursOf(nodes: number, from: Int32Array, to: Int32Array): Neighbours {
  const offsets = new Int32Array(nodes + 1)
  for (const node of from) offsets[node + 1]++
  for (let node = 0; node < nodes; node++) offsets[node + 1] += offsets[node]
  const next = offsets.slice()
  const targets = new Int32Array(to.length)
  for (let at = 0; at < from.length; at++) targets[next[from[at]]++] = to[at]
  return { offsets, targets }
}
