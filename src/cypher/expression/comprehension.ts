import { isList } from '../../model/kinds.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { Value } from '../../model/values.ts'
import type { BoundExpression } from '../binder/bound.ts'
import type { Batch } from '../executor/batch.ts'
import { located, wrongType } from './errors.ts'
import type { Evaluator } from './evaluator.ts'
import { truth } from './logic.ts'
import type { Cell, Scope } from './scope.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

/** `[x IN list WHERE p | e]`; null for a null list. @throws CypherError TypeError `InvalidArgumentType` */
export function compileListComprehension(expression: Of<'list-comprehension'>, scope: Scope): Evaluator {
  const list = listOf(expression.list, scope)
  const cell: Cell = { value: null }
  const inner = scope.within([[expression.variable, cell]])
  const { where } = expression
  const condition = where === undefined ? undefined : inner.compile(where)
  const projection = expression.projection === undefined ? undefined : inner.compile(expression.projection)
  return (batch, row) => {
    const items = list(batch, row)
    if (items === null) return null
    const result: Value[] = []
    for (const item of items) {
      cell.value = item
      if (
        condition !== undefined &&
        where !== undefined &&
        truth(condition(batch, row), where.span) !== true
      ) {
        continue
      }
      result.push(projection === undefined ? item : projection(batch, row))
    }
    return result
  }
}

/** all, any, none and single over a list, in three-valued logic; null for a null list. */
export function compileQuantifier(expression: Of<'quantifier'>, scope: Scope): Evaluator {
  const list = listOf(expression.list, scope)
  const cell: Cell = { value: null }
  const inner = scope.within([[expression.variable, cell]]).compile(expression.where)
  const holds = (item: Value, batch: Batch, row: number): boolean | null => {
    cell.value = item
    return truth(inner(batch, row), expression.where.span)
  }
  const { quantifier } = expression
  switch (quantifier) {
    case 'all':
      return (batch, row) => {
        const items = list(batch, row)
        return items === null ? null : decide(items, false, (item) => holds(item, batch, row))
      }
    case 'any':
      return (batch, row) => {
        const items = list(batch, row)
        return items === null ? null : decide(items, true, (item) => holds(item, batch, row))
      }
    case 'none':
      return (batch, row) => {
        const items = list(batch, row)
        if (items === null) return null
        const some = decide(items, true, (item) => holds(item, batch, row))
        return some === null ? null : !some
      }
    case 'single':
      return (batch, row) => {
        const items = list(batch, row)
        return items === null ? null : exactlyOne(items, (item) => holds(item, batch, row))
      }
    default:
      return unreachable(quantifier)
  }
}

/** `decisive` as soon as an element gives it, null where one gives null, else the opposite. */
function decide(
  items: readonly Value[],
  decisive: boolean,
  holds: (item: Value) => boolean | null,
): boolean | null {
  let result: boolean | null = !decisive
  for (const item of items) {
    const value = holds(item)
    if (value === decisive) return decisive
    if (value === null) result = null
  }
  return result
}

function exactlyOne(items: readonly Value[], holds: (item: Value) => boolean | null): boolean | null {
  let matches = 0
  let unknown = false
  for (const item of items) {
    const value = holds(item)
    if (value === true) matches += 1
    if (matches > 1) return false
    if (value === null) unknown = true
  }
  return unknown ? null : matches === 1
}

/** `reduce(a = initial, x IN list | step)`; null for a null list. */
export function compileReduce(expression: Of<'reduce'>, scope: Scope): Evaluator {
  const list = listOf(expression.list, scope)
  const initial = scope.compile(expression.initial)
  const accumulator: Cell = { value: null }
  const cell: Cell = { value: null }
  const step = scope
    .within([
      [expression.accumulator, accumulator],
      [expression.variable, cell],
    ])
    .compile(expression.step)
  return (batch, row) => {
    const items = list(batch, row)
    if (items === null) return null
    accumulator.value = initial(batch, row)
    for (const item of items) {
      cell.value = item
      accumulator.value = step(batch, row)
    }
    return accumulator.value
  }
}

function listOf(
  expression: BoundExpression,
  scope: Scope,
): (batch: Batch, row: number) => readonly Value[] | null {
  const evaluate = scope.compile(expression)
  return (batch, row) => {
    const value = evaluate(batch, row)
    if (value === null || isList(value)) return value
    throw located(wrongType('IN', 'a LIST', value), expression.span)
  }
}
