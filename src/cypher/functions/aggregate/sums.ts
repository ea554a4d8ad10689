import { isInteger, toDouble } from '../../../model/numbers.ts'
import { Float, float, type Value } from '../../../model/values.ts'
import { add } from '../../expression/arithmetic.ts'
import { doubleOf, numberOf } from '../arguments.ts'
import { FLOAT, NUMBER, defineAggregate } from '../define.ts'
import type { AggregateDefinition } from '../definition.ts'

const sum = defineAggregate({
  name: 'sum',
  signature: '(input :: INTEGER | FLOAT) :: INTEGER | FLOAT',
  description: 'The sum; 0 where there is nothing. INTEGER as long as all values are.',
  parameters: [NUMBER],
  result: ([input]) => (input.kind === 'integer' || input.kind === 'float' ? input : NUMBER),
  nulls: 'skip',
  example: { query: 'UNWIND [1, 2, 3] AS x RETURN sum(x)', result: 6 },
  create: () => {
    let total: Value = 0
    return {
      add: ([value]) => {
        total = add(total, numberOf('sum', value))
      },
      result: () => total,
    }
  },
})

const avg = defineAggregate({
  name: 'avg',
  signature: '(input :: INTEGER | FLOAT) :: FLOAT',
  description: 'The arithmetic mean; null where there is nothing.',
  parameters: [NUMBER],
  result: FLOAT,
  nulls: 'skip',
  example: { query: 'UNWIND [0.1, 0.2, 0.3] AS x RETURN avg(x)', result: 0.2 },
  create: () => {
    let count = 0
    // Integers are summed exactly; a running mean serves floats, whose sum would lose more digits.
    let total = 0n
    let mean = 0
    let integers = true
    return {
      add: ([value]) => {
        const number = numberOf('avg', value)
        count += 1
        if (integers && isInteger(number)) total += BigInt(number)
        else integers = false
        mean += (toDouble(number) - mean) / count
      },
      result: () => (count === 0 ? null : float(integers ? Number(total) / count : mean)),
    }
  },
})

const stDev = deviation('stDev', 'a sample', 1, new Float(1))
const stDevP = deviation('stDevP', 'the whole population', 0, Math.sqrt(2 / 3))

/** sum, avg, stDev, stDevP. */
export const sums: readonly AggregateDefinition[] = [sum, avg, stDev, stDevP]

/** Welford's recurrence: one pass, no cancellation. */
function deviation(name: string, of: string, correction: 0 | 1, result: Value): AggregateDefinition {
  return defineAggregate({
    name,
    signature: '(input :: INTEGER | FLOAT) :: FLOAT',
    description: `The standard deviation of ${of}; 0.0 where there are too few values.`,
    parameters: [NUMBER],
    result: FLOAT,
    nulls: 'skip',
    example: { query: `UNWIND [1, 2, 3] AS x RETURN ${name}(x)`, result },
    create: () => {
      let count = 0
      let mean = 0
      let squares = 0
      return {
        add: ([value]) => {
          const number = doubleOf(name, value)
          count += 1
          const difference = number - mean
          mean += difference / count
          squares += difference * (number - mean)
        },
        result: () => float(count <= correction ? 0 : Math.sqrt(squares / (count - correction))),
      }
    },
  })
}
