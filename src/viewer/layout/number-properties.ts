import { isNumber, toDouble } from '../../model/numbers.ts'
import type { Value } from '../../model/values.ts'
import type { Picture } from './picture.ts'

/** A finite number; undefined for any other value. */
export function finiteOf(value: Value | undefined): number | undefined {
  const double = value !== undefined && isNumber(value) ? toDouble(value) : NaN
  return Number.isFinite(double) ? double : undefined
}

/** Names of the properties that hold different finite numbers, those that most nodes have first. Cost: linear in all properties. */
export function numberProperties({ nodes }: Picture): readonly string[] {
  const found = new Map<string, { count: number; readonly first: number; differ: boolean }>()
  for (const { properties } of nodes.values())
    for (const [name, value] of Object.entries(properties)) {
      const number = finiteOf(value)
      if (number === undefined) continue
      const known = found.get(name)
      if (known === undefined) found.set(name, { count: 1, first: number, differ: false })
      else {
        known.count++
        known.differ ||= known.first !== number
      }
    }
  return [...found]
    .filter(([, { differ }]) => differ)
    .sort(([one, a], [other, b]) => b.count - a.count || (one < other ? -1 : 1))
    .map(([name]) => name)
}
