import { Relationship } from '../../../model/values.ts'
import { valueOfPart } from '../../expression/pausing.ts'
import type { ElementFilter, LogicalOperator } from '../../planner/logical.ts'
import { variablesOf } from '../../bound/walk.ts'
import type { Batch } from '../../runtime/batch.ts'
import { gatherColumns } from '../columns.ts'
import type { Compilation } from '../compilation.ts'
import type { Pausing } from '../../runtime/pausing.ts'
import { pathOf } from './path.ts'
import type { Admits } from './path-steps.ts'

/** Compiles a filter: its predicate runs on a record of its own, what it reads from outside and the element. */
export function elementFilter(
  { kind, variable, predicate, wanted }: ElementFilter,
  compilation: Compilation,
): (batch: Batch, row: number) => Admits {
  const slot = compilation.slotOf(variable)
  const outside = compilation.slotsOf(variablesOf(predicate)).filter((read) => read !== slot)
  const part = compilation.part(predicate)
  return (batch, row) => {
    const element = new Int32Array(1)
    const columns = gatherColumns(batch, outside, Int32Array.of(row), 1)
    columns[slot] = { kind, ids: element }
    const record: Batch = { size: 1, columns }
    if (part.kind === 'plain')
      return {
        kind: 'plain',
        test: (id) => {
          element[0] = id
          return part.evaluate(record, 0) === wanted
        },
      }
    return {
      kind: 'pausing',
      *test(id) {
        element[0] = id
        return (yield* valueOfPart(part, record, 0)) === wanted
      },
    }
  }
}

/** Compiles the conditions on a whole path: they run on a record of their own, what they read and the path. */
export function pathConditions(
  { conditions, paths, walk }: Extract<LogicalOperator, { kind: 'shortest-path' }>,
  compilation: Compilation,
): (batch: Batch, row: number) => (relationships: readonly number[]) => Pausing<boolean> {
  const slot = compilation.slotOf(walk.relationship)
  const read = new Set([
    ...conditions.flatMap((condition) => [...variablesOf(condition)]),
    ...paths.flatMap(({ nodes }) => nodes),
  ])
  const outside = compilation.slotsOf(read)
  const made = paths.map((path) => ({
    slot: compilation.slotOf(path.variable),
    evaluate: pathOf(path, compilation),
  }))
  const parts = conditions.map((condition) => compilation.part(condition))
  return (batch, row) => {
    const columns = gatherColumns(batch, outside, Int32Array.of(row), 1)
    const record: Batch = { size: 1, columns }
    return function* (relationships) {
      columns[slot] = { kind: 'value', values: [relationships.map((id) => new Relationship(id))] }
      for (const path of made) columns[path.slot] = { kind: 'value', values: [path.evaluate(record, 0)] }
      for (const part of parts) {
        if ((yield* valueOfPart(part, record, 0)) !== true) return false
      }
      return true
    }
  }
}
