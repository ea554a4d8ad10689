import { unreachable } from '../../model/unreachable.ts'
import type { Expression } from './index.ts'

/** The expressions directly inside an expression, without those of subqueries and patterns. */
export function childrenOf(expression: Expression): readonly Expression[] {
  const given = (...parts: readonly (Expression | undefined)[]) => parts.filter((part) => part !== undefined)
  switch (expression.kind) {
    case 'property':
    case 'has-labels':
      return [expression.target]
    case 'index':
      return [expression.target, expression.index]
    case 'slice':
      return given(expression.target, expression.from, expression.to)
    case 'list':
      return expression.items
    case 'map':
      return expression.entries.map(({ value }) => value)
    case 'map-projection':
      return [
        expression.target,
        ...expression.items.flatMap((item) => (item.kind === 'entry' ? [item.value] : [])),
      ]
    case 'unary':
    case 'is-null':
      return [expression.operand]
    case 'binary':
      return [expression.left, expression.right]
    case 'comparison':
      return expression.operands
    case 'call':
      return expression.arguments
    case 'case': {
      const branches = expression.branches.flatMap(({ when, then }) => [when, then])
      return [...given(expression.subject), ...branches, ...given(expression.otherwise)]
    }
    case 'list-comprehension':
      return given(expression.list, expression.where, expression.projection)
    case 'quantifier':
      return given(expression.list, expression.where)
    case 'reduce':
      return [expression.initial, expression.list, expression.step]
    case 'null':
    case 'boolean':
    case 'integer':
    case 'float':
    case 'string':
    case 'parameter':
    case 'variable':
    case 'count-star':
    case 'pattern-predicate':
    case 'pattern-comprehension':
    case 'subquery':
      return []
    default:
      return unreachable(expression)
  }
}

/** Whether an expression or one inside it fulfils a condition; subqueries are not looked into. */
export function someExpression(expression: Expression, test: (inner: Expression) => boolean): boolean {
  const left = [expression]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (test(at)) return true
    for (const child of childrenOf(at)) left.push(child)
  }
  return false
}
