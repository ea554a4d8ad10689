import type { Expression } from '../../../src/cypher/ast/index.ts'
import { groupingKey } from '../../../src/model/grouping.ts'
import { isNumber, toDouble } from '../../../src/model/numbers.ts'
import { order } from '../../../src/model/order.ts'
import { float, type Value } from '../../../src/model/values.ts'
import { arithmetic } from './arithmetic.ts'
import type { Environment } from './environment.ts'
import { evaluate } from './expression.ts'
import { QueryFailure, Unknown } from './failure.ts'

type AggregateCall = Extract<Expression, { kind: 'call' | 'count-star' }>

const names = new Set(['count', 'sum', 'avg', 'min', 'max', 'collect'])

/** Whether a call is one of an aggregate function. */
export function isAggregateCall(expression: Expression): boolean {
  return expression.kind === 'count-star' || (expression.kind === 'call' && names.has(expression.name))
}

/** Whether an aggregate function is called anywhere in an expression, subqueries apart. */
export function hasAggregate(expression: unknown): boolean {
  if (typeof expression !== 'object' || expression === null) return false
  if (Array.isArray(expression)) return expression.some(hasAggregate)
  const { kind } = expression as { readonly kind?: unknown }
  if (kind === 'subquery') return false
  if (kind === 'count-star' || (kind === 'call' && isAggregateCall(expression as Expression))) return true
  return Object.values(expression).some(hasAggregate)
}

/** The value of an aggregate call over the records of a group. */
export function aggregate(call: AggregateCall, { world, group }: Environment): Value {
  if (group === undefined) throw new Unknown('an aggregate outside a projection')
  if (call.kind === 'count-star') return group.length
  const [argument] = call.arguments
  let values = group.map((row) => evaluate(argument, { world, row })).filter((value) => value !== null)
  if (call.distinct) values = [...new Map(values.map((value) => [groupingKey(value), value])).values()]
  switch (call.name) {
    case 'count':
      return values.length
    case 'collect':
      return values
    case 'sum':
      return values.reduce<Value>((total, value) => arithmetic('+', total, value), 0)
    case 'avg': {
      if (values.length === 0) return null
      if (!values.every(isNumber)) throw new QueryFailure('avg of something that is no number')
      const total = values.reduce<number>((sum, value) => sum + toDouble(value), 0)
      return float(total / values.length)
    }
    case 'min':
      return values.toSorted(order)[0] ?? null
    case 'max':
      return values.toSorted(order).at(-1) ?? null
    default:
      throw new Unknown(call.name)
  }
}
