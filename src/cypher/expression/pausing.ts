import { equals } from '../../model/equality.ts'
import type { Value } from '../../model/values.ts'
import type { BoundExpression } from '../binder/bound.ts'
import { compilePausingCall, compileSubqueryExpression } from './calls.ts'
import { compileListComprehension, compileQuantifier, compileReduce } from './comprehension.ts'
import type { CompileContext, Evaluator, PausingEvaluator } from './evaluator.ts'
import { truth } from './logic.ts'
import { comparisonOf, compileMatch } from './operators.ts'
import type { Cell, Scope } from './scope.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

/** A part of an expression that pauses; most parts are done at once and need no generator. */
export type Part =
  | { readonly kind: 'plain'; readonly evaluate: Evaluator }
  | { readonly kind: 'pausing'; readonly evaluate: PausingEvaluator }

export function compilePart(expression: BoundExpression, scope: Scope): Part {
  return scope.pauses.has(expression)
    ? { kind: 'pausing', evaluate: compilePausing(expression, scope) }
    : { kind: 'plain', evaluate: scope.compile(expression) }
}

/** Runs to the end, for those who cannot pause; the clock is looked at all the same. */
export function withoutPause(evaluate: PausingEvaluator, context: CompileContext): Evaluator {
  return (batch, row) => {
    const evaluation = evaluate(batch, row)
    for (;;) {
      const step = evaluation.next()
      if (step.done === true) return step.value
      context.resume()
    }
  }
}

/** An expression that pauses: its parts that pause first, then the rest with their values. */
export function compilePausing(expression: BoundExpression, scope: Scope): PausingEvaluator {
  const parts = scope.pauses.partsOf(expression)
  if (parts.length === 1 && parts[0] === expression) return compilePausingPart(expression, scope)
  const { cells, evaluate } = afterParts(parts, scope, (inner) => inner.compile(expression))
  return function* (batch, row) {
    for (const { cell, value } of cells) cell.value = yield* value(batch, row)
    return evaluate(batch, row)
  }
}

/** Compiles an expression with cells in the place of its parts that pause. */
export function afterParts<Rest>(
  parts: readonly BoundExpression[],
  scope: Scope,
  compile: (inner: Scope) => Rest,
): {
  readonly cells: readonly { readonly cell: Cell; readonly value: PausingEvaluator }[]
  readonly evaluate: Rest
} {
  const cells = parts.map((part) => ({ part, cell: { value: null }, value: compilePausingPart(part, scope) }))
  return { cells, evaluate: compile(scope.with(cells.map(({ part, cell }) => [part, cell]))) }
}

function compilePausingPart(expression: BoundExpression, scope: Scope): PausingEvaluator {
  switch (expression.kind) {
    case 'list-comprehension':
      return compileListComprehension(expression, scope)
    case 'quantifier':
      return compileQuantifier(expression, scope)
    case 'reduce':
      return compileReduce(expression, scope)
    case 'subquery':
      return compileSubqueryExpression(expression, scope)
    case 'call':
      return compilePausingCall(expression, scope)
    case 'case':
      return compilePausingCase(expression, scope)
    case 'comparison':
      return compileChain(expression, scope)
    case 'binary':
      return expression.operator === '=~'
        ? compileMatch(expression, scope)
        : compileJunction(expression, expression.operator === 'and', scope)
    default:
      throw new TypeError(`Nothing of a ${expression.kind} pauses.`)
  }
}

/** AND and OR: as many operands as there are side by side, none after one that decides. */
function compileJunction(expression: Of<'binary'>, isAnd: boolean, scope: Scope): PausingEvaluator {
  const operands: BoundExpression[] = []
  const left: BoundExpression[] = [expression]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (at.kind === 'binary' && at.operator === expression.operator) left.push(at.right, at.left)
    else operands.push(at)
  }
  const parts = operands.map((operand) => ({ span: operand.span, part: compilePart(operand, scope) }))
  return function* (batch, row) {
    let result: boolean | null = isAnd
    for (const { span, part } of parts) {
      const value = part.kind === 'plain' ? part.evaluate(batch, row) : yield* part.evaluate(batch, row)
      const held = truth(value, span)
      if (held === !isAnd) return held
      if (held === null) result = null
    }
    return result
  }
}

/** `a < b <= c`: each operand is evaluated once, none after a false. */
function compileChain(expression: Of<'comparison'>, scope: Scope): PausingEvaluator {
  const parts = expression.operands.map((operand) => compilePart(operand, scope))
  const tests = expression.operators.map(comparisonOf)
  return function* (batch, row) {
    let result: boolean | null = true
    let before: Value = null
    for (const [at, part] of parts.entries()) {
      const value: Value =
        part.kind === 'plain' ? part.evaluate(batch, row) : yield* part.evaluate(batch, row)
      const holds = at === 0 ? true : tests[at - 1](before, value)
      if (holds === false) return false
      if (holds === null) result = null
      before = value
    }
    return result
  }
}

/** CASE in both forms: the first branch that holds, else ELSE, else null. */
function compilePausingCase(expression: Of<'case'>, scope: Scope): PausingEvaluator {
  const subject = expression.subject === undefined ? undefined : compilePart(expression.subject, scope)
  const branches = expression.branches.map(({ when, then }) => ({
    when: compilePart(when, scope),
    span: when.span,
    result: compilePart(then, scope),
  }))
  const otherwise = expression.otherwise === undefined ? undefined : compilePart(expression.otherwise, scope)
  return function* (batch, row) {
    let value: Value = null
    if (subject !== undefined)
      value = subject.kind === 'plain' ? subject.evaluate(batch, row) : yield* subject.evaluate(batch, row)
    for (const { when, span, result } of branches) {
      const tested = when.kind === 'plain' ? when.evaluate(batch, row) : yield* when.evaluate(batch, row)
      const holds = subject === undefined ? truth(tested, span) : equals(value, tested)
      if (holds !== true) continue
      return result.kind === 'plain' ? result.evaluate(batch, row) : yield* result.evaluate(batch, row)
    }
    if (otherwise === undefined) return null
    return otherwise.kind === 'plain' ? otherwise.evaluate(batch, row) : yield* otherwise.evaluate(batch, row)
  }
}
