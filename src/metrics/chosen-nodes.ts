import type { GraphReader } from '../model/graph-store.ts'
import { Ids } from './ids.ts'
import type { KnownNames } from './known-names.ts'
import { scanned } from './scanned.ts'
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

/** Nodes that were left out as what they are. */
export interface NodesLeftOut {
  readonly what: LeftOut
  readonly nodes: number
}

/** The nodes that are counted: chosen first, then numbered. Each method is linear in what it goes through. */
export class ChosenNodes {
  readonly #reader: GraphReader
  readonly #names: KnownNames
  readonly #work: Work
  /** Of each node of the graph whether it is counted; after numbering its number and 1 more. */
  readonly numbers: Int32Array

  /** @throws QueryLimitError `MemoryLimit`, as its methods do */
  constructor(reader: GraphReader, names: KnownNames, work: Work) {
    this.#reader = reader
    this.#names = names
    this.#work = work
    this.numbers = work.ints(reader.nodeLimit)
  }

  *take(ids: Int32Array): Generator<void, void, void> {
    const numbers = this.numbers
    yield* ranges(this.#work, ids.length, (from, to) => {
      for (let at = from; at < to; at++) numbers[ids[at]] = 1
    })
  }

  *takeEnds(
    relationships: Int32Array,
    isWanted: (relationship: number) => boolean,
  ): Generator<void, void, void> {
    const reader = this.#reader
    const numbers = this.numbers
    yield* ranges(this.#work, relationships.length, (from, to) => {
      for (let at = from; at < to; at++) {
        const id = relationships[at]
        if (!isWanted(id)) continue
        numbers[reader.startOf(id)] = 1
        numbers[reader.endOf(id)] = 1
      }
    })
  }

  *takeLabelled(labels: readonly string[]): Generator<void, void, void> {
    for (const label of this.#names.labels(labels))
      yield* this.#takeScanned((from, out) => this.#reader.scanLabel(label, from, out))
  }

  *takeAll(): Generator<void, void, void> {
    yield* this.#takeScanned((from, out) => this.#reader.scanNodes(from, out))
  }

  *#takeScanned(scan: (from: number, out: Int32Array) => number): Generator<void, void, void> {
    const numbers = this.numbers
    yield* scanned(this.#work, scan, (ids, count) => {
      for (let at = 0; at < count; at++) numbers[ids[at]] = 1
    })
  }

  /** Of the nodes that are counted only those with a label. */
  *keepLabelled(labels: readonly string[]): Generator<void, void, void> {
    const reader = this.#reader
    const numbers = this.numbers
    const wanted = this.#names.labels(labels)
    yield* ranges(this.#work, numbers.length, (from, to) => {
      for (let node = from; node < to; node++)
        if (numbers[node] !== 0 && !wanted.some((label) => reader.hasLabel(node, label))) numbers[node] = 0
    })
  }

  /** Takes away what is not counted unless it is asked for. */
  *leaveOut(kinds: readonly LeftOut[]): Generator<void, readonly NodesLeftOut[], void> {
    const reader = this.#reader
    const numbers = this.numbers
    const left: NodesLeftOut[] = []
    for (const what of kinds) {
      if (!what.isThere(reader)) continue
      let nodes = 0
      for (const name of what.labels) {
        const label = reader.labelId(name)
        if (label === -1) continue
        yield* scanned(
          this.#work,
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
  *number(): Generator<void, Int32Array, void> {
    const numbers = this.numbers
    const ids = new Ids(this.#work)
    yield* ranges(this.#work, numbers.length, (from, to) => {
      for (let node = from; node < to; node++) if (numbers[node] !== 0) numbers[node] = ids.push(node)
    })
    return ids.all()
  }
}
