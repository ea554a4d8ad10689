import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { compareText } from './comparison.ts'
import { encodeValue, type Encoded } from './encoding.ts'
import type { GraphReader, Slice } from './graph-store.ts'
import { IMPORTED_LAYER, importedKeys } from './imported.ts'
import { mergeSort } from './merge-sort.ts'
import type { Patience } from './patience.ts'
import type { Value } from './values.ts'

/** Bytes of one digest. */
const WIDTH = 32
/** Ids that are scanned at once. */
const SCANNED = 1024
/** What the hash of an element costs, in steps of work. */
const STEPS = 20
/** Nodes that only their neighbours tell apart are looked at again this often at the most, and so many of them in all. */
const MOST_ROUNDS = 64
const LEAST_ROUNDS = 4
const MOST_LOOKS = 1_000_000

const places: ReadonlySet<string> = new Set(Object.values(importedKeys))

/**
 * The hash of a graph: 64 hexadecimal digits, the same for graphs whose nodes and relationships have the same labels, types,
 * properties and ends. It does not depend on the order in which they came, on ids inside the store, or on whether and from which
 * file, line and row they were read.
 *
 * An element is the SHA-256 of its tagged encoding (`encodeValue`), a relationship's with the digests of its ends; the graph is
 * the SHA-256 of all digests in order. Nodes of the same content are told apart by their neighbours, as far as colour refinement
 * does within 64 steps (4 in a graph of very many like nodes): graphs that differ in nothing else may have the same hash, and equal
 * graphs never have different ones.
 *
 * Yields where the caller's patience is exhausted. Cost: a hash for each node, and two for each relationship; memory as
 * `bytesToHash` says.
 */
export function* hashGraph(graph: GraphReader, patience: Patience): Generator<void, string, void> {
  const nodes = yield* digestNodes(graph, patience)
  const relationships = yield* digestRelationships(graph, patience)
  yield* tellApart(graph, nodes, relationships, patience)
  yield* joinEnds(graph, nodes, relationships, patience)
  const whole = sha256.create()
  whole.update(utf8ToBytes(`silkgraph 1 ${graph.nodeCount} ${graph.relationshipCount}\n`))
  yield* addInOrder(nodes, whole, patience)
  yield* addInOrder(relationships, whole, patience)
  return bytesToHex(whole.digest())
}

/** How many bytes are held while a graph is hashed: digests, ids, and what puts them in order. */
export function bytesToHash({ nodeLimit, relationshipLimit }: GraphReader): number {
  return 96 * nodeLimit + 56 * relationshipLimit
}

/** The digests of all nodes, or of all relationships. */
class Digests {
  readonly ids: Int32Array
  readonly #bytes: Uint8Array
  /** The place of an id among `ids`. */
  readonly #places: Int32Array

  constructor(ids: Int32Array, limit: number) {
    this.ids = ids
    this.#bytes = new Uint8Array(ids.length * WIDTH)
    this.#places = new Int32Array(limit)
    ids.forEach((id, place) => (this.#places[id] = place))
  }

  of(id: number): Uint8Array {
    return this.at(this.#places[id])
  }

  at(place: number): Uint8Array {
    return this.#bytes.subarray(place * WIDTH, (place + 1) * WIDTH)
  }

  set(id: number, digest: Uint8Array): void {
    this.#bytes.set(digest, this.#places[id] * WIDTH)
  }

  /** Negative where the digest of the one id comes before that of the other. */
  compareIds(one: number, other: number): number {
    return this.compare(this.#places[one], this.#places[other])
  }

  /** The same by their places. */
  compare(one: number, other: number): number {
    for (let at = 0; at < WIDTH; at++) {
      const difference = this.#bytes[one * WIDTH + at] - this.#bytes[other * WIDTH + at]
      if (difference !== 0) return difference
    }
    return 0
  }
}

function* rest(patience: Patience, steps: number): Generator<void, void, void> {
  patience.spend(steps)
  if (patience.slice.work <= 0) yield
}

function* digestNodes(graph: GraphReader, patience: Patience): Generator<void, Digests, void> {
  const ids = yield* scan(graph.nodeCount, patience, (from, out) => graph.scanNodes(from, out))
  const digests = new Digests(ids, graph.nodeLimit)
  for (let at = 0; at < ids.length; at++) {
    const node = ids[at]
    const labels = graph.labelsOf(node).map((label) => graph.labelName(label))
    const properties = encodedProperties(graph, graph.nodeKeys(node), (key) => graph.nodeProperty(node, key))
    const text = JSON.stringify([labels.toSorted(compareText), properties])
    digests.set(node, digestOf(text))
    yield* rest(patience, STEPS + (text.length >> 4))
  }
  return digests
}

/** Of relationships without their ends. */
function* digestRelationships(graph: GraphReader, patience: Patience): Generator<void, Digests, void> {
  const ids = yield* scan(graph.relationshipCount, patience, (from, out) =>
    graph.scanRelationships(-1, from, out),
  )
  const digests = new Digests(ids, graph.relationshipLimit)
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at]
    const properties = encodedProperties(graph, graph.relationshipKeys(id), (key) =>
      graph.relationshipProperty(id, key),
    )
    const text = JSON.stringify([graph.typeName(graph.typeOf(id)), properties])
    digests.set(id, digestOf(text))
    yield* rest(patience, STEPS + (text.length >> 4))
  }
  return digests
}

/** Gives nodes of one content other digests where their neighbours are others, until no more of them differ. */
function* tellApart(
  graph: GraphReader,
  nodes: Digests,
  relationships: Digests,
  patience: Patience,
): Generator<void, void, void> {
  let alike = yield* classesOf(nodes.ids, nodes, patience)
  const rounds = Math.max(LEAST_ROUNDS, Math.min(MOST_ROUNDS, Math.floor(MOST_LOOKS / alike.shared.length)))
  for (let round = 0; alike.shared.length > 0 && round < rounds; round++) {
    const { shared } = alike
    const next = new Uint8Array(shared.length * WIDTH)
    for (let at = 0; at < shared.length; at++)
      next.set(yield* digestWithNeighbours(graph, shared[at], nodes, relationships, patience), at * WIDTH)
    for (let at = 0; at < shared.length; at++)
      nodes.set(shared[at], next.subarray(at * WIDTH, (at + 1) * WIDTH))
    const before = alike
    alike = yield* classesOf(shared, nodes, patience)
    if (alike.classes === before.sharedClasses) return
  }
}

/** Nodes by their digests. */
interface Classes {
  readonly classes: number
  /** The nodes whose digest others of them have too, and how many digests these have. */
  readonly shared: Int32Array
  readonly sharedClasses: number
}

function* classesOf(of: Int32Array, digests: Digests, patience: Patience): Generator<void, Classes, void> {
  const order = yield* mergeSort(of.length, (one, other) => digests.compareIds(of[one], of[other]), patience)
  const shared = new Int32Array(of.length)
  let [found, classes, sharedClasses] = [0, 0, 0]
  for (let from = 0, to = 0; from < order.length; from = to) {
    to = from + 1
    while (to < order.length && digests.compareIds(of[order[from]], of[order[to]]) === 0) {
      to++
      yield* rest(patience, 1)
    }
    classes++
    if (to - from > 1) {
      sharedClasses++
      for (let at = from; at < to; at++) shared[found++] = of[order[at]]
    }
    yield* rest(patience, 1)
  }
  return { classes, shared: shared.slice(0, found), sharedClasses }
}

/** The digest of a node with those of all that it is joined to: they are added up, so that their order does not matter. */
function* digestWithNeighbours(
  graph: GraphReader,
  node: number,
  nodes: Digests,
  relationships: Digests,
  patience: Patience,
): Generator<void, Uint8Array, void> {
  const slice: Slice = { neighbours: new Int32Array(0), relationships: new Int32Array(0), start: 0, end: 0 }
  const joined = new Uint8Array(2 * WIDTH + 1)
  const sum = new Uint8Array(2 * WIDTH)
  sum.set(nodes.of(node))
  for (const outgoing of [true, false])
    for (const type of graph.adjacentTypes(node, outgoing)) {
      graph.neighbours(node, type, outgoing, slice)
      for (let at = slice.start; at < slice.end; at++) {
        joined.set(relationships.of(slice.relationships[at]))
        joined.set(nodes.of(slice.neighbours[at]), WIDTH)
        joined[2 * WIDTH] = outgoing ? 1 : 0
        add(sum, sha256(joined))
        yield* rest(patience, STEPS)
      }
    }
  yield* rest(patience, STEPS)
  return sha256(sum)
}

/** Adds a number of 256 bits to the one in the second half of `sum`, without what is carried out of it. */
function add(sum: Uint8Array, digest: Uint8Array): void {
  let carried = 0
  for (let at = WIDTH - 1; at >= 0; at--) {
    carried += sum[WIDTH + at] + digest[at]
    sum[WIDTH + at] = carried & 0xff
    carried >>= 8
  }
}

function* joinEnds(
  graph: GraphReader,
  nodes: Digests,
  relationships: Digests,
  patience: Patience,
): Generator<void, void, void> {
  const joined = new Uint8Array(3 * WIDTH)
  for (let at = 0; at < relationships.ids.length; at++) {
    const id = relationships.ids[at]
    joined.set(relationships.of(id))
    joined.set(nodes.of(graph.startOf(id)), WIDTH)
    joined.set(nodes.of(graph.endOf(id)), 2 * WIDTH)
    relationships.set(id, sha256(joined))
    yield* rest(patience, STEPS)
  }
}

function* addInOrder(
  digests: Digests,
  whole: ReturnType<typeof sha256.create>,
  patience: Patience,
): Generator<void, void, void> {
  const inOrder = yield* mergeSort(digests.ids.length, (one, other) => digests.compare(one, other), patience)
  for (const place of inOrder) {
    whole.update(digests.at(place))
    yield* rest(patience, 1)
  }
}

/** The keys and values of an element, in the order of the keys; that it was read from a file, and where, is left out. */
function encodedProperties(
  graph: GraphReader,
  keys: readonly number[],
  valueOf: (key: number) => Value,
): readonly (readonly [string, Encoded])[] {
  return keys
    .map((key): readonly [string, number] => [graph.keyName(key), key])
    .filter(([name]) => !places.has(name))
    .toSorted(([one], [other]) => compareText(one, other))
    .map(([name, key]): readonly [string, Value] => [name, valueOf(key)])
    .filter(([name, value]) => name !== 'layer' || value !== IMPORTED_LAYER)
    .map(([name, value]) => [name, encodeValue(value)])
}

function digestOf(text: string): Uint8Array {
  return sha256(utf8ToBytes(text))
}

/** All that a scan finds. */
function* scan(
  count: number,
  patience: Patience,
  fill: (from: number, out: Int32Array) => number,
): Generator<void, Int32Array, void> {
  const ids = new Int32Array(count)
  const out = new Int32Array(SCANNED)
  let found = 0
  for (let from = 0; found < count;) {
    const filled = fill(from, out)
    ids.set(out.subarray(0, filled), found)
    found += filled
    yield* rest(patience, filled)
    if (filled < out.length) break
    from = out[filled - 1] + 1
  }
  return ids
}
