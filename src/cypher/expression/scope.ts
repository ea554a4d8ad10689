import { weighed } from '../runtime/value-size.ts'
import type { Value } from '../../model/values.ts'
import type { BoundExpression, Variable } from '../bound/index.ts'
import type { CompileContext, Evaluator } from './evaluator.ts'
import type { Pauses } from './pauses.ts'

/** Holds the current value of a variable of a comprehension, quantifier or reduce. */
export interface Cell {
  value: Value
}

/** What the families of compilers share: the context, the cells of the comprehensions around, and the way back. */
export interface Scope {
  readonly context: CompileContext
  readonly cells: ReadonlyMap<Variable, Cell>
  /** The values of parts that were evaluated beforehand. */
  readonly known: ReadonlyMap<BoundExpression, Cell>
  readonly pauses: Pauses
  /** The reader can delete: every access to an entity has to check that it is still there. */
  readonly writing: boolean
  compile(expression: BoundExpression): Evaluator
  /** The scope inside a comprehension that binds these variables. */
  within(cells: readonly (readonly [Variable, Cell])[]): Scope
  /** The scope in which these parts are known. */
  with(known: readonly (readonly [BoundExpression, Cell])[]): Scope
  /** The same with a context for short values. */
  forShort(): Scope
}

/** A predicate for one record: true only where the expression is TRUE. */
export type Predicate = (...record: Parameters<Evaluator>) => boolean

/** The value of an expression that is the same for every record of an execution; undefined where it is not known. */
export function constantOf(
  expression: BoundExpression,
  context: CompileContext,
): { readonly value: Value } | undefined {
  switch (expression.kind) {
    case 'literal':
      return expression
    case 'extracted-literal':
      return { value: context.literals[expression.slot] }
    case 'parameter': {
      const value = context.parameters[expression.name]
      return value === undefined ? undefined : { value: weighed(value) }
    }
    case 'list': {
      const items: Value[] = []
      for (const item of expression.items) {
        const constant = constantOf(item, context)
        if (constant === undefined) return undefined
        items.push(constant.value)
      }
      return { value: items }
    }
    default:
      return undefined
  }
}
