import { compare } from '../../model/comparison.ts'
import { equals } from '../../model/equality.ts'
import type { Bound, Sought } from '../../model/graph-store.ts'
import { isList } from '../../model/kinds.ts'
import { Point } from '../../model/point.ts'
import { Duration } from '../../model/temporal/index.ts'
import type { Value } from '../../model/values.ts'

/** Whether any value at all can be what is sought: nothing equals NaN or null, nor is before or after them. */
export function canMatch(sought: Sought): boolean {
  switch (sought.kind) {
    case 'equal':
      return sought.values.every(equalsItself)
    case 'range':
      return (
        sought.equal.every(equalsItself) &&
        [sought.from, sought.to].every(
          // A list may be compared with others though not with itself: [] comes before [NaN].
          (bound) =>
            bound === undefined ||
            isList(bound.value) ||
            compare(bound.value, bound.value) === 0 ||
            isSameUnordered(bound.value, bound.value),
        )
      )
    case 'starts-with':
      return sought.equal.every(equalsItself)
    default:
      return true
  }
}

function equalsItself(value: Value): boolean {
  return equals(value, value) === true
}

/** Whether an element is what is sought, by its values of all keys of the index, none of which is null. */
export function matches(sought: Sought, values: readonly Value[]): boolean {
  switch (sought.kind) {
    case 'exists':
      return true
    case 'equal':
      return startsWithValues(values, sought.values)
    case 'range':
      return startsWithValues(values, sought.equal) && isWithin(values[sought.equal.length], sought)
    case 'starts-with': {
      const value = values[sought.equal.length]
      return (
        startsWithValues(values, sought.equal) && typeof value === 'string' && value.startsWith(sought.text)
      )
    }
    case 'contains':
      return typeof values[0] === 'string' && values[0].includes(sought.text)
    case 'ends-with':
      return typeof values[0] === 'string' && values[0].endsWith(sought.text)
    case 'within-distance': {
      const distance = values[0] instanceof Point ? values[0].distanceTo(sought.center) : null
      return (
        distance !== null && (sought.inclusive ? distance <= sought.distance : distance < sought.distance)
      )
    }
    case 'bounding-box':
      return values[0] instanceof Point && values[0].isWithin(sought.lower, sought.upper) === true
  }
}

function startsWithValues(values: readonly Value[], begin: readonly Value[]): boolean {
  for (let at = 0; at < begin.length; at++) if (equals(values[at], begin[at]) !== true) return false
  return true
}

function isWithin(
  value: Value,
  { from, to }: { readonly from: Bound | undefined; readonly to: Bound | undefined },
): boolean {
  return (
    (from === undefined || holds(compare(value, from.value), 1, value, from)) &&
    (to === undefined || holds(compare(value, to.value), -1, value, to))
  )
}

function holds(compared: number | null, direction: 1 | -1, value: Value, bound: Bound): boolean {
  if (compared === null) return bound.inclusive && isSameUnordered(value, bound.value)
  return bound.inclusive ? compared * direction >= 0 : compared * direction > 0
}

/** Durations and points have no order that `<` could use, but one is `<=` and `>=` itself. */
export function isSameUnordered(value: Value, bound: Value): boolean {
  return (value instanceof Duration || value instanceof Point) && equals(value, bound) === true
}
