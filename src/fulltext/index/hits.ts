import type { FulltextHits } from '../provider.ts'
import type { Steps } from '../steps.ts'

export const noHits: FulltextHits = { entries: new Int32Array(0), scores: new Float64Array(0) }

/** What an entry and its score take. */
const HIT_BYTES = 12

/** What hits hold, in bytes: a part of a list holds all of it. */
export function bytesOf({ entries, scores }: FulltextHits): number {
  return entries.buffer.byteLength + scores.buffer.byteLength
}

/** Those that either has, scores added. */
export function* union(
  one: FulltextHits,
  other: FulltextHits,
  steps: Steps,
): Generator<void, FulltextHits, void> {
  if (one.entries.length === 0) return other
  if (other.entries.length === 0) return one
  const size = one.entries.length + other.entries.length
  steps.hold(steps.held + size * HIT_BYTES)
  const entries = new Int32Array(size)
  const scores = new Float64Array(size)
  let [left, right, at] = [0, 0, 0]
  for (; left < one.entries.length || right < other.entries.length; at++) {
    if (steps.spend(1)) yield
    const first = left < one.entries.length ? one.entries[left] : Infinity
    const second = right < other.entries.length ? other.entries[right] : Infinity
    entries[at] = Math.min(first, second)
    if (first <= second) scores[at] += one.scores[left++]
    if (second <= first) scores[at] += other.scores[right++]
  }
  return { entries: entries.subarray(0, at), scores: scores.subarray(0, at) }
}

/** Those that both have, scores added. */
export function intersection(
  one: FulltextHits,
  other: FulltextHits,
  steps: Steps,
): Generator<void, FulltextHits, void> {
  return those(one, other, steps, (has) => has)
}

/** Those of `one`, with the scores of `other` added where it has them. */
export function withScoresOf(
  one: FulltextHits,
  other: FulltextHits,
  steps: Steps,
): Generator<void, FulltextHits, void> {
  return those(one, other, steps, () => true)
}

/** Those of `one` that `other` does not have. */
export function difference(
  one: FulltextHits,
  other: FulltextHits,
  steps: Steps,
): Generator<void, FulltextHits, void> {
  return those(one, other, steps, (has) => !has)
}

function* those(
  one: FulltextHits,
  other: FulltextHits,
  steps: Steps,
  isKept: (has: boolean) => boolean,
): Generator<void, FulltextHits, void> {
  steps.hold(steps.held + one.entries.length * HIT_BYTES)
  const entries = new Int32Array(one.entries.length)
  const scores = new Float64Array(one.entries.length)
  let size = 0
  let right = 0
  for (let left = 0; left < one.entries.length; left++) {
    if (steps.spend(1)) yield
    const entry = one.entries[left]
    for (; right < other.entries.length && other.entries[right] < entry; right++) if (steps.spend(1)) yield
    const has = other.entries[right] === entry
    if (!isKept(has)) continue
    entries[size] = entry
    scores[size++] = one.scores[left] + (has ? other.scores[right] : 0)
  }
  return { entries: entries.subarray(0, size), scores: scores.subarray(0, size) }
}

/** Hits that are gathered one by one, in ascending order. */
export class Gathered {
  readonly #steps: Steps
  #entries = new Int32Array(64)
  #scores = new Float64Array(64)
  #size = 0

  constructor(steps: Steps) {
    this.#steps = steps
  }

  add(entry: number, score: number): void {
    if (this.#size === this.#entries.length) {
      // Twice as long, and beside that what is copied.
      this.#steps.hold(this.#steps.held + this.#size * 2 * HIT_BYTES)
      const [entries, scores] = [new Int32Array(this.#size * 2), new Float64Array(this.#size * 2)]
      entries.set(this.#entries)
      scores.set(this.#scores)
      this.#entries = entries
      this.#scores = scores
    }
    this.#entries[this.#size] = entry
    this.#scores[this.#size++] = score
  }

  hits(): FulltextHits {
    return {
      entries: this.#entries.subarray(0, this.#size),
      scores: this.#scores.subarray(0, this.#size),
    }
  }
}
