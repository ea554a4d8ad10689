import type { Value } from '../../model/values.ts'
import type { BoundExpression } from '../bound/index.ts'
import type { Batch } from '../runtime/batch.ts'
import { compilePausingCall, compileSubqueryExpression } from './calls.ts'
import { compileListComprehension, compileQuantifier, compileReduce } from './comprehension.ts'
import type { CompileContext, Evaluation, Evaluator, PausingEvaluator } from './evaluator.ts'
import { equalInPieces } from '../in-pieces/comparison.ts'
import { truth } from './logic.ts'
import { LONG_VALUE } from '../runtime/long-values.ts'
import { compilePausingIn } from './membership.ts'
import { compileMatch } from './operators.ts'
import { compileChain, compileConcatenation, compilePausingSlice, compileTextTest } from './whole-values.ts'
import type { Cell, Scope } from './scope.ts'
import { charged, workOf } from './width.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

/**
 * A part of an expression. Most are done at once and need no generator; of those that pause where a value is long,
 * `ofShort` gives the value of a record that has none, and throws `LONG_VALUE` for any other.
 */
export type Part =
  | { readonly kind: 'plain'; readonly evaluate: Evaluator }
  | { readonly kind: 'pausing'; readonly evaluate: PausingEvaluator; readonly ofShort?: Evaluator }

export function compilePart(expression: BoundExpression, scope: Scope): Part {
  const pauses = scope.pauses.of(expression)
  const isThere = (part: BoundExpression): boolean =>
    scope.known.has(part) || scope.context.evaluated.has(part)
  const plain = (): Evaluator => charged(expression, scope.compile(expression), scope.context)
  if (pauses !== 'never' && scope.pauses.partsOf(expression).every(isThere))
    return { kind: 'plain', evaluate: plain() }
  switch (pauses) {
    case 'never':
      return { kind: 'plain', evaluate: plain() }
    case 'always':
      return { kind: 'pausing', evaluate: compileCharged(expression, scope) }
    case 'where-long': {
      let evaluate: PausingEvaluator | undefined
      return {
        kind: 'pausing',
        evaluate: (batch, row) => (evaluate ??= compileCharged(expression, scope))(batch, row),
        ofShort: charged(expression, scope.forShort().compile(expression), scope.context),
      }
    }
  }
}

function compileCharged(expression: BoundExpression, scope: Scope): PausingEvaluator {
  const evaluate = compilePausing(expression, scope)
  const work = workOf(expression)
  if (work === 0) return evaluate
  return function* (batch, row) {
    scope.context.spend(work)
    return yield* evaluate(batch, row)
  }
}

/** The value of a part where it is there at once; undefined where it pauses, see `later`. */
export function soon(part: Part, batch: Batch, row: number): Value | undefined {
  if (part.kind === 'plain') return part.evaluate(batch, row)
  if (part.ofShort === undefined) return undefined
  try {
    return part.ofShort(batch, row)
  } catch (error) {
    if (error === LONG_VALUE) return undefined
    throw error
  }
}

/** The values of parts where all of them are there at once; undefined where one pauses, see `allLater`. */
export function allSoon(parts: readonly Part[], batch: Batch, row: number): Value[] | undefined {
  const values: Value[] = []
  for (const part of parts) {
    const value = soon(part, batch, row)
    if (value === undefined) return undefined
    values.push(value)
  }
  return values
}

/** The same, with pauses. */
export function* allLater(parts: readonly Part[], batch: Batch, row: number): Generator<void, Value[], void> {
  const values: Value[] = []
  for (const part of parts) {
    const value = soon(part, batch, row)
    values.push(value === undefined ? yield* later(part, batch, row) : value)
  }
  return values
}

/** The value of a part, with pauses. Cost: a generator, which is too much in hot loops: these ask `soon`, and `later` where they must. */
export function* valueOfPart(part: Part, batch: Batch, row: number): Evaluation {
  const value = soon(part, batch, row)
  return value === undefined ? yield* later(part, batch, row) : value
}

/** The value of a part that is not there at once. */
export function later(part: Part | undefined, batch: Batch, row: number): Evaluation {
  if (part?.kind === 'pausing') return part.evaluate(batch, row)
  throw new TypeError('What does not pause is there at once.')
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

/** Compiles an expression with cells in place of its parts that pause. */
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
    case 'slice':
      return compilePausingSlice(expression, scope)
    case 'binary':
      switch (expression.operator) {
        case '=~':
          return compileMatch(expression, scope)
        case 'contains':
        case 'starts-with':
        case 'ends-with':
          return compileTextTest(expression, scope)
        case 'in':
          return compilePausingIn(expression, scope)
        case 'and':
        case 'or':
          return compileJunction(expression, expression.operator === 'and', scope)
        default:
          return compileConcatenation(expression, scope)
      }
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
      let value = soon(part, batch, row)
      if (value === undefined) value = yield* later(part, batch, row)
      const held = truth(value, span)
      if (held === !isAnd) return held
      if (held === null) result = null
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
    let value: Value | undefined = null
    if (subject !== undefined) {
      value = soon(subject, batch, row)
      if (value === undefined) value = yield* later(subject, batch, row)
    }
    for (const { when, span, result } of branches) {
      let tested = soon(when, batch, row)
      if (tested === undefined) tested = yield* later(when, batch, row)
      const holds =
        subject === undefined ? truth(tested, span) : yield* equalInPieces(value, tested, scope.context)
      if (holds !== true) continue
      const given = soon(result, batch, row)
      return given === undefined ? yield* later(result, batch, row) : given
    }
    if (otherwise === undefined) return null
    const given = soon(otherwise, batch, row)
    return given === undefined ? yield* later(otherwise, batch, row) : given
  }
}
