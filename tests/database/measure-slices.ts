import { longWork, longWorkGraph } from '../helpers/long-work.ts'

/** What the steps of a query took, in milliseconds of the thread's own time. */
export interface Measured {
  readonly name: string
  readonly steps: number
  readonly mean: number
  readonly worst: number
}

/**
 * The steps of each long query, as far as they come within some milliseconds.
 *
 * @param clock tells the milliseconds for which this thread had a processor
 */
export function* measureSlices(millis: number, clock: () => number): Generator<Measured, void, void> {
  const database = longWorkGraph(20_000)
  for (const { name, text } of longWork) {
    const running = database.start(text, {}, { maxMillis: 120_000, maxMemory: 256 * 1024 * 1024 })
    const took: number[] = []
    try {
      for (const started = clock(); clock() - started < millis;) {
        const before = clock()
        const { kind } = running.step()
        took.push(clock() - before)
        if (kind === 'done') break
      }
    } catch {
      // The limit on memory: what was measured until then counts.
    }
    running.cancel()
    yield {
      name,
      steps: took.length,
      mean: took.reduce((sum, one) => sum + one, 0) / Math.max(1, took.length),
      worst: Math.max(0, ...took),
    }
  }
}
