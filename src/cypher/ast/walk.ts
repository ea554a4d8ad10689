import { addAll } from '../../model/add-all.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { Expression } from './index.ts'

/** What an expression of the syntax and a bound one, `Part`, have alike: where the expressions inside it are. */
type Parts<Part> =
  | { readonly kind: 'property' | 'has-labels'; readonly target: Part }
  | { readonly kind: 'index'; readonly target: Part; readonly index: Part }
  | {
      readonly kind: 'slice'
      readonly target: Part
      readonly from?: Part | undefined
      readonly to?: Part | undefined
    }
  | { readonly kind: 'list'; readonly items: readonly Part[] }
  | { readonly kind: 'map'; readonly entries: readonly { readonly value: Part }[] }
  | { readonly kind: 'unary' | 'is-null'; readonly operand: Part }
  | { readonly kind: 'binary'; readonly left: Part; readonly right: Part }
  | { readonly kind: 'comparison'; readonly operands: readonly Part[] }
  | { readonly kind: 'call'; readonly arguments: readonly Part[] }
  | {
      readonly kind: 'case'
      readonly subject: Part | undefined
      readonly branches: readonly { readonly when: Part; readonly then: Part }[]
      readonly otherwise: Part | undefined
    }
  | {
      readonly kind: 'list-comprehension'
      readonly list: Part
      readonly where: Part | undefined
      readonly projection: Part | undefined
    }
  | { readonly kind: 'quantifier'; readonly list: Part; readonly where: Part | undefined }
  | { readonly kind: 'reduce'; readonly initial: Part; readonly list: Part; readonly step: Part }

/** The expressions directly inside one that has some, in the order of evaluation. */
export function partsOf<Part>(expression: Parts<Part>): readonly Part[] {
  switch (expression.kind) {
    case 'property':
    case 'has-labels':
      return [expression.target]
    case 'index':
      return [expression.target, expression.index]
    case 'slice':
      return present(expression.target, expression.from, expression.to)
    case 'list':
      return expression.items
    case 'map':
      return expression.entries.map(({ value }) => value)
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
      const { subject, branches, otherwise } = expression
      return [
        ...present(subject),
        ...branches.flatMap(({ when, then }) => [when, then]),
        ...present(otherwise),
      ]
    }
    case 'list-comprehension':
      return present(expression.list, expression.where, expression.projection)
    case 'quantifier':
      return present(expression.list, expression.where)
    case 'reduce':
      return [expression.initial, expression.list, expression.step]
    default:
      return unreachable(expression)
  }
}

/** Those that are there. */
export function present<Part>(...parts: readonly (Part | undefined)[]): readonly Part[] {
  return parts.filter((part) => part !== undefined)
}

/** The expressions directly inside an expression, without those of subqueries and patterns. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'map-projection':
      return [
        expression.target,
        ...expression.items.flatMap((item) => (item.kind === 'entry' ? [item.value] : [])),
      ]
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
      return partsOf(expression)
  }
}

/** Whether an expression or one inside it fulfils a condition; subqueries are not looked into. */
export function someExpression(expression: Expression, test: (inner: Expression) => boolean): boolean {
  const left = [expression]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (test(at)) return true
    addAll(left, childrenOf(at))
  }
  return false
}
