import {
  fitsInteger,
  integer,
  isInteger,
  isNumber,
  type NumberValue,
  toDouble,
} from '../../../model/numbers.ts'
import { Duration } from '../../../model/temporal/index.ts'
import { Float, float, type Value } from '../../../model/values.ts'
import { wrongType } from '../../runtime/errors.ts'
import { doubleOf } from '../arguments.ts'
import { ANY, DURATION, FLOAT, NUMBER } from '../../types/type.ts'
import { defineAggregate } from '../../catalog/define.ts'
import { isNumeric } from '../../types/relations.ts'
import type { AggregateDefinition } from '../../catalog/function-definition.ts'

const sum = defineAggregate({
  name: 'sum',
  signature: '(input :: INTEGER | FLOAT | DURATION) :: INTEGER | FLOAT | DURATION',
  description:
    'The sum; 0 where there is nothing. INTEGER as long as all values are and the sum fits 64 bits, else FLOAT.',
  parameters: [ANY],
  alternatives: [[NUMBER, DURATION]],
  result: ([input]) => (input.kind === 'float' ? input : isNumeric(input) ? NUMBER : ANY),
  nulls: 'skip',
  example: { query: 'UNWIND [1, 2, 3] AS x RETURN sum(x)', result: 6 },
  create: () => {
    let total: NumberValue | Duration | null = null
    return {
      add: ([value]) => {
        const summand = summandOf('sum', value, total)
        if (summand instanceof Duration) total = total instanceof Duration ? total.plus(summand) : summand
        else total = total === null || total instanceof Duration ? summand : plus(total, summand)
      },
      result: () => total ?? 0,
    }
  },
})

/** A sum of integers beyond 64 bits goes on as FLOAT, as on the server. */
function plus(total: NumberValue, value: NumberValue): NumberValue {
  if (isInteger(total) && isInteger(value)) {
    if (typeof total === 'number' && typeof value === 'number' && Number.isSafeInteger(total + value))
      return total + value
    const exact = BigInt(total) + BigInt(value)
    if (fitsInteger(exact)) return integer(exact)
  }
  return float(toDouble(total) + toDouble(value))
}

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
    let mean = 0
    let durations: Duration | null = null
    return {
      add: ([value]) => {
        const number = summandOf('avg', value, count === 0 ? null : (durations ?? 0))
        count += 1
        if (number instanceof Duration) durations = durations === null ? number : durations.plus(number)
        else mean += (toDouble(number) - mean) / count
      },
      result: () => {
        if (durations !== null) return durations.dividedBy(count)
        return count === 0 ? null : float(mean)
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
    description: `The standard deviation of ${of}; null where there is nothing, 0.0 for a single value.`,
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
        result: () => {
          if (count === 0) return null
          return float(count <= correction ? 0 : Math.sqrt(squares / (count - correction)))
        },
      }
    },
  })
}
