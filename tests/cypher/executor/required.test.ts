import { expect, test } from 'vitest'
import type { Variable } from '../../../src/cypher/bound/index.ts'
import { Required } from '../../../src/cypher/executor/required.ts'

const variables: readonly Variable[] = Array.from({ length: 5 }, (_, at) => ({
  name: `v${at}`,
  type: { kind: 'any' },
}))
const [a, b, c, d, e] = variables
const slotOf = (variable: Variable): number => variables.indexOf(variable)

test('what has grown twice from the same is two, and what it grew from stays what it was', () => {
  const start = Required.of([b, a], slotOf)
  const one = start.with([c, a], [d])
  const other = start.with([e])
  expect([start, one, other, one.with([e])].map((required) => required.slots())).toEqual([
    [1, 0],
    [1, 0, 2, 3],
    [1, 0, 4],
    [1, 0, 2, 3, 4],
  ])
  expect(variables.map((variable) => start.has(variable))).toEqual([true, true, false, false, false])
  expect(variables.map((variable) => other.has(variable))).toEqual([true, true, false, false, true])
  expect(one.replacedBy([e]).slots()).toEqual([4])
})

test('a chain of operators, each of which needs one variable more, asks once for each', () => {
  let asked = 0
  let required = Required.of([], () => asked++)
  for (let at = 0; at < 1_000; at++) required = required.with([{ name: `v${at}`, type: { kind: 'any' } }])
  expect(required.slots()).toHaveLength(1_000)
  expect(asked).toBe(1_000)
})
