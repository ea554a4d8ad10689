import { mergeSort } from '../../../model/merge-sort.ts'
import { order } from '../../../model/order.ts'
import { isNumber, toDouble, type NumberValue } from '../../../model/numbers.ts'
import { float, type Value } from '../../../model/values.ts'
import { outOfRange } from '../../runtime/errors.ts'
import { doubleOf, numberOf } from '../arguments.ts'
import { FLOAT, NUMBER } from '../../types/type.ts'
import { defineAggregate } from '../../catalog/define.ts'
import type { AggregateDefinition } from '../../catalog/function-definition.ts'
import { eachGroup } from './each-group.ts'

/** percentileDisc (a value that is there) and percentileCont (interpolated). TCK expressions/aggregation/Aggregation6. */
export const percentiles: readonly AggregateDefinition[] = [
  percentile('percentileDisc', 'The smallest value that the given share of values does not exceed.', nearest),
  percentile(
    'percentileCont',
    'The value at a share of the way, interpolated between neighbours.',
    interpolated,
  ),
]

function percentile(
  name: string,
  description: string,
  pick: (count: number, at: (place: number) => NumberValue, share: number) => Value,
): AggregateDefinition {
  return defineAggregate({
    name,
    signature: '(input :: INTEGER | FLOAT, percentile :: FLOAT) :: INTEGER | FLOAT',
    description: `${description} The share is from 0.0 to 1.0; null where there are no values.`,
    result: name === 'percentileCont' ? FLOAT : NUMBER,
    keepsInputs: true,
    create: eachGroup((context) => {
      const values: NumberValue[] = []
      let share: number | undefined
      let sorted: Int32Array | undefined
      return {
        add: ([value, at]) => {
          share ??= shareOf(name, at)
          values.push(numberOf(name, value))
        },
        *finish() {
          sorted = yield* mergeSort(
            values.length,
            (one, other) => order(values[one], values[other]) || one - other,
            context,
          )
        },
        result: () => {
          if (share === undefined || sorted === undefined) return null
          const places = sorted
          return pick(values.length, (place) => values[places[place]], share)
        },
      }
    }),
  })
}

function shareOf(name: string, value: Value): number {
  const share = doubleOf(name, value)
  if (share >= 0 && share <= 1) return share
  const shown = isNumber(value) ? toDouble(value) : share
  throw outOfRange(
    `${name}() needs a percentile from 0.0 to 1.0, but got ${shown}.`,
    'Write the median as 0.5.',
  )
}

function nearest(count: number, at: (place: number) => NumberValue, share: number): Value {
  return at(Math.max(0, Math.ceil(share * count) - 1))
}

function interpolated(count: number, at: (place: number) => NumberValue, share: number): Value {
  const position = share * (count - 1)
  const below = Math.floor(position)
  const low = toDouble(at(below))
  const high = toDouble(at(Math.min(below + 1, count - 1)))
  // Nothing is added where the position is exact: infinity times 0 would be NaN.
  return float(position === below ? low : low + (high - low) * (position - below))
}
