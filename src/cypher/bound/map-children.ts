import { unreachable } from '../../model/unreachable.ts'
import type { BoundExpression } from './index.ts'

/** An expression with each of the expressions directly inside it replaced; subqueries have none. */
export function mapChildren(
  expression: BoundExpression,
  change: (child: BoundExpression) => BoundExpression,
): BoundExpression {
  const maybe = (child: BoundExpression | undefined) => child && change(child)
  const entries = (list: readonly { readonly key: string; readonly value: BoundExpression }[]) =>
    list.map(({ key, value }) => ({ key, value: change(value) }))
  switch (expression.kind) {
    case 'literal':
    case 'extracted-literal':
    case 'parameter':
    case 'variable':
    case 'subquery':
      return expression
    case 'property':
    case 'has-labels':
      return { ...expression, target: change(expression.target) }
    case 'index':
      return { ...expression, target: change(expression.target), index: change(expression.index) }
    case 'slice': {
      const { target, from, to } = expression
      return { ...expression, target: change(target), from: maybe(from), to: maybe(to) }
    }
    case 'list':
      return { ...expression, items: expression.items.map(change) }
    case 'map':
      return { ...expression, entries: entries(expression.entries) }
    case 'map-projection':
      return { ...expression, target: change(expression.target), entries: entries(expression.entries) }
    case 'unary':
    case 'is-null':
      return { ...expression, operand: change(expression.operand) }
    case 'binary':
      return { ...expression, left: change(expression.left), right: change(expression.right) }
    case 'comparison':
      return { ...expression, operands: expression.operands.map(change) }
    case 'call':
      return { ...expression, arguments: expression.arguments.map(change) }
    case 'case': {
      const branches = expression.branches.map(({ when, then }) => ({
        when: change(when),
        then: change(then),
      }))
      const { subject, otherwise } = expression
      return { ...expression, subject: maybe(subject), branches, otherwise: maybe(otherwise) }
    }
    case 'list-comprehension': {
      const { list, where, projection } = expression
      return { ...expression, list: change(list), where: maybe(where), projection: maybe(projection) }
    }
    case 'quantifier':
      return { ...expression, list: change(expression.list), where: change(expression.where) }
    case 'reduce': {
      const { initial, list, step } = expression
      return { ...expression, initial: change(initial), list: change(list), step: change(step) }
    }
    default:
      return unreachable(expression)
  }
}
