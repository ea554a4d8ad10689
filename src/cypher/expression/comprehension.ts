import { isList } from '../../model/kinds.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { Value } from '../../model/values.ts'
import { wholeText } from '../../model/whole-text.ts'
import type { BoundExpression } from '../bound/index.ts'
import type { Batch } from '../runtime/batch.ts'
import { IntegerRange } from '../runtime/integer-range.ts'
import {
  EMPTY_LIST_BYTES,
  LARGE,
  requireLength,
  sizeOf,
  SLOT_BYTES,
  withSize,
} from '../runtime/value-size.ts'
import { located, wrongType } from '../runtime/errors.ts'
import type { PausingEvaluator } from './evaluator.ts'
import { compileItems, type Items } from './items.ts'
import { truth } from './logic.ts'
import { afterParts, compilePart, later, soon } from './pausing.ts'
import type { Cell, Scope } from './scope.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

/** `[x IN list WHERE p | e]`; null for a null list. @throws CypherError TypeError `InvalidArgumentType` */
export function compileListComprehension(
  expression: Of<'list-comprehension'>,
  scope: Scope,
): PausingEvaluator {
  const list = listOf(expression.list, scope)
  const { context } = scope
  const { slice } = context
  const cell: Cell = { value: null }
  const inner = scope.within([[expression.variable, cell]])
  const { where } = expression
  const condition = where && { span: where.span, part: compilePart(where, inner) }
  const projection = expression.projection && compilePart(expression.projection, inner)
  return function* (batch, row) {
    const items = list.kind === 'plain' ? list.evaluate(batch, row) : yield* list.evaluate(batch, row)
    if (items === null) return null
    const result: Value[] = []
    let bytes = EMPTY_LIST_BYTES
    const memory = context.hold()
    try {
      for (let at = 0; at < items.length; at++) {
        if (--slice.work <= 0) yield
        const item = items.at(at) ?? null
        cell.value = item
        if (condition !== undefined) {
          const { part, span } = condition
          let held = soon(part, batch, row)
          if (held === undefined) held = yield* later(part, batch, row)
          if (truth(held, span) !== true) continue
        }
        let value = projection === undefined ? item : soon(projection, batch, row)
        if (value === undefined) value = yield* later(projection, batch, row)
        bytes += SLOT_BYTES + sizeOf(value)
        if (bytes > LARGE) memory.replace(bytes)
        result.push(value)
        requireLength('list', result.length)
      }
    } finally {
      memory.clear()
    }
    // A short list that grew has room for many more.
    return result.length < 8 ? result.slice() : withSize(result, bytes)
  }
}

/** all, any, none and single over a list, in three-valued logic; null for a null list. */
export function compileQuantifier(expression: Of<'quantifier'>, scope: Scope): PausingEvaluator {
  const { quantifier, where } = expression
  const { slice } = scope.context
  const list = listOf(expression.list, scope)
  const cell: Cell = { value: null }
  const part = compilePart(where, scope.within([[expression.variable, cell]]))
  return function* (batch, row) {
    const items = list.kind === 'plain' ? list.evaluate(batch, row) : yield* list.evaluate(batch, row)
    if (items === null) return null
    let matches = 0
    let unknown = false
    for (let at = 0; at < items.length; at++) {
      if (--slice.work <= 0) yield
      cell.value = items.at(at) ?? null
      let value = soon(part, batch, row)
      if (value === undefined) value = yield* later(part, batch, row)
      const held = truth(value, where.span)
      if (held === null) unknown = true
      else if (held) matches++
      const decided = decide(quantifier, held, matches)
      if (decided !== undefined) return decided
    }
    if (unknown) return null
    return quantifier === 'single' ? matches === 1 : quantifier !== 'any'
  }
}

/** What an element decides for all, whatever comes after; undefined where it leaves that open. */
function decide(
  quantifier: Of<'quantifier'>['quantifier'],
  held: boolean | null,
  matches: number,
): boolean | undefined {
  switch (quantifier) {
    case 'all':
      return held === false ? false : undefined
    case 'any':
      return held === true ? true : undefined
    case 'none':
      return held === true ? false : undefined
    case 'single':
      return matches > 1 ? false : undefined
    default:
      return unreachable(quantifier)
  }
}

/** `reduce(a = initial, x IN list | step)`; null for a null list. */
export function compileReduce(expression: Of<'reduce'>, scope: Scope): PausingEvaluator {
  const { context } = scope
  const { slice } = context
  const list = listOf(expression.list, scope)
  const initial = compilePart(expression.initial, scope)
  const accumulator: Cell = { value: null }
  const cell: Cell = { value: null }
  const inner = scope.within([
    [expression.accumulator, accumulator],
    [expression.variable, cell],
  ])
  const step = compilePart(expression.step, inner)
  return function* (batch, row) {
    const items = list.kind === 'plain' ? list.evaluate(batch, row) : yield* list.evaluate(batch, row)
    if (items === null) return null
    const first = soon(initial, batch, row)
    accumulator.value = first === undefined ? yield* later(initial, batch, row) : first
    const memory = context.hold()
    try {
      for (let at = 0; at < items.length; at++) {
        if (--slice.work <= 0) yield
        cell.value = items.at(at) ?? null
        const next = soon(step, batch, row)
        accumulator.value = next === undefined ? yield* later(step, batch, row) : next
        if (typeof accumulator.value === 'number') continue
        const size = sizeOf(accumulator.value)
        if (size >= LARGE) memory.replace(size)
      }
    } finally {
      memory.clear()
    }
    const { value } = accumulator
    return typeof value === 'string' ? wholeText(value) : value
  }
}

/** A list that is there at once, or after pauses. */
type ListPart =
  | { readonly kind: 'plain'; readonly evaluate: (batch: Batch, row: number) => Items | null }
  | {
      readonly kind: 'pausing'
      readonly evaluate: (batch: Batch, row: number) => Generator<void, Items | null, void>
    }

/** The list that a loop goes through; a call of `range` is not made. */
function listOf(expression: BoundExpression, scope: Scope): ListPart {
  const { cells, evaluate } = afterParts(scope.pauses.partsOf(expression), scope, (inner) =>
    compileItems(expression, inner),
  )
  const itemsAt = (batch: Batch, row: number): Items | null => {
    const value = evaluate(batch, row)
    if (value === null || value instanceof IntegerRange || isList(value)) return value
    throw located(wrongType('IN', 'a LIST', value), expression.span)
  }
  if (cells.length === 0) return { kind: 'plain', evaluate: itemsAt }
  return {
    kind: 'pausing',
    *evaluate(batch, row) {
      for (const { cell, value } of cells) cell.value = yield* value(batch, row)
      return itemsAt(batch, row)
    },
  }
}
