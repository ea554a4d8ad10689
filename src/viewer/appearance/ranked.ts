import type { SizeBy } from '../../model/appearance.ts'
import { sourceKey } from '../values/source-key.ts'
import { sourceWords } from '../values/source-words.ts'
import { type Group, type GuideRest, type ValuesBy, valuesIn } from './groups.ts'
import { countOn, scaleOf, shareOn } from './scale.ts'

/**
 * Gives the members of a group their size. Who has no value is as small as the smallest.
 *
 * @param sizeAt the size of what stands at a share of the scale
 * @returns what a legend says; undefined where there is no scale
 */
export function ranked(
  { saying: { value: by }, members }: Group<SizeBy>,
  sizeAt: (share: number) => number,
  valuesBy: ValuesBy,
  give: (key: string, size: number) => void,
): GuideRest | undefined {
  if (by.kind === 'fixed') {
    for (const { key } of members) give(key, by.size)
    return undefined
  }
  const values = valuesBy(sourceKey(by.by))
  if (values === undefined) return undefined
  const { found, count } = valuesIn(members, values)
  const scale = scaleOf(found.values(), by.steps === true)
  for (const { key, element } of members) give(key, sizeAt(shareOn(scale, found.get(element)) ?? 0))
  return {
    source: sourceWords(by.by),
    isContinuous: scale?.isContinuous ?? true,
    entries: (scale?.stops ?? []).map(({ share, text }) => ({ text, size: sizeAt(share) })),
    missing: count - countOn(scale, found.values()),
  }
}
