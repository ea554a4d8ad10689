import { isInteger, isNumber, type NumberValue, toDouble } from '../../../model/numbers.ts'
import { Duration } from '../../../model/temporal/index.ts'
import { Float, float, type Value } from '../../../model/values.ts'
import { add } from '../../expression/arithmetic.ts'
import { wrongType } from '../../expression/errors.ts'
import { doubleOf } from '../arguments.ts'
import { ANY, DURATION, FLOAT, NUMBER, defineAggregate } from '../define.ts'
import { isNumeric } from '../../binder/types.ts'
import type { AggregateDefinition } from '../definition.ts'

const sum = defineAggregate({
  name: 'sum',
  signature: '(input :: INTEGER | FLOAT | DURATION) :: INTEGER | FLOAT | DURATION',
  description: 'The sum; 0 where there is nothing. INTEGER as long as all values are.',
  parameters: [ANY],
  alternatives: [[NUMBER, DURATION]],
  result: ([input]) => (isNumeric(input) ? input : ANY),
  nulls: 'skip',
  example: { query: 'UNWIND [1, 2, 3] AS x RETURN sum(x)', result: 6 },
  create: () => {
    let total: Value = null
    return {
      add: ([value]) => {
        const summand = summandOf('sum', value, total)
        total = total === null ? summand : add(total, summand)
      },
      result: () => total ?? 0,
    }
  },
})

const avg = defineAggregate({
  name: 'avg',
  signature: '(input :: INTEGER | FLOAT | DURATION) :: FLOAT | DURATION',
  description: 'The arithmetic mean; null where there is nothing.',
  parameters: [ANY],
  alternatives: [[NUMBER, DURATION]],
  result: ([input]) => (isNumeric(input) ? FLOAT : ANY),
  nulls: 'skip',
  example: { query: 'UNWIND [0.1, 0.2, 0.3] AS x RETURN avg(x)', result: 0.2 },
  create: () => {
    let count = 0
    // Integers are summed exactly; a running mean serves floats, whose sum would lose more digits.
    let total = 0n
    let mean = 0
    let integers = true
    let durations: Duration | null = null
    return {
      add: ([value]) => {
        const number = summandOf('avg', value, count === 0 ? null : (durations ?? 0))
        count += 1
        if (number instanceof Duration) {
          durations = durations === null ? number : durations.plus(number)
          return
        }
        if (integers && isInteger(number)) total += BigInt(number)
        else integers = false
        mean += (toDouble(number) - mean) / count
      },
      result: () => {
        if (durations !== null) return durations.dividedBy(count)
        return count === 0 ? null : float(integers ? Number(total) / count : mean)
      },
    }
  },
})

const stDev = deviation('stDev', 'a sample', 1, new Float(1))
const stDevP = deviation('stDevP', 'the whole population', 0, Math.sqrt(2 / 3))

/** sum, avg, stDev, stDevP. */
export const sums: readonly AggregateDefinition[] = [sum, avg, stDev, stDevP]

/**
 * A number or a duration, whichever the ones before were.
 * @throws CypherError TypeError `InvalidArgumentType`
 */
function summandOf(name: string, value: Value, before: Value): NumberValue | Duration {
  if (value instanceof Duration) {
    if (before === null || before instanceof Duration) return value
    throw wrongType(`${name}() of numbers`, 'a number', value)
  }
  if (!isNumber(value)) throw wrongType(`${name}()`, 'a number or a DURATION', value)
  if (before instanceof Duration) throw wrongType(`${name}() of durations`, 'a DURATION', value)
  return value
}

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
