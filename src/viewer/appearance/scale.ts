import { greatestOf, leastOf } from '../../model/extremes.ts'
import type { Value } from '../../model/values.ts'
import { type Amount, amountOf, amountText } from '../values/amount.ts'

/** How many steps a scale has that is not continuous. */
const STEPS = 5

/** From the least of some values to the greatest. */
export interface Scale {
  /** Where a value stands, from 0 to 1; undefined where it stands on no such scale. */
  readonly shareOf: (value: Value) => number | undefined
  readonly isContinuous: boolean
  /** What a legend says: the ends and the middle, or each step. */
  readonly stops: readonly { readonly share: number; readonly text: string }[]
}

/**
 * The scale of values, numbers or dates, whichever are more; undefined where there are neither.
 *
 * @param steps in five steps with about as many values in each, instead of evenly
 */
export function scaleOf(values: Iterable<Value>, steps: boolean): Scale | undefined {
  const amounts = Array.from(values, amountOf).filter((one) => one !== undefined)
  const dates = amounts.filter(({ kind }) => kind === 'date').length
  const kind = 2 * dates > amounts.length ? 'date' : 'number'
  const places = amounts
    .filter((one) => one.kind === kind)
    .map(({ at }) => at)
    .sort((one, other) => one - other)
  if (places.length === 0) return undefined
  const placeOf = (value: Value): number | undefined => {
    const amount = amountOf(value)
    return amount?.kind === kind ? amount.at : undefined
  }
  return steps ? stepped(places, kind, placeOf) : even(places, kind, placeOf)
}

type PlaceOf = (value: Value) => number | undefined

function even(places: readonly number[], kind: Amount['kind'], placeOf: PlaceOf): Scale {
  const [least, most] = [leastOf(places), greatestOf(places)]
  // The way from one double to another may be longer than any double.
  const part = most - least === Infinity ? 0.5 : 1
  const shareAt = (at: number): number =>
    most > least ? (at * part - least * part) / (most * part - least * part) : 1
  const middle = least / 2 + most / 2
  const textAt = (at: number): string => amountText({ kind, at })
  const marks = most > least ? [least, middle, most] : [most]
  return {
    isContinuous: true,
    shareOf: (value) => {
      const at = placeOf(value)
      return at === undefined ? undefined : Math.min(Math.max(shareAt(at), 0), 1)
    },
    stops: marks.map((at) => ({ share: shareAt(at), text: textAt(at) })),
  }
}

function stepped(places: readonly number[], kind: Amount['kind'], placeOf: PlaceOf): Scale {
  // Equal values are in one step.
  const ends = Array.from(
    { length: STEPS },
    (_, step) => places[Math.ceil(((step + 1) * places.length) / STEPS) - 1],
  )
  const bounds = [...new Set(ends)]
  const last = bounds.length - 1
  const shareAt = (step: number): number => (last === 0 ? 1 : step / last)
  return {
    isContinuous: false,
    shareOf: (value) => {
      const at = placeOf(value)
      if (at === undefined) return undefined
      const step = bounds.findIndex((bound) => at <= bound)
      return shareAt(step < 0 ? last : step)
    },
    stops: bounds.map((bound, step) => {
      const within = places.filter((at) => at <= bound && (step === 0 || at > bounds[step - 1]))
      const [from, to] = [within[0], bound].map((at) => amountText({ kind, at }))
      return { share: shareAt(step), text: from === to ? to : `${from} to ${to}` }
    }),
  }
}

/** Where a value stands on a scale, if there are both. */
export function shareOn(scale: Scale | undefined, value: Value | undefined): number | undefined {
  return value === undefined ? undefined : scale?.shareOf(value)
}

/** How many of some values stand on a scale. */
export function countOn(scale: Scale | undefined, values: Iterable<Value>): number {
  return [...values].filter((value) => shareOn(scale, value) !== undefined).length
}
