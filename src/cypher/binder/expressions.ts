import { unreachable } from '../../model/unreachable.ts'
import { float, type Value } from '../../model/values.ts'
import type { BinaryOperator, Expression } from '../ast/index.ts'
import type { BoundExpression } from '../bound/index.ts'
import type { Type } from '../types/type.ts'
import { bindCall, bindCountStar } from './calls.ts'
import { bindConnective } from './connectives.ts'
import { constancyOf, withConstants } from './constants.ts'
import { bindListComprehension, bindQuantifier, bindReduce } from './comprehensions.ts'
import { type ExpressionContext, plainContext } from './context.ts'
import { A_BOOLEAN, wrongType } from './failures.ts'
import type { Scope } from './scope.ts'
import { bindPatternComprehension, bindPatternPredicate, bindSubquery } from './subqueries.ts'
import {
  ANY,
  BOOLEAN,
  DURATION,
  elementOf,
  FLOAT,
  INTEGER,
  listOf,
  MAP,
  NULL,
  STRING,
} from '../types/type.ts'
import { arithmeticType, isInstantType, isNumeric, joinTypes, mayBe } from '../types/relations.ts'

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>

/**
 * Resolves the names of an expression, infers its type and refuses what can never work.
 *
 * @throws CypherError at compile time: `UndefinedVariable`, `InvalidArgumentType`, `UnknownFunction`,
 * `InvalidNumberOfArguments`, `InvalidAggregation`, `NestedAggregation` and others of the TCK
 */
export function bindExpression(expression: Expression, context: ExpressionContext): BoundExpression {
  context.scope.work.spend(1)
  const replaced = context.replace?.(expression, context)
  if (replaced !== undefined) return replaced
  const bind = (inner: Expression) => bindExpression(inner, context)
  const { span } = expression
  switch (expression.kind) {
    case 'null':
      return { kind: 'literal', span, type: NULL, value: null }
    case 'boolean':
      return { kind: 'literal', span, type: BOOLEAN, value: expression.value }
    case 'integer':
      return literal(expression, INTEGER, expression.value)
    case 'float':
      return literal(expression, FLOAT, float(expression.value))
    case 'string':
      return literal(expression, STRING, expression.value)
    case 'parameter':
      return { kind: 'parameter', span, type: ANY, name: expression.name }
    case 'variable': {
      const variable = context.scope.get(expression.name, span)
      return { kind: 'variable', span, type: variable.type, variable }
    }
    case 'property':
      return bindProperty(expression, context)
    case 'index': {
      const target = bind(expression.target)
      if (target.type.kind === 'point')
        throw wrongType(
          'The value before `[ ]`',
          'a list, map, node or relationship',
          target.type,
          target.span,
        )
      return { kind: 'index', span, type: elementOf(target.type), target, index: bind(expression.index) }
    }
    case 'slice':
      return bindSlice(expression, context)
    case 'has-labels': {
      const target = bind(expression.target)
      if (!mayBe(target.type, 'node', 'relationship')) {
        throw wrongType('The value before a label', 'a node or relationship', target.type, target.span)
      }
      return { kind: 'has-labels', span, type: BOOLEAN, target, labels: expression.labels }
    }
    case 'list': {
      const items = expression.items.map(bind)
      return { kind: 'list', span, type: listOf(joinTypes(items.map(({ type }) => type))), items }
    }
    case 'map': {
      const entries = expression.entries.map(({ key, value }) => ({ key, value: bind(value) }))
      return { kind: 'map', span, type: MAP, entries }
    }
    case 'map-projection':
      return bindMapProjection(expression, context)
    case 'unary': {
      const operand = bind(expression.operand)
      const { operator } = expression
      if (operator === 'not') requireBoolean(operand, 'The operand of NOT')
      else if (!mayBe(operand.type, 'integer', 'float', 'number', ...(operator === '+' ? durations : []))) {
        throw wrongType(`The operand of ${operator}`, 'a number', operand.type, operand.span)
      }
      return { kind: 'unary', span, type: operator === 'not' ? BOOLEAN : operand.type, operator, operand }
    }
    case 'binary':
      return isOperation(expression)
        ? bindOperation(expression, context)
        : bindConnective(expression, expression.operator === 'or' ? 'or' : 'and', context)
    case 'comparison': {
      const operands = expression.operands.map(bind)
      return { kind: 'comparison', span, type: BOOLEAN, operands, operators: expression.operators }
    }
    case 'is-null':
      return {
        kind: 'is-null',
        span,
        type: BOOLEAN,
        operand: bind(expression.operand),
        negated: expression.negated,
      }
    case 'call':
      return bindCall(expression, context)
    case 'count-star':
      return bindCountStar(expression, context)
    case 'case':
      return bindCase(expression, context)
    case 'list-comprehension':
      return bindListComprehension(expression, context)
    case 'quantifier':
      return bindQuantifier(expression, context)
    case 'reduce':
      return bindReduce(expression, context)
    case 'pattern-predicate':
      return bindPatternPredicate(expression, context)
    case 'pattern-comprehension':
      return bindPatternComprehension(expression, context)
    case 'subquery':
      return bindSubquery(expression, context)
    default:
      return unreachable(expression)
  }
}

function literal(
  { span, slot }: Of<'integer' | 'float' | 'string'>,
  type: Type,
  value: Value,
): BoundExpression {
  return slot === undefined
    ? { kind: 'literal', span, type, value }
    : { kind: 'extracted-literal', span, type, slot }
}

/** Binds a condition: it must be able to be BOOLEAN. Aggregate functions are errors in it. */
export function bindPredicate(expression: Expression, scope: Scope): BoundExpression {
  return requireBoolean(bindExpression(expression, plainContext(scope)), 'A condition')
}

/** @throws CypherError `InvalidArgumentType` where the expression can never be BOOLEAN */
export function requireBoolean(expression: BoundExpression, what: string): BoundExpression {
  if (!mayBe(expression.type, 'boolean')) throw wrongType(what, A_BOOLEAN, expression.type, expression.span)
  return expression
}

const withoutProperties: readonly Type['kind'][] = ['boolean', 'integer', 'float', 'number', 'string', 'list']

function bindProperty(expression: Of<'property'>, context: ExpressionContext): BoundExpression {
  const target = bindExpression(expression.target, context)
  const { span, key } = expression
  const expected = 'a node, relationship or map'
  const what = `The value before \`.${key}\``
  if (target.type.kind === 'path') throw wrongType(what, expected, target.type, target.span)
  if (withoutProperties.includes(target.type.kind)) {
    throw wrongType(what, expected, target.type, target.span, 'TypeError')
  }
  return { kind: 'property', span, type: ANY, target, key }
}

function bindSlice(expression: Of<'slice'>, context: ExpressionContext): BoundExpression {
  const target = bindExpression(expression.target, context)
  const from = expression.from && bindExpression(expression.from, context)
  const to = expression.to && bindExpression(expression.to, context)
  return { kind: 'slice', span: expression.span, type: target.type, target, from, to }
}

function bindMapProjection(expression: Of<'map-projection'>, context: ExpressionContext): BoundExpression {
  const target = bindExpression(expression.target, context)
  const { span, items } = expression
  const hasComponents = isInstantType(target.type) || target.type.kind === 'duration'
  if (!hasComponents && !mayBe(target.type, 'node', 'relationship', 'map')) {
    throw wrongType(
      'The value before a map projection',
      'a node, relationship or map',
      target.type,
      target.span,
    )
  }
  const entries: { readonly key: string; readonly value: BoundExpression }[] = []
  for (const item of items) {
    if (item.kind === 'property') {
      entries.push({ key: item.key, value: { kind: 'property', span, type: ANY, target, key: item.key } })
    } else if (item.kind === 'entry') {
      entries.push({ key: item.key, value: bindExpression(item.value, context) })
    } else if (item.kind === 'variable') {
      const { name, span: at } = item.variable
      entries.push({ key: name, value: bindExpression({ kind: 'variable', span: at, name }, context) })
    }
  }
  const all = items.some(({ kind }) => kind === 'all')
  return { kind: 'map-projection', span, type: MAP, target, all, entries }
}

function bindCase(expression: Of<'case'>, context: ExpressionContext): BoundExpression {
  const subject = expression.subject && bindExpression(expression.subject, context)
  const branches = expression.branches.map(({ when, then }) => {
    const condition = bindExpression(when, context)
    if (subject === undefined) requireBoolean(condition, 'A condition of CASE')
    return { when: condition, then: bindExpression(then, context) }
  })
  const otherwise = expression.otherwise && bindExpression(expression.otherwise, context)
  const types = branches.map(({ then }) => then.type)
  const type = joinTypes([...types, otherwise?.type ?? NULL])
  return { kind: 'case', span: expression.span, type, subject, branches, otherwise }
}

/** All that is between two values but OR and AND. */
type Operation = Of<'binary'> & { readonly operator: Exclude<BinaryOperator, 'or' | 'and'> }

function isOperation(expression: Expression): expression is Operation {
  return expression.kind === 'binary' && expression.operator !== 'or' && expression.operator !== 'and'
}

/** Chains such as `a + b + c` lean to the left and may be long: a loop goes down their left sides. */
function bindOperation(expression: Operation, context: ExpressionContext): BoundExpression {
  const chain = [expression]
  let first = expression.left
  let replaced: BoundExpression | undefined
  while (isOperation(first)) {
    replaced = context.replace?.(first, context)
    if (replaced !== undefined) break
    chain.push(first)
    first = first.left
  }
  let bound = replaced ?? bindExpression(first, context)
  let constancy = constancyOf(bound)
  for (const { span, operator, right: rightSide } of chain.reverse()) {
    const right = bindExpression(rightSide, context)
    const type = binaryType(operator, bound, right)
    const binary = { kind: 'binary', span, type, operator, left: bound, right } as const
    ;({ expression: bound, constancy } = withConstants(binary, constancy))
  }
  return bound
}

const durations: readonly Type['kind'][] = ['duration']
const numbers: readonly Type['kind'][] = ['integer', 'float', 'number']

function binaryType(operator: Operation['operator'], left: BoundExpression, right: BoundExpression): Type {
  switch (operator) {
    case 'xor':
      requireBoolean(left, 'The left side of XOR')
      requireBoolean(right, 'The right side of XOR')
      return BOOLEAN
    case 'in':
      if (!mayBe(right.type, 'list'))
        throw wrongType('The right side of IN', 'a list', right.type, right.span)
      return BOOLEAN
    case 'starts-with':
    case 'ends-with':
    case 'contains':
    case '=~':
      return BOOLEAN
    case '+':
      requireListBesidePoint(left, right)
      requireListBesidePoint(right, left)
      return temporalSum(left, right) ?? sumType(left.type, right.type)
    case '-':
      return temporalDifference(left, right) ?? numericType(operator, left, right)
    case '*':
    case '/':
      return scaledDuration(operator, left, right) ?? numericType(operator, left, right)
    case '%':
      return numericType(operator, left, right)
    case '^':
      numericType(operator, left, right)
      return isNumeric(left.type) && isNumeric(right.type) ? FLOAT : ANY
    default:
      return unreachable(operator)
  }
}

/** The type of an operation on numbers. @throws CypherError `InvalidArgumentType` where a side can be no number */
function numericType(operator: BinaryOperator, left: BoundExpression, right: BoundExpression): Type {
  for (const { type, span } of [left, right]) {
    if (!mayBe(type, ...numbers)) throw wrongType(`An operand of ${operator}`, 'a number', type, span)
  }
  return arithmeticType(left.type, right.type)
}

/** @throws CypherError `InvalidArgumentType` where a point is added to what can be no list */
function requireListBesidePoint(point: BoundExpression, other: BoundExpression): void {
  if (point.type.kind === 'point' && !mayBe(other.type, 'list'))
    throw wrongType('An operand of +', 'a number, a string or a list', point.type, point.span)
}

/** The type of a sum where a side is known to be temporal, and no list takes it up. */
function temporalSum(left: BoundExpression, right: BoundExpression): Type | undefined {
  if (left.type.kind === 'list' || right.type.kind === 'list') return undefined
  if (isInstantType(left.type))
    return requireDuration(right, 'The value added to a temporal value', left.type)
  if (isInstantType(right.type))
    return requireDuration(left, 'The value to which a temporal value is added', right.type)
  if (left.type.kind === 'duration' && right.type.kind === 'duration') return DURATION
  if (left.type.kind === 'duration') return requireDuration(right, 'The value added to a duration', ANY)
  return right.type.kind === 'duration'
    ? requireDuration(left, 'The value to which a duration is added', ANY)
    : undefined
}

/** The type of a difference where a side is known to be temporal. */
function temporalDifference(left: BoundExpression, right: BoundExpression): Type | undefined {
  const { kind } = left.type
  if (kind === 'duration' || isInstantType(left.type))
    return requireDuration(right, 'The value subtracted from a temporal value', left.type)
  if (right.type.kind !== 'duration') return undefined
  if (kind === 'any' || kind === 'null') return ANY
  throw wrongType('The value from which a duration is subtracted', 'a temporal value', left.type, left.span)
}

/** The type of a duration times or divided by a number. */
function scaledDuration(
  operator: BinaryOperator,
  left: BoundExpression,
  right: BoundExpression,
): Type | undefined {
  const [duration, factor] =
    operator === '*' && right.type.kind === 'duration' ? [right, left] : [left, right]
  if (duration.type.kind !== 'duration') return undefined
  if (mayBe(factor.type, ...numbers)) return DURATION
  throw wrongType(`The other operand of ${operator} with a duration`, 'a number', factor.type, factor.span)
}

function requireDuration(expression: BoundExpression, what: string, result: Type): Type {
  if (mayBe(expression.type, 'duration')) return result
  throw wrongType(what, 'a duration', expression.type, expression.span)
}

function sumType(left: Type, right: Type): Type {
  if (left.kind === 'list' && right.kind === 'list') return listOf(joinTypes([left.element, right.element]))
  if (left.kind === 'list' || right.kind === 'list') return listOf(ANY)
  if (left.kind === 'string' && right.kind === 'string') return STRING
  return arithmeticType(left, right)
}
