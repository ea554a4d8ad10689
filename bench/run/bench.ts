import { generate } from '../graph/generate.ts'
import { sizes } from '../graph/sizes.ts'
import { limit, silkgraph } from '../peers/index.ts'
import type { Peer } from '../peers/peer.ts'
import { PeerFailed, PeerHandle, PeerTooSlow } from '../process/peer-handle.ts'
import { outcomeText } from '../report/outcome-text.ts'
import type { Result } from '../report/result.ts'
import type { ResultFile } from '../report/result-file.ts'
import type { Shape } from '../shapes/shape.ts'
import { machine } from './machine.ts'
import { type Examined, examine, type Run, timeInTurns } from './measure-pair.ts'
import type { Options } from './options.ts'

/** Where a benchmark runs, and what it tells. */
export interface Surroundings {
  readonly root: string
  /** The bundle of `peer-process.ts`. */
  readonly script: string
  readonly file: ResultFile
  readonly tell: (line: string) => void
}

/** Measures what is not in the file yet, peer by peer, and adds each result to it at once. */
export async function bench(options: Options, surroundings: Surroundings): Promise<void> {
  const { root, script, file, tell } = surroundings
  const place = { root, maxMillis: options.limitSeconds * 1000 }
  const hand = new PeerHandle(script, limit.name, options.size, place)
  const own = new PeerHandle(script, silkgraph.name, options.size, place)
  const run = runOf(options, hand, own)
  const ownAnswers = remembered((shape) => examine(run, own, shape))
  try {
    for (const peer of options.peers) {
      const missing = options.shapes.filter((shape) => !file.has(identityOf(options, root, shape, peer)))
      if (missing.length === 0) continue
      const provided = await peer.provide?.(root)
      if (provided?.kind === 'absent') {
        tell(`${peer.title} is left out: ${provided.reason}.`)
        continue
      }
      const server = provided === undefined ? {} : { server: provided.server }
      const asked =
        peer === limit ? hand : new PeerHandle(script, peer.name, options.size, { ...place, ...server })
      try {
        const problem = await problemOfFilling(asked)
        if (problem !== undefined) {
          tell(`${peer.title} is left out: ${problem}`)
          continue
        }
        for (const shape of missing) {
          const found = await measure(run, { peer, asked }, shape, await ownAnswers(shape))
          file.add({ ...identityOf(options, root, shape, found.peer), ...machine(), outcome: found.outcome })
          tell(`${found.peer.title}, ${shape.name}: ${outcomeText(found.outcome)}`)
        }
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

/** A shape with a peer; where Silkgraph has no right answer, that is the result, and the peer is not asked. */
async function measure(
  run: Run,
  { peer, asked }: { readonly peer: Peer; readonly asked: PeerHandle },
  shape: Shape,
  ownAnswer: Examined,
): Promise<{ readonly peer: Peer; readonly outcome: Result['outcome'] }> {
  if (ownAnswer.kind !== 'right') return { peer: silkgraph, outcome: ownAnswer }
  const examined = await examine(run, asked, shape)
  if (examined.kind !== 'right') return { peer, outcome: examined }
  const slower = Math.max(ownAnswer.micros, examined.micros)
  return { peer, outcome: await timeInTurns(run, asked, shape, slower) }
}

function runOf({ size, seconds, limitSeconds }: Options, hand: PeerHandle, own: PeerHandle): Run {
  const graph = generate(sizes[size])
  return {
    silkgraph: own,
    expected: remembered(async (shape) => (await hand.answer(shape)).answers),
    parameterSets: (shape) => (shape.kind === 'read' ? shape.parameterSets(graph) : [{}]),
    seconds,
    limitSeconds,
  }
}

function identityOf(
  { size }: Options,
  root: string,
  shape: Shape,
  peer: Peer,
): Omit<Result, 'date' | 'machine' | 'outcome'> {
  return {
    size,
    shape: shape.name,
    peer: peer.name,
    version: peer.version(root),
    silkgraph: silkgraph.version(root),
  }
}

/** Why a peer cannot be filled with the graph; undefined where it is. */
async function problemOfFilling(asked: PeerHandle): Promise<string | undefined> {
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
