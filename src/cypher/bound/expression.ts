import type { Span } from '../../errors.ts'
import type { Value } from '../../model/values.ts'
import type { BinaryOperator, ComparisonOperator, UnaryOperator } from '../ast/index.ts'
import type { FunctionDefinition } from '../catalog/function-definition.ts'
import type { Type } from '../types/type.ts'
import type { BoundQuery } from './query.ts'

/**
 * One variable of one scope; compared by identity. The planner gives it a slot. `node` and `relationship` variables that
 * a pattern binds live in columns of ids, all others in columns of values.
 */
export interface Variable {
  readonly name: string
  readonly type: Type
}

/** Where an expression stands in the text, and its static type. */
interface Typed {
  readonly span: Span
  readonly type: Type
}

export type BoundExpression = Typed &
  (
    | { readonly kind: 'literal'; readonly value: Value }
    /** A literal of which the plan knows only the type: its value comes with each text that shares the plan. */
    | { readonly kind: 'extracted-literal'; readonly slot: number }
    | { readonly kind: 'parameter'; readonly name: string }
    | { readonly kind: 'variable'; readonly variable: Variable }
    | {
        readonly kind: 'property'
        readonly target: BoundExpression
        readonly key: string
      }
    | {
        readonly kind: 'index'
        readonly target: BoundExpression
        readonly index: BoundExpression
      }
    | {
        readonly kind: 'slice'
        readonly target: BoundExpression
        readonly from: BoundExpression | undefined
        readonly to: BoundExpression | undefined
      }
    | {
        readonly kind: 'has-labels'
        readonly target: BoundExpression
        readonly labels: readonly string[]
      }
    | {
        readonly kind: 'list'
        readonly items: readonly BoundExpression[]
      }
    | {
        readonly kind: 'map'
        readonly entries: readonly { readonly key: string; readonly value: BoundExpression }[]
      }
    /** `target {.*, .a, b: 1}`: `all` copies the target's own entries first. */
    | {
        readonly kind: 'map-projection'
        readonly target: BoundExpression
        readonly all: boolean
        readonly entries: readonly { readonly key: string; readonly value: BoundExpression }[]
      }
    | {
        readonly kind: 'unary'
        readonly operator: UnaryOperator
        readonly operand: BoundExpression
      }
    | {
        readonly kind: 'binary'
        readonly operator: BinaryOperator
        readonly left: BoundExpression
        readonly right: BoundExpression
      }
    | {
        readonly kind: 'comparison'
        readonly operands: readonly BoundExpression[]
        readonly operators: readonly ComparisonOperator[]
      }
    | {
        readonly kind: 'is-null'
        readonly operand: BoundExpression
        readonly negated: boolean
      }
    | {
        readonly kind: 'call'
        readonly function: FunctionDefinition
        readonly arguments: readonly BoundExpression[]
      }
    | {
        readonly kind: 'case'
        readonly subject: BoundExpression | undefined
        readonly branches: readonly { readonly when: BoundExpression; readonly then: BoundExpression }[]
        readonly otherwise: BoundExpression | undefined
      }
    | {
        readonly kind: 'list-comprehension'
        readonly variable: Variable
        readonly list: BoundExpression
        readonly where: BoundExpression | undefined
        readonly projection: BoundExpression | undefined
      }
    | {
        readonly kind: 'quantifier'
        readonly quantifier: 'all' | 'any' | 'none' | 'single'
        readonly variable: Variable
        readonly list: BoundExpression
        readonly where: BoundExpression
      }
    | {
        readonly kind: 'reduce'
        readonly accumulator: Variable
        readonly initial: BoundExpression
        readonly variable: Variable
        readonly list: BoundExpression
        readonly step: BoundExpression
      }
    /**
     * Pattern predicates, pattern comprehensions, EXISTS, COUNT and COLLECT subqueries: a query that reads variables of the
     * scope around it (`imports`). `exists`: has it a record; `count`: how many; `collect`: its only column as a list.
     */
    | {
        readonly kind: 'subquery'
        readonly form: 'exists' | 'count' | 'collect'
        readonly query: BoundQuery
        readonly imports: readonly Variable[]
      }
  )
