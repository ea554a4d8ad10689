import { generate } from '../graph/generate.ts'
import { sizes } from '../graph/sizes.ts'
import { limit, silkgraph } from '../peers/index.ts'
import type { Peer, Server } from '../peers/peer.ts'
import { type AskedPeer, PeerFailed, PeerTooSlow } from '../process/peer-handle.ts'
import { outcomeText } from '../report/outcome-text.ts'
import type { Identity, Outcome } from '../report/result.ts'
import type { ResultFile } from '../report/result-file.ts'
import type { Shape } from '../shapes/shape.ts'
import { conditions } from './conditions.ts'
import { type Examined, examine, type Run, timeInTurns } from './measure-pair.ts'
import type { Options } from './options.ts'

/** Where a benchmark gets its peers, and what it tells. */
export interface Surroundings {
  readonly root: string
  readonly file: ResultFile
  /** A process of that peer, which is started when it is first asked. */
  readonly start: (peer: Peer, server?: Server) => AskedPeer
  readonly versionOf: (peer: Peer) => string
  readonly tell: (line: string) => void
}

/** Measures what is not in the file yet, peer by peer, and adds each result to it at once. */
export async function bench(options: Options, surroundings: Surroundings): Promise<void> {
  const { root, file, start, versionOf, tell } = surroundings
  const hand = start(limit)
  const own = start(silkgraph)
  const run = runOf(options, hand, own)
  const ownAnswers = remembered((shape) => examine(run, own, shape))
  const identityOf = (shape: Shape, peer: Peer): Identity => ({
    size: options.size,
    shape: shape.name,
    peer: peer.name,
    version: versionOf(peer),
    silkgraph: versionOf(silkgraph),
  })
  try {
    for (const peer of options.peers) {
      const missing = options.shapes.filter((shape) => !file.has(identityOf(shape, peer)))
      if (missing.length === 0) continue
      const provided = await peer.provide?.(root)
      if (provided?.kind === 'absent') {
        tell(`${peer.title} is left out: ${provided.reason}.`)
        continue
      }
      const asked = peer === limit ? hand : start(peer, provided?.server)
      try {
        const problem = await problemOfFilling(asked)
        if (problem !== undefined) {
          tell(`${peer.title} is left out: ${problem}`)
          continue
        }
        await measure(run, asked, missing, ownAnswers, (shape, outcome, of = peer) => {
          file.add({ ...identityOf(shape, of), ...conditions(), outcome })
          tell(`${of.title}, ${shape.name}: ${outcomeText(outcome)}`)
        })
      } finally {
        if (asked !== hand) await asked.close()
        await provided?.stop()
      }
    }
  } finally {
    await hand.close()
    await own.close()
  }
}

/**
 * One peer with some shapes. Both answer all that are read before any is timed: what these have in common has been run often
 * by then. Where Silkgraph has no right answer, that is the result, and the peer is not asked.
 */
async function measure(
  run: Run,
  asked: AskedPeer,
  shapes: readonly Shape[],
  ownAnswers: (shape: Shape) => Promise<Examined>,
  add: (shape: Shape, outcome: Outcome, of?: Peer) => void,
): Promise<void> {
  // A load replaces the graph that is read.
  for (const kind of ['read', 'load']) {
    const right: { readonly shape: Shape; readonly micros: number }[] = []
    for (const shape of shapes.filter((one) => one.kind === kind)) {
      const own = await ownAnswers(shape)
      if (own.kind !== 'right') {
        add(shape, own, silkgraph)
        continue
      }
      const examined = await examine(run, asked, shape)
      if (examined.kind === 'right') right.push({ shape, micros: Math.max(own.micros, examined.micros) })
      else add(shape, examined)
    }
    for (const { shape, micros } of right) add(shape, await timeInTurns(run, asked, shape, micros))
  }
}

function runOf({ size, seconds, limitSeconds }: Options, hand: AskedPeer, own: AskedPeer): Run {
  const graph = generate(sizes[size])
  return {
    silkgraph: own,
    expected: remembered(async (shape) => (await hand.answer(shape)).answers),
    parameterSets: (shape) => (shape.kind === 'read' ? shape.parameterSets(graph) : [{}]),
    seconds,
    limitSeconds,
  }
}

/** Why a peer cannot be filled with the graph; undefined where it is. */
async function problemOfFilling(asked: AskedPeer): Promise<string | undefined> {
  try {
    await asked.fill()
    return undefined
  } catch (error) {
    if (error instanceof PeerFailed) return error.message
    if (error instanceof PeerTooSlow) return 'It takes too long to be filled.'
    throw error
  }
}

function remembered<Item>(make: (shape: Shape) => Promise<Item>): (shape: Shape) => Promise<Item> {
  const made = new Map<Shape, Promise<Item>>()
  return (shape) => {
    const known = made.get(shape) ?? make(shape)
    made.set(shape, known)
    return known
  }
}
