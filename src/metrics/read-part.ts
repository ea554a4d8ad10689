import type { GraphReader, Slice } from '../model/graph-store.ts'
import { ChosenNodes, type LeftOut, type NodesLeftOut } from './chosen-nodes.ts'
import { Ids } from './ids.ts'
import { KnownNames } from './known-names.ts'
import { listedIds } from './listed-ids.ts'
import type { Network } from './network.ts'
import type { PartOptions } from './options.ts'
import { scanned } from './scanned.ts'
import { weightsOf } from './weights.ts'
import { ranges, type Work } from './work.ts'

/** A part of a graph, and what of the graph is not in it. */
export interface Part {
  readonly network: Network
  readonly left: readonly NodesLeftOut[]
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

/** So many neighbours are gone through before looking whether the slice is used up. */
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
  readonly #names: KnownNames
  readonly #nodes: ChosenNodes
  readonly #sources: Ids
  readonly #targets: Ids
  readonly #relationships: Ids
  readonly #types: Uint8Array | undefined
  #otherTypes = 0

  constructor(reader: GraphReader, options: PartOptions, leftOut: readonly LeftOut[], work: Work) {
    this.#reader = reader
    this.#options = options
    this.#leftOut = leftOut
    this.#work = work
    this.#names = new KnownNames(reader)
    this.#nodes = new ChosenNodes(reader, this.#names, work)
    this.#sources = new Ids(work)
    this.#targets = new Ids(work)
    this.#relationships = new Ids(work)
    this.#types = options.types && this.#names.types(options.types)
  }

  *read(weight: string | undefined): Generator<void, Part, void> {
    const { nodes, relationships, types } = this.#options
    const reader = this.#reader
    const work = this.#work
    const listed = relationships && (yield* listedIds('relationships', relationships, reader, work))
    const left = yield* this.#choose(listed)
    const ids = yield* this.#nodes.number()
    if (listed !== undefined) yield* this.#add(listed)
    else if (nodes !== undefined) yield* this.#addBetween(ids)
    else yield* this.#addAll()
    const sources = this.#sources.all()
    const targets = this.#targets.all()
    const found = this.#relationships.all()
    const weighed =
      weight === undefined
        ? { weights: undefined, unweighted: 0 }
        : yield* weightsOf(found, { name: weight, key: this.#names.property(weight) }, reader, work)
    work.free(this.#nodes.numbers)
    return {
      network: { size: ids.length, ids, sources, targets, weights: weighed.weights },
      left,
      otherNodes: reader.nodeCount - ids.length - left.reduce((sum, one) => sum + one.nodes, 0),
      otherTypes: this.#otherTypes,
      otherRelationships: reader.relationshipCount - found.length - this.#otherTypes,
      areAtOtherNodes: listed === undefined && (nodes === undefined || types === undefined),
      unweighted: weighed.unweighted,
      unknown: this.#names.unknown,
    }
  }

  /** @param listed the relationships that are listed; undefined where none are */
  *#choose(listed: Int32Array | undefined): Generator<void, readonly NodesLeftOut[], void> {
    const { nodes, labels, everything } = this.#options
    const chosen = this.#nodes
    if (nodes !== undefined) yield* chosen.take(yield* listedIds('nodes', nodes, this.#reader, this.#work))
    else if (listed !== undefined) yield* chosen.takeEnds(listed, (id) => this.#isWanted(id))
    else if (labels !== undefined) yield* chosen.takeLabelled(labels)
    else yield* chosen.takeAll()
    if (labels !== undefined && (nodes ?? listed) !== undefined) yield* chosen.keepLabelled(labels)
    const isWhole = (nodes ?? listed ?? labels) === undefined && !everything
    return isWhole ? yield* chosen.leaveOut(this.#leftOut) : []
  }

  *#add(relationships: Int32Array): Generator<void, void, void> {
    yield* ranges(this.#work, relationships.length, (from, to) => {
      for (let at = from; at < to; at++) if (this.#isWanted(relationships[at])) this.#take(relationships[at])
    })
  }

  *#addAll(): Generator<void, void, void> {
    const reader = this.#reader
    yield* scanned(
      this.#work,
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
    const numbers = this.#nodes.numbers
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
    const source = this.#nodes.numbers[reader.startOf(relationship)]
    if (source === 0) return
    const target = this.#nodes.numbers[reader.endOf(relationship)]
    if (target !== 0) this.#push(source, target, relationship)
  }

  #push(source: number, target: number, relationship: number): void {
    this.#sources.push(source - 1)
    this.#targets.push(target - 1)
    this.#relationships.push(relationship)
  }
}
