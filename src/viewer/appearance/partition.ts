import type { Value } from '../../model/values.ts'
import { countText } from '../../model/count-text.ts'
import { compareText } from '../../model/comparison.ts'
import { valueText } from '../values/value-text.ts'

/** So many values have a colour of their own; the rest share the ninth. */
const COLOURS = 8
/** The colour that all further values share. */
export const OTHER = 8

/** A value, or all further ones, and who has it. */
export interface Category {
  readonly text: string
  readonly colour: number
  readonly keys: readonly string[]
}

export interface Partition {
  readonly colourOf: (value: Value) => number
  /** The commonest first; all further ones together last. */
  readonly categories: readonly Category[]
}

/**
 * A colour for each of the eight commonest values.
 *
 * @param values by key
 * @param taken colours that something else in the picture has: they come last
 * @param noun what a number is the number of: `community`; '' where values speak for themselves
 */
export function partitionOf(
  values: ReadonlyMap<string, Value>,
  taken: ReadonlySet<number>,
  noun = '',
): Partition {
  const byText = new Map<string, string[]>()
  for (const [key, value] of values) {
    const text = textOf(value, noun)
    const keys = byText.get(text)
    if (keys === undefined) byText.set(text, [key])
    else keys.push(key)
  }
  const sorted = [...byText].sort(
    ([one, its], [other, others]) => others.length - its.length || compareText(one, other),
  )
  const all = Array.from({ length: COLOURS }, (_, colour) => colour)
  const colours = [...all.filter((one) => !taken.has(one)), ...all.filter((one) => taken.has(one))]
  const named = sorted.slice(0, COLOURS)
  const colourByText = new Map(named.map(([text], at) => [text, colours[at]]))
  const others = sorted.slice(COLOURS)
  return {
    colourOf: (value) => colourByText.get(textOf(value, noun)) ?? OTHER,
    categories: [
      ...named.map(([text, keys], at) => ({ text, keys, colour: colours[at] })),
      ...(others.length === 0
        ? []
        : [
            {
              text: countText(others.length, `other ${noun || 'value'}`, othersWord(noun)),
              keys: others.flatMap(([, keys]) => keys),
              colour: OTHER,
            },
          ]),
    ],
  }
}

function othersWord(noun: string): string {
  return noun === 'community' ? 'other communities' : `other ${noun || 'value'}s`
}

function textOf(value: Value, noun: string): string {
  const text = valueText(value)
  return noun === '' ? text : `${noun} ${text}`
}
