import { type ColourBy, colourNames } from '../../model/appearance.ts'
import type { ValueSource } from '../../model/value-source.ts'
import { metricOf } from '../values/metric-of.ts'
import { sourceKey } from '../values/source-key.ts'
import { sourceWords } from '../values/source-words.ts'
import { type Group, type GuideRest, type ValuesBy, valuesIn } from './groups.ts'
import { partitionOf } from './partition.ts'
import { countOn, scaleOf, shareOn } from './scale.ts'

/** The colour of what has no value. */
export const NO_VALUE = 9

/** How something is coloured. */
export interface Paint {
  readonly colour: number
  /** Where it stands on the ramp. */
  readonly shade?: number | undefined
}

/**
 * Gives the members of a group their colours.
 *
 * @param taken colours that something else has: categories have them last
 * @returns what a legend says; undefined where all have one colour
 */
export function painted(
  { saying: { value: by }, members }: Group<ColourBy>,
  taken: ReadonlySet<number>,
  valuesBy: ValuesBy,
  give: (key: string, paint: Paint) => void,
): GuideRest | undefined {
  if (by.kind === 'fixed') {
    for (const { key } of members) give(key, { colour: colourNames.indexOf(by.colour) })
    return undefined
  }
  const values = valuesBy(sourceKey(by.by))
  if (values === undefined) return undefined
  const { found, count } = valuesIn(members, values)
  const source = sourceWords(by.by)
  if (by.kind === 'partition') {
    const { colourOf, categories } = partitionOf(found, taken, nounOf(by.by))
    for (const { key, element } of members) {
      const value = found.get(element)
      give(key, { colour: value === undefined ? NO_VALUE : colourOf(value) })
    }
    return { source, isContinuous: false, entries: categories, missing: count - found.size }
  }
  const scale = scaleOf(found.values(), by.steps === true)
  for (const { key, element } of members)
    give(key, { colour: NO_VALUE, shade: shareOn(scale, found.get(element)) })
  return {
    source,
    isContinuous: scale?.isContinuous ?? true,
    entries: (scale?.stops ?? []).map(({ share, text }) => ({ text, shade: share })),
    missing: count - countOn(scale, found.values()),
  }
}

/** What a number of a source is the number of; '' where it is none. */
function nounOf(source: ValueSource): string {
  const value = source.kind === 'metric' ? metricOf(source.name)?.value : undefined
  return value?.kind === 'group' ? value.column : ''
}
