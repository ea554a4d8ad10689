import type { ColourBy, SizeBy } from '../../model/appearance.ts'
import type { Value } from '../../model/values.ts'
import { amountOf } from '../values/amount.ts'
import { metricOf } from '../values/metric-of.ts'

/** Keys of what is folded into a node, by its key. */
export type PartsOf = (key: string) => readonly string[]

/** Whether a look follows a score: a property says something of its own node alone. */
export function isByScore(by: SizeBy | ColourBy): boolean {
  return by.kind === 'ranking' && by.by.kind === 'metric' && metricOf(by.by.name)?.value.kind !== 'group'
}

/**
 * Values in which each of some nodes has the greatest of its own and of those of what is folded into it.
 *
 * @returns the same object where none has a greater one than its own
 */
export function withGreatest(
  values: ReadonlyMap<string, Value>,
  keys: Iterable<string>,
  partsOf: PartsOf,
): ReadonlyMap<string, Value> {
  const raised = new Map<string, Value>()
  for (const key of keys) {
    let most = amountIn(values, key)
    for (const part of partsOf(key)) {
      const [value, amount] = [values.get(part), amountIn(values, part)]
      if (value === undefined || amount <= most) continue
      most = amount
      raised.set(key, value)
    }
  }
  return raised.size === 0 ? values : new Map([...values, ...raised])
}

function amountIn(values: ReadonlyMap<string, Value>, key: string): number {
  const value = values.get(key)
  return (value === undefined ? undefined : amountOf(value)?.at) ?? -Infinity
}
