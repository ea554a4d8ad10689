import { describe, expect, test } from 'vitest'
import { type AskedPeer, PeerFailed, PeerTooSlow } from '../../bench/process/peer-handle.ts'
import { examine, type Run, timeInTurns } from '../../bench/run/measure-pair.ts'
import { shapeNamed } from '../../bench/shapes/index.ts'

const shape = shapeNamed('one-hop')

/** A peer that notes when its turn is; its queries take the times given, one for each turn. */
function scripted(name: string, times: readonly number[], log: string[], answers = ['[1]']): AskedPeer {
  let turn = 0
  return {
    fill: () => Promise.resolve(),
    answer: () => Promise.resolve({ kind: 'answered', answers, micros: 100 }),
    time: (_, sets, millis) => {
      log.push(`${name} ${sets} ${millis}`)
      return Promise.resolve({ kind: 'timed', micros: times[turn++], queries: 2 * sets })
    },
    close: () => Promise.resolve(),
  }
}

function failing(failure: Error): AskedPeer {
  return {
    fill: () => Promise.reject(failure),
    answer: () => Promise.reject(failure),
    time: () => Promise.reject(failure),
    close: () => Promise.resolve(),
  }
}

function runWith(silkgraph: AskedPeer): Run {
  return {
    silkgraph,
    expected: () => Promise.resolve(['[1]']),
    parameterSets: () => [{ id: 1 }, { id: 2 }, { id: 3 }],
    seconds: 0.5,
    limitSeconds: 7,
  }
}

describe('a peer whose answers are right', () => {
  test('is timed in turns with Silkgraph, after one turn of each that does not count', async () => {
    const log: string[] = []
    const run = runWith(scripted('silkgraph', [999, 10, 20, 10, 10, 10], log))
    const peer = scripted('peer', [999, 30, 20, 30, 50, 40], log)
    expect(await timeInTurns(run, peer, shape, 100)).toEqual({
      kind: 'timed',
      micros: 30,
      silkgraphMicros: 10,
      ratio: 3,
      queries: 30,
    })
    expect(log).toEqual([
      'silkgraph 3 300',
      'peer 3 300',
      ...Array.from({ length: 5 }, () => ['silkgraph 3 100', 'peer 3 100']).flat(),
    ])
  })

  test('is asked, as Silkgraph is, as many parameter sets as the slower of both answers in a turn', async () => {
    const log: string[] = []
    const times = [1, 1, 1, 1, 1, 1]
    await timeInTurns(runWith(scripted('silkgraph', times, log)), scripted('peer', times, log), shape, 50_000)
    expect(new Set(log.slice(2))).toEqual(new Set(['silkgraph 2 100', 'peer 2 100']))
    log.length = 0
    await timeInTurns(runWith(scripted('silkgraph', times, log)), scripted('peer', times, log), shape, 9e6)
    expect(new Set(log.slice(2))).toEqual(new Set(['silkgraph 1 100', 'peer 1 100']))
  })
})

describe('a peer', () => {
  const run = runWith(scripted('silkgraph', [], []))

  test('is right where it answers as the hand-written loop', async () => {
    expect(await examine(run, scripted('peer', [], []), shape)).toEqual({ kind: 'right', micros: 100 })
  })

  test('is wrong where it does not, and why is told', async () => {
    expect(await examine(run, scripted('peer', [], [], ['[2]']), shape)).toEqual({
      kind: 'wrong',
      parameters: '{"id":1}',
      expected: '[1]',
      answer: '[2]',
    })
  })

  test.each([
    [new PeerFailed('No such clause.'), { kind: 'refused', message: 'No such clause.' }],
    [new PeerTooSlow(), { kind: 'slow', seconds: 7 }],
  ])('that fails is told so, before and while it is timed: %s', async (failure, outcome) => {
    expect(await examine(run, failing(failure), shape)).toEqual(outcome)
    const times = runWith(scripted('silkgraph', [1], []))
    expect(await timeInTurns(times, failing(failure), shape, 100)).toEqual(outcome)
  })

  test('is not blamed for what Silkgraph fails in', async () => {
    const broken = runWith(failing(new PeerFailed('out of memory')))
    await expect(timeInTurns(broken, scripted('peer', [1], []), shape, 100)).rejects.toThrow(
      'Silkgraph failed in one-hop',
    )
  })
})
