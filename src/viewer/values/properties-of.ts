import { compareText } from '../../model/comparison.ts'
import type { MapValue } from '../../model/values.ts'
import { amountOf } from './amount.ts'
import { valueText } from './value-text.ts'

/** A property of some elements. */
export interface PropertyOf {
  readonly key: string
  /** How many elements have it. */
  readonly count: number
  /** How many of these have a number or a date there. */
  readonly amounts: number
  /** How many different values there are. */
  readonly different: number
}

/** The properties of elements, by name. Cost: a look at each value. */
export function propertiesOf(elements: Iterable<{ readonly properties: MapValue }>): readonly PropertyOf[] {
  const found = new Map<string, { count: number; amounts: number; readonly texts: Set<string> }>()
  for (const { properties } of elements)
    for (const [key, value] of Object.entries(properties)) {
      if (value === null) continue
      const one = found.get(key) ?? { count: 0, amounts: 0, texts: new Set<string>() }
      found.set(key, one)
      one.count++
      if (amountOf(value) !== undefined) one.amounts++
      one.texts.add(valueText(value))
    }
  return [...found]
    .map(([key, { count, amounts, texts }]) => ({ key, count, amounts, different: texts.size }))
    .sort((one, other) => compareText(one.key, other.key))
}

/** Whether a property puts most of those that have it on a scale. */
export function isOnScale({ amounts, count }: PropertyOf): boolean {
  return 2 * amounts > count
}

/** Whether a property tells kinds apart: not one that names each. */
export function tellsKinds({ different, count }: PropertyOf): boolean {
  return different < count || different <= 2
}
