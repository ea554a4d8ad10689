import type { BoundExpression, Variable } from '../bound/index.ts'
import type { Evaluator } from '../expression/evaluator.ts'
import type { NumberEvaluator } from '../expression/numbers.ts'
import type { Part } from '../expression/pausing.ts'
import type { ExecutionContext } from './context.ts'

/** What an operator is built with: the execution, slots and compiled expressions of its frame. */
export interface Compilation {
  readonly context: ExecutionContext
  slotOf(variable: Variable): number
  slotsOf(variables: Iterable<Variable>): number[]
  /** Runs to its end in one go: for what does not pause, and where nothing can. */
  expression(expression: BoundExpression): Evaluator
  /** For those who can pause within a value. */
  part(expression: BoundExpression): Part
  /** For many records at once; undefined where it is of a kind that is not evaluated so. */
  numbers(expression: BoundExpression): NumberEvaluator | undefined
}

/** The tokens of relationship types: undefined means any type; a name the graph has never seen is left out. */
export function typeTokens(
  types: readonly string[],
  context: ExecutionContext,
): readonly number[] | undefined {
  if (types.length === 0) return undefined
  const tokens = new Set(types.map((name) => context.reader.typeId(name)))
  tokens.delete(-1)
  return [...tokens]
}

/** The tokens of labels; undefined where the graph has never seen one of them, so that nothing can match. */
export function labelTokens(
  labels: readonly string[],
  context: ExecutionContext,
): readonly number[] | undefined {
  const tokens = [...new Set(labels.map((name) => context.reader.labelId(name)))]
  return tokens.includes(-1) ? undefined : tokens
}
