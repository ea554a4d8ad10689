import { isList } from '../../model/kinds.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { Value } from '../../model/values.ts'
import type { BoundExpression } from '../binder/bound.ts'
import type { Batch } from '../executor/batch.ts'
import { IntegerRange } from '../functions/list/integer-range.ts'
import { LARGE, LONGEST_LIST, sizeOf, withSize } from '../value-size.ts'
import { located, wrongType } from './errors.ts'
import type { Evaluator } from './evaluator.ts'
import { compileItems, type Items } from './items.ts'
import { truth } from './logic.ts'
import type { Cell, Scope } from './scope.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

/** `[x IN list WHERE p | e]`; null for a null list. @throws CypherError TypeError `InvalidArgumentType` */
export function compileListComprehension(expression: Of<'list-comprehension'>, scope: Scope): Evaluator {
  const list = listOf(expression.list, scope)
  const { context } = scope
  const cell: Cell = { value: null }
  const inner = scope.within([[expression.variable, cell]])
  const { where } = expression
  const condition = where === undefined ? undefined : inner.compile(where)
  const projection = expression.projection === undefined ? undefined : inner.compile(expression.projection)
  return (batch, row) => {
    const items = list(batch, row)
    if (items === null) return null
    const result: Value[] = []
    let bytes = 32
    for (let at = 0; at < items.length; at++) {
      context.spend(1)
      const item = items.at(at) ?? null
      cell.value = item
      if (
        condition !== undefined &&
        where !== undefined &&
        truth(condition(batch, row), where.span) !== true
      ) {
        continue
      }
      const value = projection === undefined ? item : projection(batch, row)
      bytes += 8 + sizeOf(value)
      if (bytes > LARGE) context.reserve(bytes)
      if (result.length === LONGEST_LIST) context.reserve(Infinity)
      result.push(value)
    }
    return withSize(result, bytes)
  }
}

/** all, any, none and single over a list, in three-valued logic; null for a null list. */
export function compileQuantifier(expression: Of<'quantifier'>, scope: Scope): Evaluator {
  const list = listOf(expression.list, scope)
  const cell: Cell = { value: null }
  const inner = scope.within([[expression.variable, cell]]).compile(expression.where)
  const holds = (item: Value, batch: Batch, row: number): boolean | null => {
    scope.context.spend(1)
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
function decide(items: Items, decisive: boolean, holds: (item: Value) => boolean | null): boolean | null {
  let result: boolean | null = !decisive
  for (let at = 0; at < items.length; at++) {
    const value = holds(items.at(at) ?? null)
    if (value === decisive) return decisive
    if (value === null) result = null
  }
  return result
}

function exactlyOne(items: Items, holds: (item: Value) => boolean | null): boolean | null {
  let matches = 0
  let unknown = false
  for (let at = 0; at < items.length; at++) {
    const value = holds(items.at(at) ?? null)
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
    for (let at = 0; at < items.length; at++) {
      scope.context.spend(1)
      cell.value = items.at(at) ?? null
      accumulator.value = step(batch, row)
    }
    return accumulator.value
  }
}

function listOf(expression: BoundExpression, scope: Scope): (batch: Batch, row: number) => Items | null {
  const evaluate = compileItems(expression, scope)
  return (batch, row) => {
    const value = evaluate(batch, row)
    if (value === null || value instanceof IntegerRange || isList(value)) return value
    throw located(wrongType('IN', 'a LIST', value), expression.span)
  }
}
