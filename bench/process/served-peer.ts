import { generate } from '../graph/generate.ts'
import { type Graph, withoutRelationships } from '../graph/graph.ts'
import { type Size, sizes } from '../graph/sizes.ts'
import type { OpenedPeer, Peer, Place } from '../peers/peer.ts'
import { peerNamed } from '../peers/index.ts'
import { shapeNamed } from '../shapes/index.ts'
import type { LoadShape, ReadShape } from '../shapes/shape.ts'
import { answerText } from './answer-text.ts'
import { median } from './median.ts'
import { requireWhole } from './require-whole.ts'
import type { Answered, Reply, Request, Timed } from './messages.ts'

const MICROS = 1000
/** Of one turn: where a load is short, most of the time goes into what it starts from. */
const MOST_LOADS = 5

/** A peer as its process serves it: answers the requests, one after the other. */
export class ServedPeer {
  readonly #peer: Peer
  readonly #place: Place
  readonly #size: Size
  readonly #graph: Graph
  /** Filled with the whole graph; opened with the first shape that reads. */
  #whole: OpenedPeer | undefined

  private constructor(peer: Peer, place: Place, size: Size) {
    this.#peer = peer
    this.#place = place
    this.#size = size
    this.#graph = generate(size)
  }

  static open({ peer, place, size }: Extract<Request, { kind: 'open' }>): ServedPeer {
    return new ServedPeer(peerNamed(peer), place, sizes[size])
  }

  async reply(request: Exclude<Request, { kind: 'open' }>): Promise<Reply> {
    switch (request.kind) {
      case 'answer': {
        const shape = shapeNamed(request.shape)
        return shape.kind === 'read' ? this.#answer(shape, request.millis) : this.#load(shape)
      }
      case 'time': {
        const shape = shapeNamed(request.shape)
        return shape.kind === 'read'
          ? this.#time(shape, request.sets, request.millis)
          : this.#timeLoad(shape, request.millis)
      }
      case 'fill': {
        await this.#openWhole()
        return { kind: 'done' }
      }
    }
  }

  async #answer(shape: ReadShape, millis: number): Promise<Answered> {
    const peer = await this.#openWhole()
    const run = await peer.prepare(shape.statement, shape)
    const answers: string[] = []
    let spent = 0
    for (const set of shape.parameterSets(this.#graph)) {
      const parameters = peer.parametersOf(set)
      const start = performance.now()
      const result = await run(parameters)
      spent += performance.now() - start
      answers.push(answerText(peer.rowsOf(result, shape.statement.columns), shape.statement.ordered))
      if (spent > millis) break
    }
    return { kind: 'answered', answers, micros: (spent / answers.length) * MICROS }
  }

  async #time(shape: ReadShape, sets: number, millis: number): Promise<Timed> {
    const peer = await this.#openWhole()
    const run = await peer.prepare(shape.statement, shape)
    const all = shape
      .parameterSets(this.#graph)
      .slice(0, sets)
      .map((set) => peer.parametersOf(set))
    const rounds: number[] = []
    const begin = performance.now()
    let now = begin
    do {
      const start = now
      for (const parameters of all) {
        const result = run(parameters)
        // To await what is there already would cost more than the shortest queries take.
        if (result instanceof Promise) await result
      }
      now = performance.now()
      rounds.push(((now - start) / all.length) * MICROS)
    } while (now - begin < millis)
    return { kind: 'timed', micros: median(rounds), queries: rounds.length * all.length }
  }

  async #timeLoad(shape: LoadShape, millis: number): Promise<Timed> {
    const rounds: number[] = []
    let spent = 0
    do {
      const { micros } = await this.#load(shape)
      rounds.push(micros)
      spent += micros / MICROS
    } while (spent < millis && rounds.length < MOST_LOADS)
    return { kind: 'timed', micros: median(rounds), queries: rounds.length }
  }

  /** Loads into a graph of its own, once; only the load is timed. */
  async #load(shape: LoadShape): Promise<Answered> {
    // A server has one graph: what reads must fill it anew.
    await this.#whole?.close()
    this.#whole = undefined
    const peer = await this.#peer.open(this.#place, withoutRelationships(this.#graph))
    try {
      const run = await peer.prepare(shape.statement, shape)
      const parameters = peer.parametersOf(shape.parameters(this.#graph, this.#size.rows))
      const start = performance.now()
      await run(parameters)
      const micros = (performance.now() - start) * MICROS
      const check = await peer.prepare(shape.check, shape)
      const rows = peer.rowsOf(await check(peer.parametersOf({})), shape.check.columns)
      return { kind: 'answered', answers: [answerText(rows, shape.check.ordered)], micros }
    } finally {
      await peer.close()
    }
  }

  async #openWhole(): Promise<OpenedPeer> {
    if (this.#whole !== undefined) return this.#whole
    const opened = await this.#peer.open(this.#place, this.#graph)
    await requireWhole(opened, this.#graph)
    this.#whole = opened
    return opened
  }
}
