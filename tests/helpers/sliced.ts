import { expect } from 'vitest'
import { SLICE_WORK } from '../../src/cypher/runtime/limits.ts'
import type { Step } from '../../src/cypher/executor/execution.ts'
import type { RunningQuery } from '../../src/database/index.ts'

/** A step that ends about where its slice is used up. @param beyond by how many slices it may go beyond its own */
export function expectSlice(running: RunningQuery, beyond = 2): Step {
  const step = running.step()
  expect(running.overshoot).toBeLessThanOrEqual(beyond * SLICE_WORK)
  return step
}

/**
 * Runs a query to its end, each step as in `expectSlice`.
 *
 * @param fewest so many slices it has to take
 * @returns its records, and the slices that it took
 * @throws what the query throws
 */
export function expectSliced(
  running: RunningQuery,
  fewest = 1,
  beyond?: number,
): { readonly records: unknown[]; readonly slices: number } {
  const records: unknown[] = []
  let slices = 1
  for (let step = expectSlice(running, beyond); step.kind !== 'done'; step = expectSlice(running, beyond)) {
    records.push(...step.records)
    slices++
  }
  expect(slices).toBeGreaterThanOrEqual(fewest)
  return { records, slices }
}
