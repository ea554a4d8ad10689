import type { GraphReader, Slice } from '../model/graph-store.ts'
import { typeName } from '../model/kinds.ts'
import { nearestName } from '../model/nearest-name.ts'
import { isNumber, toDouble } from '../model/numbers.ts'
import { Node, Relationship, type Value } from '../model/values.ts'
import { metricFailure } from './failure.ts'
import type { Network } from './network.ts'
import type { PartOptions } from './options.ts'
import { ranges, type Work } from './work.ts'

/** Nodes that are not counted unless they are asked for, such as the evidence for what a graph says. */
export interface LeftOut {
  /** What one is called, and several are: `unnamed set`, `unnamed sets`. */
  readonly singular: string
  readonly plural: string
  readonly labels: readonly string[]
  /** Whether the labels mean that in this graph. */
  readonly isThere: (reader: GraphReader) => boolean
}

/** A part of a graph, and what of the graph is not in it. */
export interface Part {
  readonly network: Network
  /** Nodes that were left out as what they are. */
  readonly left: readonly { readonly what: LeftOut; readonly nodes: number }[]
  readonly otherNodes: number
  /** Relationships of other types than those that are named, where all are gone through. */
  readonly otherTypes: number
  readonly otherRelationships: number
  /** Whether those are all at nodes that are not counted. */
  readonly areAtOtherNodes: boolean
  /** Relationships that count 1 because they do not have the property that says what they count. */
  readonly unweighted: number
  /** Sentences about names that the graph does not know. */
  readonly unknown: readonly string[]
}

const CHUNK = 1024

/**
 * Reads the part of a graph that the options choose: nodes by ascending ids; relationships as listed, by ascending ids, or by their
 * starts where nodes are listed. What is listed twice is counted once, and what has been deleted is not.
 *
 * @throws CypherError `ProcedureCallFailed` for elements of a list that are not nodes or relationships, and for weights that are not numbers
 *   of 0 or more; QueryLimitError. Cost: linear in the graph, or in what is listed and the relationships of it
 */
export function* readPart(
  reader: GraphReader,
  options: PartOptions,
  weight: string | undefined,
  leftOut: readonly LeftOut[],
  work: Work,
): Generator<void, Part, void> {
  const reading = new PartReader(reader, options, leftOut, work)
  return yield* reading.read(weight)
}

class PartReader {
  readonly #reader: GraphReader
  readonly #options: PartOptions
  readonly #leftOut: readonly LeftOut[]
  readonly #work: Work
  /** Of each node of the graph whether it is counted; after numbering its number and 1 more. */
  readonly #numbers: Int32Array
  readonly #sources: Ids
  readonly #targets: Ids
  readonly #relationships: Ids
  readonly #unknown: string[] = []
  #types: Uint8Array | undefined
  #otherTypes = 0

  constructor(reader: GraphReader, options: PartOptions, leftOut: readonly LeftOut[], work: Work) {
    this.#reader = reader
    this.#options = options
    this.#leftOut = leftOut
    this.#work = work
    this.#numbers = work.ints(reader.nodeLimit)
    this.#sources = new Ids(work)
    this.#targets = new Ids(work)
    this.#relationships = new Ids(work)
  }

  *read(weight: string | undefined): Generator<void, Part, void> {
    const { nodes, relationships, labels, types } = this.#options
    const reader = this.#reader
    const work = this.#work
    this.#types = types && this.#typesOf(types)
    const listed = relationships && (yield* this.#idsOf('relationships', relationships))
    if (nodes !== undefined) yield* this.#markNodes(yield* this.#idsOf('nodes', nodes))
    else if (listed !== undefined) yield* this.#markEnds(listed)
    else if (labels !== undefined) yield* this.#markLabels(labels)
    else yield* this.#markAll()
    if (labels !== undefined && (nodes ?? listed) !== undefined) yield* this.#keepLabels(labels)
    const isWhole = (nodes ?? listed ?? labels) === undefined && !this.#options.everything
    const left = isWhole ? yield* this.#leaveOut() : []
    const ids = yield* this.#number()
    if (listed !== undefined) yield* this.#add(listed)
    else if (nodes !== undefined) yield* this.#addBetween(ids)
    else yield* this.#addAll()
    const sources = this.#sources.all()
    const targets = this.#targets.all()
    const found = this.#relationships.all()
    const { weights, unweighted } = yield* this.#weigh(found, weight)
    work.free(this.#numbers)
    return {
      network: { size: ids.length, ids, sources, targets, weights },
      left,
      otherNodes: reader.nodeCount - ids.length - left.reduce((sum, one) => sum + one.nodes, 0),
      otherTypes: this.#otherTypes,
      otherRelationships: reader.relationshipCount - found.length - this.#otherTypes,
      areAtOtherNodes: listed === undefined && (nodes === undefined || types === undefined),
      unweighted,
      unknown: this.#unknown,
    }
  }

  /** The ids of listed elements that exist, in their order, each once. */
  *#idsOf(name: 'nodes' | 'relationships', list: readonly Value[]): Generator<void, Int32Array, void> {
    const reader = this.#reader
    const isNode = name === 'nodes'
    const ids = this.#work.ints(list.length)
    const known = this.#work.bytes(isNode ? reader.nodeLimit : reader.relationshipLimit)
    let count = 0
    yield* ranges(this.#work, list.length, (from, to) => {
      for (let at = from; at < to; at++) {
        const element = list[at]
        if (element === null) continue
        if (!(element instanceof (isNode ? Node : Relationship))) throw notAnElement(name, element)
        const { id } = element
        const isThere = isNode ? reader.hasNode(id) : reader.hasRelationship(id)
        if (!isThere || known[id] === 1) continue
        known[id] = 1
        ids[count++] = id
      }
    })
    this.#work.free(known)
    return ids.subarray(0, count)
  }

  *#markNodes(ids: Int32Array): Generator<void, void, void> {
    const numbers = this.#numbers
    yield* ranges(this.#work, ids.length, (from, to) => {
      for (let at = from; at < to; at++) numbers[ids[at]] = 1
    })
  }

  *#markEnds(relationships: Int32Array): Generator<void, void, void> {
    const reader = this.#reader
    const numbers = this.#numbers
    yield* ranges(this.#work, relationships.length, (from, to) => {
      for (let at = from; at < to; at++) {
        const id = relationships[at]
        if (!this.#isWanted(id)) continue
        numbers[reader.startOf(id)] = 1
        numbers[reader.endOf(id)] = 1
      }
    })
  }

  *#markLabels(labels: readonly string[]): Generator<void, void, void> {
    for (const label of this.#labelsOf(labels))
      yield* this.#markNodesBy((from, out) => this.#reader.scanLabel(label, from, out))
  }

  *#markAll(): Generator<void, void, void> {
    yield* this.#markNodesBy((from, out) => this.#reader.scanNodes(from, out))
  }

  *#markNodesBy(scan: (from: number, out: Int32Array) => number): Generator<void, void, void> {
    const numbers = this.#numbers
    yield* this.#scanned(scan, (ids, count) => {
      for (let at = 0; at < count; at++) numbers[ids[at]] = 1
    })
  }

  *#scanned(
    scan: (from: number, out: Int32Array) => number,
    take: (ids: Int32Array, count: number) => void,
  ): Generator<void, void, void> {
    const out = new Int32Array(CHUNK)
    for (let from = 0; ;) {
      const count = scan(from, out)
      take(out, count)
      // The graph is asked for each of them.
      this.#work.spend(4 * CHUNK)
      if (count < CHUNK) return
      from = out[count - 1] + 1
      if (this.#work.isOver) yield
    }
  }

  /** Of the nodes that are counted only those with a label. */
  *#keepLabels(labels: readonly string[]): Generator<void, void, void> {
    const reader = this.#reader
    const numbers = this.#numbers
    const wanted = this.#labelsOf(labels)
    yield* ranges(this.#work, numbers.length, (from, to) => {
      for (let node = from; node < to; node++)
        if (numbers[node] !== 0 && !wanted.some((label) => reader.hasLabel(node, label))) numbers[node] = 0
    })
  }

  /** Takes away what is not counted unless it is asked for. */
  *#leaveOut(): Generator<void, Part['left'], void> {
    const reader = this.#reader
    const numbers = this.#numbers
    const left: Part['left'][number][] = []
    for (const what of this.#leftOut) {
      if (!what.isThere(reader)) continue
      let nodes = 0
      for (const name of what.labels) {
        const label = reader.labelId(name)
        if (label === -1) continue
        yield* this.#scanned(
          (from, out) => reader.scanLabel(label, from, out),
          (ids, count) => {
            for (let at = 0; at < count; at++) {
              nodes += numbers[ids[at]]
              numbers[ids[at]] = 0
            }
          },
        )
      }
      if (nodes > 0) left.push({ what, nodes })
    }
    return left
  }

  /** Numbers the nodes that are counted, by ascending ids. */
  *#number(): Generator<void, Int32Array, void> {
    const numbers = this.#numbers
    const ids = new Ids(this.#work)
    yield* ranges(this.#work, numbers.length, (from, to) => {
      for (let node = from; node < to; node++) if (numbers[node] !== 0) numbers[node] = ids.push(node)
    })
    return ids.all()
  }

  *#add(relationships: Int32Array): Generator<void, void, void> {
    yield* ranges(this.#work, relationships.length, (from, to) => {
      for (let at = from; at < to; at++) if (this.#isWanted(relationships[at])) this.#take(relationships[at])
    })
  }

  *#addAll(): Generator<void, void, void> {
    const reader = this.#reader
    yield* this.#scanned(
      (from, out) => reader.scanRelationships(-1, from, out),
      (ids, count) => {
        for (let at = 0; at < count; at++) {
          if (this.#isWanted(ids[at])) this.#take(ids[at])
          else this.#otherTypes++
        }
      },
    )
  }

  /** The relationships between these nodes: they may be few of many. */
  *#addBetween(ids: Int32Array): Generator<void, void, void> {
    const reader = this.#reader
    const numbers = this.#numbers
    const types = this.#types
    const slice: Slice = { neighbours: ids, relationships: ids, start: 0, end: 0 }
    for (const node of ids) {
      for (let type = 0; type < reader.typeTokens; type++) {
        if (types !== undefined && types[type] === 0) continue
        reader.neighbours(node, type, true, slice)
        const { neighbours, relationships, start, end } = slice
        for (let at = start; at < end; at++) {
          const number = numbers[neighbours[at]]
          if (number !== 0) this.#push(numbers[node], number, relationships[at])
          if ((at & (CHUNK - 1)) !== CHUNK - 1) continue
          this.#work.spend(CHUNK)
          if (this.#work.isOver) yield
        }
      }
      this.#work.spend(1 + reader.typeTokens)
      if (this.#work.isOver) yield
    }
  }

  #isWanted(relationship: number): boolean {
    return this.#types === undefined || this.#types[this.#reader.typeOf(relationship)] === 1
  }

  #take(relationship: number): void {
    const reader = this.#reader
    const source = this.#numbers[reader.startOf(relationship)]
    if (source === 0) return
    const target = this.#numbers[reader.endOf(relationship)]
    if (target !== 0) this.#push(source, target, relationship)
  }

  #push(source: number, target: number, relationship: number): void {
    this.#sources.push(source - 1)
    this.#targets.push(target - 1)
    this.#relationships.push(relationship)
  }

  *#weigh(
    relationships: Int32Array,
    name: string | undefined,
  ): Generator<void, { readonly weights: Float64Array | undefined; readonly unweighted: number }, void> {
    if (name === undefined) return { weights: undefined, unweighted: 0 }
    const reader = this.#reader
    const key = reader.keyId(name)
    if (key === -1) this.#unknown.push(this.#notKnown('property', name, []))
    const weights = this.#work.floats(relationships.length)
    const numbers = { numbers: new Float64Array(CHUNK), present: new Uint8Array(CHUNK) }
    let unweighted = 0
    yield* ranges(this.#work, Math.ceil(relationships.length / CHUNK), (from, to) => {
      this.#work.spend((to - from) * CHUNK)
      for (let first = from * CHUNK; first < Math.min(to * CHUNK, relationships.length); first += CHUNK) {
        const ids = relationships.subarray(first, first + CHUNK)
        const isRead = key !== -1 && reader.relationshipNumbers(ids, ids.length, key, numbers) !== undefined
        for (let at = 0; at < ids.length; at++) {
          const number = isRead
            ? numbers.present[at] === 1
              ? numbers.numbers[at]
              : undefined
            : key === -1
              ? undefined
              : weightOf(reader.relationshipProperty(ids[at], key), name)
          if (number === undefined) unweighted++
          weights[first + at] = checkedWeight(number ?? 1, name)
        }
      }
    })
    return { weights, unweighted }
  }

  #labelsOf(names: readonly string[]): readonly number[] {
    const reader = this.#reader
    return names.flatMap((name) => {
      const label = reader.labelId(name)
      if (label !== -1) return [label]
      const known = Array.from({ length: reader.labelTokens }, (_, token) => reader.labelName(token))
      this.#unknown.push(this.#notKnown('label', name, known))
      return []
    })
  }

  /** 1 for the types that are wanted. */
  #typesOf(names: readonly string[]): Uint8Array {
    const reader = this.#reader
    const wanted = new Uint8Array(reader.typeTokens)
    for (const name of names) {
      const type = reader.typeId(name)
      if (type !== -1) wanted[type] = 1
      else {
        const known = Array.from({ length: reader.typeTokens }, (_, token) => reader.typeName(token))
        this.#unknown.push(this.#notKnown('relationship type', name, known))
      }
    }
    return wanted
  }

  #notKnown(what: string, name: string, known: readonly string[]): string {
    const near = nearestName(name, known)
    return `The graph has no ${what} \`${name}\`.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`
  }
}

function notAnElement(name: 'nodes' | 'relationships', value: Value): Error {
  return metricFailure(
    `The option \`${name}\` must be a list of ${name}, but holds a value of type ${typeName(value)}.`,
    `Collect them, as in WITH collect(${name === 'nodes' ? 'n) AS nodes' : 'r) AS relationships'}.`,
  )
}

function weightOf(value: Value, name: string): number | undefined {
  if (value === null) return undefined
  if (isNumber(value)) return toDouble(value)
  throw metricFailure(
    `A relationship has a \`${name}\` of type ${typeName(value)}, which cannot be a weight.`,
    `Use a property that is a number, or list those relationships where \`${name}\` is one.`,
  )
}

function checkedWeight(weight: number, name: string): number {
  if (weight >= 0 && weight < Infinity) return weight
  throw metricFailure(
    `A relationship has ${weight} as its \`${name}\`, but a weight must be a finite number of 0 or more.`,
    'List the relationships that have one, with the option `relationships`.',
  )
}

/** Ids that grow in number; memory is counted as they grow. */
class Ids {
  readonly #work: Work
  #ids: Int32Array
  #size = 0

  constructor(work: Work) {
    this.#work = work
    this.#ids = work.ints(CHUNK)
  }

  /** Returns how many there are then. */
  push(id: number): number {
    if (this.#size === this.#ids.length) {
      const longer = this.#work.ints(2 * this.#size)
      longer.set(this.#ids)
      this.#work.free(this.#ids)
      this.#ids = longer
    }
    this.#ids[this.#size++] = id
    return this.#size
  }

  all(): Int32Array {
    return this.#ids.subarray(0, this.#size)
  }
}
