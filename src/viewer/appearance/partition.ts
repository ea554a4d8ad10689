import { isList } from '../../model/kinds.ts'
import { Float, type Value } from '../../model/values.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import { compareText } from '../../model/comparison.ts'
import { kindName } from '../words/kind-name.ts'

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
    const text = categoryText(value, noun)
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
    colourOf: (value) => colourByText.get(categoryText(value, noun)) ?? OTHER,
    categories: [
      ...named.map(([text, keys], at) => ({ text, keys, colour: colours[at] })),
      ...(others.length === 0
        ? []
        : [
            {
              text: `${others.length.toLocaleString('en')} other ${others.length === 1 ? 'value' : 'values'}`,
              keys: others.flatMap(([, keys]) => keys),
              colour: OTHER,
            },
          ]),
    ],
  }
}

/** A value as a legend, a filter or a list shows it, on one line. */
export function categoryText(value: Value, noun = ''): string {
  if (noun !== '') return `${noun} ${String(value)}`
  if (isList(value)) return value.map((one) => categoryText(one)).join(', ')
  if (value instanceof Float) return String(value.value)
  if (isTemporal(value)) return value.toString()
  return kindName(value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value))
}
