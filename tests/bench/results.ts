import type { Outcome, Result } from '../../bench/report/result.ts'

export const timed: Extract<Outcome, { kind: 'timed' }> = {
  kind: 'timed',
  micros: 300,
  silkgraphMicros: 100,
  ratio: 3,
  queries: 5,
}

/** A result of the tiny graph, with what a test says of it. */
export function resultOf(more: Partial<Result> = {}): Result {
  return {
    size: 'tiny',
    shape: 'one-hop',
    peer: 'ladybug',
    version: '0.19.1',
    silkgraph: '0.1.0, build 00000001',
    date: '2026-01-31',
    load: 1.5,
    machine: { cores: 2, gibibytes: 24, node: '20.19.0', platform: 'linux x64' },
    outcome: timed,
    ...more,
  }
}
