import type { Outcome } from './result.ts'

/** So much of what a peer says of a refusal is told: some repeat the whole query. */
const MESSAGE = 200

/** An outcome as a line of progress. */
export function outcomeText(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'timed':
      return `${timeText(outcome.micros)}, ${ratioText(outcome.ratio)} of Silkgraph's ${timeText(outcome.silkgraphMicros)}`
    case 'wrong':
      return `wrong: ${outcome.answer === '' ? 'nothing' : outcome.answer} instead of ${outcome.expected === '' ? 'nothing' : outcome.expected} for ${outcome.parameters}`
    case 'refused':
      return `refused: ${outcome.message.replace(/\s+/g, ' ').slice(0, MESSAGE)}`
    case 'slow':
      return `stopped after ${outcome.seconds} s`
  }
}

/** A time with three digits at most, in the unit that suits it. */
export function timeText(micros: number): string {
  if (micros < 1000) return `${digits(micros)} µs`
  return micros < 1_000_000 ? `${digits(micros / 1000)} ms` : `${digits(micros / 1_000_000)} s`
}

/** A ratio with two digits at least, as `3.4 x`. */
export function ratioText(ratio: number): string {
  return `${ratio < 0.1 ? ratio.toPrecision(1) : digits(ratio)} x`
}

function digits(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US')
  return value >= 10 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(2)
}
