import type { HeldMemory, Patience } from '../model/patience.ts'

/** So many steps of a loop over typed arrays are a step of the query: they are that much shorter. */
const STEPS = 4

/** What a metric works with: the slice of its query, the memory that it may hold, and whoever is told how far it is. */
export class Work {
  readonly #patience: Patience
  readonly #held: HeldMemory
  readonly #tell: (share: number) => void
  #bytes = 0

  /** @param tell is told how much of all is done, from 0 to 1 */
  constructor(patience: Patience, held: HeldMemory, tell: (share: number) => void = () => {}) {
    this.#patience = patience
    this.#held = held
    this.#tell = tell
  }

  /** Whether the slice is used up. */
  get isOver(): boolean {
    return this.#patience.slice.work <= 0
  }

  /** So many steps may be done now; at least one. */
  get most(): number {
    return Math.max(1, Math.floor(this.#patience.slice.work * STEPS))
  }

  /** For what is made of other loops, such as sorting. */
  get patience(): Patience {
    return this.#patience
  }

  /** @throws QueryLimitError `TimeLimit`, `Cancelled` */
  spend(steps: number): void {
    this.#patience.spend(steps / STEPS)
  }

  progress(done: number, all: number): void {
    this.#tell(all === 0 ? 1 : done / all)
  }

  /** Counts bytes before they are taken. @throws QueryLimitError `MemoryLimit` */
  hold(bytes: number): void {
    this.#bytes += bytes
    this.#held.replace(this.#bytes)
  }

  /** Zeros. @throws QueryLimitError `MemoryLimit` */
  ints(size: number): Int32Array {
    this.hold(4 * size)
    return new Int32Array(size)
  }

  /** Zeros. @throws QueryLimitError `MemoryLimit` */
  floats(size: number): Float64Array {
    this.hold(8 * size)
    return new Float64Array(size)
  }

  /** Zeros. @throws QueryLimitError `MemoryLimit` */
  bytes(size: number): Uint8Array {
    this.hold(size)
    return new Uint8Array(size)
  }

  /** Counts arrays as let go of; they are not to be used any more. */
  free(...arrays: readonly { readonly byteLength: number }[]): void {
    for (const { byteLength } of arrays) this.hold(-byteLength)
  }
}

/** Goes through the numbers from 0 to `count` in order, from `from` to `to` at a time. Yields where the slice is used up. */
export function* ranges(
  work: Work,
  count: number,
  step: (from: number, to: number) => void,
): Generator<void, void, void> {
  for (let from = 0; from < count;) {
    if (work.isOver) yield
    const to = Math.min(count, from + work.most)
    step(from, to)
    work.spend(to - from)
    from = to
  }
}

/**
 * Calls `step` until it has done less than it may. Yields where the slice is used up.
 *
 * @param step does so many steps at the most, goes on where it stopped, and returns how many it left: more than none where all is done
 */
export function* slices(work: Work, step: (most: number) => number): Generator<void, void, void> {
  for (;;) {
    if (work.isOver) yield
    const { most } = work
    const left = step(most)
    work.spend(most - left)
    if (left > 0) return
  }
}
