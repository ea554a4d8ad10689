import { expect, test } from 'vitest'
import { sortRecords } from '../../../src/viewer/drawer/sort-records.ts'
import { graph } from '../../helpers/graph.ts'

const { records } = graph().query(
  "UNWIND [[2, 'b'], [null, 'a'], [10, 'c'], [2, 'a']] AS row RETURN row[0] AS n, row[1] AS t",
)

test.each([
  [undefined, 'b2 anull c10 a2'],
  [{ column: 0, descending: false }, 'b2 a2 c10 anull'],
  [{ column: 0, descending: true }, 'anull c10 b2 a2'],
  [{ column: 1, descending: false }, 'anull a2 b2 c10'],
])('records in the order of %j', (order, expected) => {
  expect(
    sortRecords(records, order)
      .map(([n, t]) => `${String(t)}${String(n)}`)
      .join(' '),
  ).toBe(expected)
})
