import type { Value } from '../../model/values.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { BinaryOperator } from '../ast/index.ts'
import type { BoundExpression } from '../bound/index.ts'
import { add, divide, modulo, multiply, negate, plus, power, subtract } from './arithmetic.ts'
import type { FunctionContext } from '../runtime/function-context.ts'
import { isSlowSearch } from '../in-pieces/search.ts'
import { atOnce } from '../in-pieces/making.ts'
import { located } from '../runtime/errors.ts'
import type { Evaluator, PausingEvaluator } from './evaluator.ts'
import { isLong, LONG_VALUE } from '../runtime/long-values.ts'
import { compileAnd, compileNot, compileOr, compileXor } from './logic.ts'
import { compileIn } from './membership.ts'
import { afterParts, withoutPause } from './pausing.ts'
import { regularExpressions } from './regular-expressions.ts'
import type { Scope } from './scope.ts'
import { testText } from './whole-values.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

/** Unary NOT, + and -. */
export function compileUnary(expression: Of<'unary'>, scope: Scope): Evaluator {
  const { operand, operator, span } = expression
  switch (operator) {
    case 'not':
      return compileNot(operand, scope)
    case '-':
      return unary(scope.compile(operand), negate, span)
    case '+':
      return unary(scope.compile(operand), plus, span)
    default:
      return unreachable(operator)
  }
}

/** AND, OR, XOR, arithmetic, IN, the string predicates and `=~`. */
export function compileBinary(expression: Of<'binary'>, scope: Scope): Evaluator {
  const { left, operator, right } = expression
  switch (operator) {
    case 'and':
      return compileAnd(left, right, scope)
    case 'or':
      return compileOr(left, right, scope)
    case 'xor':
      return compileXor(left, right, scope)
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '^':
      return arithmetic(expression, scope)
    case 'in':
      return compileIn(expression, scope)
    case 'starts-with':
      return ofStrings(expression, (text, part) => text.startsWith(part), scope)
    case 'ends-with':
      return ofStrings(expression, (text, part) => text.endsWith(part), scope)
    case 'contains':
      return ofStrings(expression, (text, part) => text.includes(part), scope)
    case '=~':
      return withoutPause(compileMatch(expression, scope), scope.context)
    default:
      return unreachable(operator)
  }
}

function unary(
  evaluate: Evaluator,
  apply: (value: Value) => Value,
  span: BoundExpression['span'],
): Evaluator {
  return (batch, row) => {
    const value = evaluate(batch, row)
    try {
      return apply(value)
    } catch (error) {
      throw located(error, span)
    }
  }
}

const CALCULATIONS: {
  readonly [operator in BinaryOperator]?: (a: Value, b: Value, context: FunctionContext) => Value
} = { '+': add, '-': subtract, '*': multiply, '/': divide, '%': modulo, '^': power }

interface Link {
  readonly operator: BinaryOperator
  readonly apply: (a: Value, b: Value, context: FunctionContext) => Value
  readonly right: BoundExpression
  readonly span: BoundExpression['span']
}

/** A chain of arithmetic: what it begins with, and what is done to that, in this order. */
export function linksOf(expression: Of<'binary'>): { first: BoundExpression; links: readonly Link[] } {
  const links: Link[] = []
  let first: BoundExpression = expression
  while (first.kind === 'binary') {
    const { operator, right, span } = first
    const apply = CALCULATIONS[operator]
    if (apply === undefined) break
    links.push({ operator, apply, right, span })
    first = first.left
  }
  return { first, links: links.reverse() }
}

/** Chains lean to the left; a loop over them keeps the stack flat however long they are. */
function arithmetic(expression: Of<'binary'>, scope: Scope): Evaluator {
  const { context } = scope
  const { first, links } = linksOf(expression)
  const start = scope.compile(first)
  const chain = links.map(({ apply, right, span }) => ({
    apply,
    right: scope.compile(right),
    span,
  }))
  if (chain.length > 1) {
    return (batch, row) => {
      let value = start(batch, row)
      for (const { apply, right, span } of chain) {
        const operand = right(batch, row)
        try {
          value = apply(value, operand, context)
        } catch (error) {
          throw located(error, span)
        }
      }
      return value
    }
  }
  const [{ apply, right, span }] = chain
  return (batch, row) => {
    const a = start(batch, row)
    const b = right(batch, row)
    try {
      return apply(a, b, context)
    } catch (error) {
      throw located(error, span)
    }
  }
}

/** Predicates of two strings: null where either side is anything else. */
function ofStrings(
  expression: Of<'binary'>,
  test: (a: string, b: string) => boolean,
  scope: Scope,
): Evaluator {
  const left = scope.compile(expression.left)
  const right = scope.compile(expression.right)
  return (batch, row) => {
    const a = left(batch, row)
    const b = right(batch, row)
    if (typeof a !== 'string' || typeof b !== 'string') return null
    try {
      if (b !== '' && (isLong(a) || isSlowSearch(a, b))) {
        if (scope.context.impatient) throw LONG_VALUE
        return atOnce(testText(expression.operator, a, b, scope.context), scope.context)
      }
      return test(a, b)
    } catch (error) {
      throw located(error, expression.span)
    }
  }
}

/** `text =~ pattern`: null where either side is not a string. A pattern may take for ever, so it pauses. */
export function compileMatch(expression: Of<'binary'>, scope: Scope): PausingEvaluator {
  const regularExpression = regularExpressions()
  const parts = [expression.left, expression.right].flatMap((side) => scope.pauses.partsOf(side))
  const { cells, evaluate } = afterParts(parts, scope, (inner) => ({
    text: inner.compile(expression.left),
    pattern: inner.compile(expression.right),
  }))
  return function* (batch, row) {
    for (const { cell, value } of cells) cell.value = yield* value(batch, row)
    const text = evaluate.text(batch, row)
    const pattern = evaluate.pattern(batch, row)
    if (typeof text !== 'string' || typeof pattern !== 'string') return null
    try {
      return yield* regularExpression(pattern)(text, scope.context)
    } catch (error) {
      throw located(error, expression.span)
    }
  }
}
