import type { Expression } from '../ast/index.ts'
import type { BoundExpression, Variable } from '../bound/index.ts'
import type { ExpressionContext } from './context.ts'
import { bindExpression, requireBoolean } from './expressions.ts'
import { failure, wrongType } from './failures.ts'
import { ANY, BOOLEAN, elementOf, listOf } from '../types/type.ts'
import { mayBe } from '../types/relations.ts'

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>

function bindList(expression: Expression, context: ExpressionContext): BoundExpression {
  const list = bindExpression(expression, context)
  if (!mayBe(list.type, 'list')) throw wrongType('The list of IN', 'a list', list.type, list.span)
  return list
}

function bindCondition(
  expression: Expression | undefined,
  context: ExpressionContext,
): BoundExpression | undefined {
  return expression && requireBoolean(bindExpression(expression, context), 'A condition')
}

/** `[x IN list WHERE condition | projection]` */
export function bindListComprehension(
  expression: Of<'list-comprehension'>,
  context: ExpressionContext,
): BoundExpression {
  const list = bindList(expression.list, context)
  const variable: Variable = { name: expression.variable.name, type: elementOf(list.type) }
  const inner = { ...context, scope: context.scope.within([variable]) }
  const where = bindCondition(expression.where, inner)
  const projection = expression.projection && bindExpression(expression.projection, inner)
  const type = listOf(projection?.type ?? variable.type)
  return { kind: 'list-comprehension', span: expression.span, type, variable, list, where, projection }
}

/** `all(x IN list WHERE condition)` and its like; the condition is required. */
export function bindQuantifier(expression: Of<'quantifier'>, context: ExpressionContext): BoundExpression {
  const { span, quantifier } = expression
  const list = bindList(expression.list, context)
  const variable: Variable = { name: expression.variable.name, type: elementOf(list.type) }
  const where = bindCondition(expression.where, { ...context, scope: context.scope.within([variable]) })
  if (where === undefined) {
    const hint = `Write \`${quantifier}(x IN list WHERE condition)\`.`
    throw failure('UnexpectedSyntax', `\`${quantifier}\` needs a condition after WHERE.`, span, hint)
  }
  return { kind: 'quantifier', span, type: BOOLEAN, quantifier, variable, list, where }
}

/** `reduce(accumulator = initial, x IN list | step)` */
export function bindReduce(expression: Of<'reduce'>, context: ExpressionContext): BoundExpression {
  const initial = bindExpression(expression.initial, context)
  const list = bindList(expression.list, context)
  const accumulator: Variable = { name: expression.accumulator.name, type: ANY }
  const variable: Variable = { name: expression.variable.name, type: elementOf(list.type) }
  const inner = { ...context, scope: context.scope.within([accumulator, variable]) }
  const step = bindExpression(expression.step, inner)
  return { kind: 'reduce', span: expression.span, type: ANY, accumulator, initial, variable, list, step }
}
