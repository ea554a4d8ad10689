import { compareText } from '../../model/comparison.ts'
import type { ComparisonOperator } from '../ast/index.ts'
import type { BoundExpression } from '../bound/index.ts'
import type { Evaluator } from './evaluator.ts'
import { truth } from './logic.ts'
import type { Narrowing } from './narrowing.ts'
import { comparisonOf, orderTest } from './comparison.ts'
import { compilePausing } from './pausing.ts'
import { workOf } from './width.ts'
import { constantOf, type Predicate, type Scope } from './scope.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

/** A filter for one record, and the same in pieces where the record has long values: `holds` throws `LONG_VALUE` then. */
export interface FilterPart {
  /** The same for many records at once, where it is of a kind that can be. */
  readonly narrow?: Narrowing | undefined
  readonly holds: Predicate
  readonly inPieces?: ((...record: Parameters<Evaluator>) => Generator<void, boolean, void>) | undefined
}

/** Compiles what `compilePredicate` says. */
export function filterPartOf(expression: BoundExpression, scope: Scope): FilterPart {
  const work = workOf(expression)
  const paid = (holds: Predicate): Predicate =>
    work === 0
      ? holds
      : (batch, row) => {
          scope.context.spend(work)
          return holds(batch, row)
        }
  if (scope.pauses.of(expression) !== 'where-long') return { holds: paid(predicateOf(expression, scope)) }
  let inPieces: FilterInPieces | undefined
  return {
    holds: paid(predicateOf(expression, scope.forShort())),
    *inPieces(batch, row) {
      inPieces ??= inPiecesOf(expression, scope)
      return yield* inPieces(batch, row)
    },
  }
}

type FilterInPieces = NonNullable<FilterPart['inPieces']>

/** As `predicateOf`, which skips the right of AND where the left is null: a long value must not change what is evaluated. */
function inPiecesOf(expression: BoundExpression, scope: Scope): FilterInPieces {
  if (scope.pauses.of(expression) === 'never') {
    const holds = predicateOf(expression, scope)
    // oxlint-disable-next-line require-yield -- It is done at once.
    return function* (batch, row) {
      return holds(batch, row)
    }
  }
  if (expression.kind === 'binary' && (expression.operator === 'and' || expression.operator === 'or')) {
    const left = inPiecesOf(expression.left, scope)
    const right = inPiecesOf(expression.right, scope)
    const decides = expression.operator === 'or'
    return function* (batch, row) {
      return (yield* left(batch, row)) === decides ? decides : yield* right(batch, row)
    }
  }
  const evaluate = compilePausing(expression, scope)
  return function* (batch, row) {
    return truth(yield* evaluate(batch, row), expression.span) === true
  }
}

/**
 * An expression as a two-valued filter. What is not TRUE is dropped, so AND and OR need no third value here; comparisons
 * with a constant number or string skip the general comparison where the other side has the same type.
 */
function predicateOf(expression: BoundExpression, scope: Scope): Predicate {
  if (scope.context.evaluated.has(expression)) return general(expression, scope)
  if (expression.kind === 'binary' && expression.operator === 'or') return either(expression, scope)
  if (expression.kind === 'binary' && expression.operator === 'and') return both(expression, scope)
  if (expression.kind === 'comparison' && expression.operators.length === 1) {
    const fast = withConstant(expression, scope)
    if (fast !== undefined) return fast
  }
  if (expression.kind === 'variable') {
    const fromVariable = scope.compile(expression)
    return (batch, row) => truth(fromVariable(batch, row), expression.span) === true
  }
  return general(expression, scope)
}

function general(expression: BoundExpression, scope: Scope): Predicate {
  const evaluate = scope.compile(expression)
  return (batch, row) => {
    const value = evaluate(batch, row)
    return typeof value === 'boolean' ? value : truth(value, expression.span) === true
  }
}

/** The right side runs only where the left holds: a null on the left drops the record whatever the right is. */
function both(expression: Of<'binary'>, scope: Scope): Predicate {
  const left = predicateOf(expression.left, scope)
  const right = predicateOf(expression.right, scope)
  return (batch, row) => left(batch, row) && right(batch, row)
}

function either(expression: Of<'binary'>, scope: Scope): Predicate {
  const left = predicateOf(expression.left, scope)
  const right = predicateOf(expression.right, scope)
  return (batch, row) => left(batch, row) || right(batch, row)
}

const MIRRORED: { readonly [operator in ComparisonOperator]: ComparisonOperator } = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

function withConstant(expression: Of<'comparison'>, scope: Scope): Predicate | undefined {
  const [left, right] = expression.operands
  const [operator] = expression.operators
  const onRight = constantOf(right, scope.context)
  const onLeft = onRight === undefined ? constantOf(left, scope.context) : undefined
  const constant = onRight ?? onLeft
  if (constant === undefined) return undefined
  const other = onRight === undefined ? right : left
  const direction = onRight === undefined ? MIRRORED[operator] : operator
  const general = comparisonOf(direction)
  const evaluate = scope.compile(other)
  const { value } = constant
  if (typeof value === 'number') {
    const test = plainTest(direction, value)
    return (batch, row) => {
      const a = evaluate(batch, row)
      return typeof a === 'number' ? test(a) : general(a, value) === true
    }
  }
  if (typeof value === 'string') {
    const isOrder = direction !== '=' && direction !== '<>'
    const order = orderTest(direction)
    const test = isOrder ? (a: string) => order(compareText(a, value)) : plainTest(direction, value)
    return (batch, row) => {
      const a = evaluate(batch, row)
      return typeof a === 'string' ? test(a) : general(a, value) === true
    }
  }
  return undefined
}

/** By JavaScript's operators, which have another order of strings. */
function plainTest<Scalar extends number | string>(
  operator: ComparisonOperator,
  value: Scalar,
): (a: Scalar) => boolean {
  switch (operator) {
    case '=':
      return (a) => a === value
    case '<>':
      return (a) => a !== value
    case '<':
      return (a) => a < value
    case '<=':
      return (a) => a <= value
    case '>':
      return (a) => a > value
    case '>=':
      return (a) => a >= value
  }
}
