import { isList } from '../../model/kinds.ts'
import { isInteger } from '../../model/numbers.ts'
import type { Value } from '../../model/values.ts'
import type { ComparisonOperator } from '../ast/index.ts'
import type { BoundExpression } from '../bound/index.ts'
import type { FunctionContext } from '../runtime/function-context.ts'
import { compareInPieces, equalInPieces } from '../in-pieces/comparison.ts'
import { makeList } from '../in-pieces/lists.ts'
import { Search } from '../in-pieces/search.ts'
import { PIECE, worked } from '../in-pieces/texts.ts'
import type { Making } from '../in-pieces/making.ts'
import { comparisonOf, orderTest, weightOfComparison } from './comparison.ts'
import { located, wrongType } from '../runtime/errors.ts'
import type { PausingEvaluator } from './evaluator.ts'
import { isLong, LONG_WEIGHT } from '../runtime/long-values.ts'
import { linksOf } from './operators.ts'
import { compilePart, valueOfPart } from './pausing.ts'
import type { Scope } from './scope.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

/*
 * Operators that look at a whole value, in pieces: the same as in operators.ts and access.ts, but for the pauses.
 */

/** `a < b <= c`: each operand is evaluated once, none after a false. */
export function compileChain(expression: Of<'comparison'>, scope: Scope): PausingEvaluator {
  const parts = expression.operands.map((operand) => compilePart(operand, scope))
  const { operators } = expression
  return function* (batch, row) {
    let result: boolean | null = true
    let before: Value = null
    for (const [at, part] of parts.entries()) {
      const value = yield* valueOfPart(part, batch, row)
      const holds = at === 0 ? true : yield* compared(operators[at - 1], before, value, scope.context)
      if (holds === false) return false
      if (holds === null) result = null
      before = value
    }
    return result
  }
}

function* compared(
  operator: ComparisonOperator,
  a: Value,
  b: Value,
  context: FunctionContext,
): Making<boolean | null> {
  const weight = weightOfComparison(operator)(a, b)
  if (weight < LONG_WEIGHT) {
    context.slice.work -= weight
    return comparisonOf(operator)(a, b)
  }
  if (operator === '=' || operator === '<>') {
    const equal = yield* equalInPieces(a, b, context)
    return equal === null ? null : equal === (operator === '=')
  }
  const order = yield* compareInPieces(a, b, context)
  return order === null ? null : orderTest(operator)(order)
}

/** A chain of `+` and other arithmetic. */
export function compileConcatenation(expression: Of<'binary'>, scope: Scope): PausingEvaluator {
  const { first, links } = linksOf(expression)
  const start = compilePart(first, scope)
  const chain = links.map(({ apply, operator, right, span }) => ({
    apply,
    adds: operator === '+',
    right: compilePart(right, scope),
    span,
  }))
  const { context } = scope
  return function* (batch, row) {
    let value = yield* valueOfPart(start, batch, row)
    for (const { adds, apply, right, span } of chain) {
      const operand = yield* valueOfPart(right, batch, row)
      try {
        value =
          adds && joinsLong(value, operand)
            ? yield* joinLists(value, operand, context)
            : apply(value, operand, context)
      } catch (error) {
        throw located(error, span)
      }
    }
    return value
  }
}

/** Whether `a + b` is a list of many elements. */
function joinsLong(a: Value, b: Value): boolean {
  if (a === null || b === null) return false
  return (isList(a) && isLong(a)) || (isList(b) && isLong(b))
}

function joinLists(a: Value, b: Value, context: FunctionContext): Making<Value> {
  const first = isList(a) ? a : [a]
  const second = isList(b) ? b : [b]
  const at = (index: number): Value => (index < first.length ? first[index] : second[index - first.length])
  return makeList(first.length + second.length, at, context)
}

/** CONTAINS, STARTS WITH and ENDS WITH. */
export function compileTextTest(expression: Of<'binary'>, scope: Scope): PausingEvaluator {
  const text = compilePart(expression.left, scope)
  const part = compilePart(expression.right, scope)
  return function* (batch, row) {
    const a = yield* valueOfPart(text, batch, row)
    const b = yield* valueOfPart(part, batch, row)
    if (typeof a !== 'string' || typeof b !== 'string') return null
    try {
      return yield* testText(expression.operator, a, b, scope.context)
    } catch (error) {
      throw located(error, expression.span)
    }
  }
}

/** Whether a text contains, starts or ends with a part. */
export function* testText(
  operator: Of<'binary'>['operator'],
  text: string,
  part: string,
  context: FunctionContext,
): Making<boolean> {
  if (operator === 'contains') {
    const search = new Search(part, context)
    try {
      return (yield* search.find(text, 0)) >= 0
    } finally {
      search.end()
    }
  }
  if (part.length > text.length) return false
  const start = operator === 'starts-with' ? 0 : text.length - part.length
  for (let from = 0; from < part.length; from += PIECE) {
    const piece = part.slice(from, from + PIECE)
    if (text.slice(start + from, start + from + piece.length) !== piece) return false
    if (worked(piece.length, context)) yield
  }
  return true
}

/** `target[from..to]`. */
export function compilePausingSlice(expression: Of<'slice'>, scope: Scope): PausingEvaluator {
  const target = compilePart(expression.target, scope)
  const from = expression.from && compilePart(expression.from, scope)
  const to = expression.to && compilePart(expression.to, scope)
  return function* (batch, row) {
    const list = yield* valueOfPart(target, batch, row)
    const first = from === undefined ? 0 : yield* valueOfPart(from, batch, row)
    const last = to === undefined ? Number.MAX_SAFE_INTEGER : yield* valueOfPart(to, batch, row)
    if (list === null || first === null || last === null) return null
    if (!isList(list)) throw located(wrongType('A slice', 'a LIST', list), expression.span)
    if (!isInteger(first) || !isInteger(last)) {
      const wrong = isInteger(first) ? last : first
      throw located(wrongType('A slice', 'INTEGER bounds', wrong), expression.span)
    }
    const start = placeIn(list, first)
    try {
      const length = Math.max(0, placeIn(list, last) - start)
      return yield* makeList(length, (index) => list[start + index], scope.context)
    } catch (error) {
      throw located(error, expression.span)
    }
  }
}

/** A bound of a slice as a place: from the end where it is negative. */
function placeIn({ length }: readonly Value[], bound: number | bigint): number {
  const at = Number(bound)
  return Math.max(0, Math.min(length, at < 0 ? length + at : at))
}
