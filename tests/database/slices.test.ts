import { describe, expect, test } from 'vitest'
import type { RunningQuery } from '../../src/database/index.ts'
import { graph } from '../helpers/graph.ts'
import { type LongWork, longStages, longWork, longWorkGraph } from '../helpers/long-work.ts'
import { expectSlice, expectSliced } from '../helpers/sliced.ts'

const database = longWorkGraph()
const LIMITS = { maxMillis: 120_000 }
/** So many steps are looked at, however long the query is. */
const STEPS = 25
/** The least that a step does while there is more to do: for what ends in pieces, such as batches. */
const FEWEST_STEPS = 10

/** By how many slices a step may go beyond its own. Large values are gone through as a whole, fast, and end the step. */
const beyond = ({ hasLargeValues }: LongWork): number => (hasLargeValues ? 60 : 1)

function expectCancelled(running: RunningQuery): void {
  running.cancel()
  expect(() => running.step()).toThrow(expect.objectContaining({ code: 'Cancelled' }))
}

describe('a long query', () => {
  test.each(longWork)('returns from every step, and ends when cancelled: $name', (work) => {
    const before = database.read()
    expectCancelled(database.start(work.text, {}, LIMITS))
    const running = database.start(work.text, {}, LIMITS)
    for (let step = 0; step < STEPS; step++) expect(expectSlice(running, beyond(work)).kind).toBe('records')
    expectCancelled(running)
    // The version of the graph is the same, and not only its content.
    expect(database.read()).toBe(before)
  })

  test.each(longStages)('comes to its end in many steps: $name', (work) => {
    expectSliced(database.start(work.text, {}, LIMITS), FEWEST_STEPS, beyond(work))
  })
})

test.each([
  'MATCH (n) RETURN EXISTS { (:B:A) } AS v',
  'MATCH (n) WHERE NOT EXISTS { (:A)-->() } RETURN n',
  'MATCH (n) RETURN COUNT { (n)-->() } AS v',
  'MATCH (n) RETURN [x IN [1, 2, 3] WHERE EXISTS { MATCH (n)-->(m) WHERE m.x = x } | x] AS v',
])('a query comes further in every slice, however small: %s', (text) => {
  const small = graph('(:A:B)-[:R]->(:A {x: 2}), (:B)')
  const running = small.start(text)
  let steps = 0
  while (running.step(1).kind !== 'done') expect(steps++).toBeLessThan(200)
})
