import type { Work } from './work.ts'

const CHUNK = 1024

/** Goes through ids in ascending order, some at a time. Yields where the slice is used up. */
export function* scanned(
  work: Work,
  scan: (from: number, out: Int32Array) => number,
  take: (ids: Int32Array, count: number) => void,
): Generator<void, void, void> {
  const out = new Int32Array(CHUNK)
  for (let from = 0; ;) {
    const count = scan(from, out)
    take(out, count)
    // The graph is asked for each of them.
    work.spend(4 * CHUNK)
    if (count < CHUNK) return
    from = out[count - 1] + 1
    if (work.isOver) yield
  }
}
