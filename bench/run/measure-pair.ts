import { median } from '../process/median.ts'
import type { Answered } from '../process/messages.ts'
import { type AskedPeer, PeerFailed, PeerTooSlow } from '../process/peer-handle.ts'
import type { Outcome } from '../report/result.ts'
import type { Parameters, Shape } from '../shapes/shape.ts'
import { wrongAnswer } from './compare-answers.ts'
import { turnsOf } from './turns.ts'

const PAIRS = 5
/** So long at least each side runs a shape before it is timed: until then the engine of JavaScript still compiles. */
const WARM_UP_MILLIS = 300

/** Who answers, and how long it may take. */
export interface Run {
  readonly silkgraph: AskedPeer
  /** The answers of the hand-written loop by shape. */
  readonly expected: (shape: Shape) => Promise<readonly string[]>
  readonly parameterSets: (shape: Shape) => readonly Parameters[]
  /** For each side of a pair. */
  readonly seconds: number
  readonly limitSeconds: number
}

/** What a peer gives before it is timed: that its answers are right, or what is wrong with them. */
export type Examined =
  | { readonly kind: 'right'; readonly micros: number }
  | Extract<Outcome, { kind: 'wrong' | 'refused' | 'slow' }>

/** Compares a peer's answers with those of the hand-written loop. It never throws for what the peer does. */
export async function examine(run: Run, peer: AskedPeer, shape: Shape): Promise<Examined> {
  const expected = await run.expected(shape)
  return tried(run, async () => {
    const { answers, micros }: Answered = await peer.answer(shape)
    return wrongAnswer(expected, answers, run.parameterSets(shape)) ?? { kind: 'right', micros }
  })
}

/**
 * Times a peer whose answers are right, in turns with Silkgraph, whose answers are right too.
 *
 * @param micros what one query of the slower side took while answers were compared
 */
export async function timeInTurns(run: Run, peer: AskedPeer, shape: Shape, micros: number): Promise<Outcome> {
  const turnMillis = (run.seconds * 1000) / PAIRS
  // Both sides answer the same parameter sets: as many as the slower one answers within a turn.
  const sets = Math.max(
    1,
    Math.min(run.parameterSets(shape).length, Math.floor((turnMillis * 1000) / micros)),
  )
  const sides = { silkgraph: notFailing(run.silkgraph), peer }
  return tried(run, async () => {
    for (const side of turnsOf(1)) await sides[side].time(shape, sets, Math.max(WARM_UP_MILLIS, turnMillis))
    const times: { silkgraph: number[]; peer: number[] } = { silkgraph: [], peer: [] }
    let queries = 0
    for (const side of turnsOf(PAIRS)) {
      const timed = await sides[side].time(shape, sets, turnMillis)
      times[side].push(timed.micros)
      if (side === 'peer') queries += timed.queries
    }
    return {
      kind: 'timed',
      micros: median(times.peer),
      silkgraphMicros: median(times.silkgraph),
      ratio: median(times.peer.map((time, pair) => time / times.silkgraph[pair])),
      queries,
    }
  })
}

/** What Silkgraph fails in while a peer is timed must not be told of the peer. */
function notFailing(silkgraph: AskedPeer): Pick<AskedPeer, 'time'> {
  return {
    time: async (shape, sets, millis) => {
      try {
        return await silkgraph.time(shape, sets, millis)
      } catch (cause) {
        throw new Error(`Silkgraph failed in ${shape.name}, which it had answered before.`, { cause })
      }
    },
  }
}

async function tried<Result>(
  { limitSeconds }: Run,
  work: () => Promise<Result>,
): Promise<Result | Extract<Outcome, { kind: 'refused' | 'slow' }>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PeerTooSlow) return { kind: 'slow', seconds: limitSeconds }
    if (error instanceof PeerFailed) return { kind: 'refused', message: error.message }
    throw error
  }
}
