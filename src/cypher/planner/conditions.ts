import type { BoundExpression, Variable } from '../bound/index.ts'
import { variablesOf } from '../bound/walk.ts'
import type { BoundLimit } from './index-access.ts'

/** What a predicate says of one property of a node or relationship, by values that do not read it. */
export type Condition = { readonly variable: Variable; readonly key: string } & (
  | { readonly kind: 'equal'; readonly value: BoundExpression }
  | { readonly kind: 'in'; readonly list: BoundExpression }
  | { readonly kind: 'from'; readonly limit: BoundLimit }
  | { readonly kind: 'to'; readonly limit: BoundLimit }
  | { readonly kind: 'starts-with'; readonly text: BoundExpression }
  | { readonly kind: 'contains'; readonly text: BoundExpression }
  | { readonly kind: 'ends-with'; readonly text: BoundExpression }
  | { readonly kind: 'exists' }
  | {
      readonly kind: 'within-distance'
      readonly center: BoundExpression
      readonly distance: BoundExpression
      readonly inclusive: boolean
    }
  | { readonly kind: 'bounding-box'; readonly lower: BoundExpression; readonly upper: BoundExpression }
)

/**
 * The conditions that a predicate is made of; none where it is something else. Wherever the predicate is true each of them holds, and the
 * property is there.
 */
export function conditionsOf(predicate: BoundExpression): readonly Condition[] {
  switch (predicate.kind) {
    case 'comparison': {
      const { operands, operators } = predicate
      return operators.flatMap((operator, at) => compared(operands[at], operator, operands[at + 1]))
    }
    case 'binary': {
      const { operator, left, right } = predicate
      switch (operator) {
        case 'in':
          return of(left, [right], { kind: 'in', list: right })
        case 'starts-with':
        case 'contains':
        case 'ends-with':
          return of(left, [right], { kind: operator, text: right })
        default:
          return []
      }
    }
    case 'is-null':
      return predicate.negated ? of(predicate.operand, [], { kind: 'exists' }) : []
    case 'call': {
      if (predicate.function.spatial !== 'within-box') return []
      const [point, lower, upper] = predicate.arguments
      return of(point, [lower, upper], { kind: 'bounding-box', lower, upper })
    }
    default:
      return []
  }
}

type Operator = Extract<BoundExpression, { kind: 'comparison' }>['operators'][number]

function compared(left: BoundExpression, operator: Operator, right: BoundExpression): readonly Condition[] {
  switch (operator) {
    case '=':
      return [
        ...of(left, [right], { kind: 'equal', value: right }),
        ...of(right, [left], { kind: 'equal', value: left }),
      ]
    case '<>':
      return []
    case '<':
    case '<=':
      return ascending(left, operator === '<=', right)
    case '>':
    case '>=':
      return ascending(right, operator === '>=', left)
  }
}

function ascending(less: BoundExpression, inclusive: boolean, more: BoundExpression): readonly Condition[] {
  return [
    ...of(less, [more], { kind: 'to', limit: { value: more, inclusive } }),
    ...of(more, [less], { kind: 'from', limit: { value: less, inclusive } }),
    ...near(less, more, inclusive),
  ]
}

/** `point.distance(n.place, center) < distance`, the points either way round. */
function near(less: BoundExpression, distance: BoundExpression, inclusive: boolean): readonly Condition[] {
  if (less.kind !== 'call' || less.function.spatial !== 'distance') return []
  const [one, other] = less.arguments
  return [
    ...of(one, [other, distance], { kind: 'within-distance', center: other, distance, inclusive }),
    ...of(other, [one, distance], { kind: 'within-distance', center: one, distance, inclusive }),
  ]
}

type Said<C> = C extends unknown ? Omit<C, 'variable' | 'key'> : never

/** The condition, where `side` is a property of a variable that none of the values reads. */
function of(
  side: BoundExpression,
  values: readonly BoundExpression[],
  said: Said<Condition>,
): readonly Condition[] {
  if (side.kind !== 'property' || side.target.kind !== 'variable') return []
  const { variable } = side.target
  if (values.some((value) => variablesOf(value).has(variable))) return []
  return [{ variable, key: side.key, ...said }]
}
