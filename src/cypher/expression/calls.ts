import type { Value } from '../../model/values.ts'
import type { BoundExpression } from '../bound/index.ts'
import type { FunctionContext } from '../runtime/function-context.ts'
import { IntegerRange } from '../runtime/integer-range.ts'
import { atOnce } from '../in-pieces/making.ts'
import { reserveFor, weightOf } from '../runtime/value-size.ts'
import { located } from '../runtime/errors.ts'
import type { Evaluator, PausingEvaluator } from './evaluator.ts'
import { compileItems } from './items.ts'
import { LONG_VALUE, LONG_WEIGHT } from '../runtime/long-values.ts'
import { compilePart, valueOfPart } from './pausing.ts'
import type { Scope } from './scope.ts'
import { holdsIds, valueIn } from '../runtime/batch.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

/** A function call: `nulls: 'propagate'` and the place of errors are seen to here, once for all functions. */
export function compileCall(expression: Of<'call'>, scope: Scope): Evaluator {
  const definition = expression.function
  const { context } = scope
  const [only] = expression.arguments
  if (definition.onEntity !== undefined && expression.arguments.length === 1 && only.kind === 'variable') {
    const direct = onEntityColumn(expression, only, definition.onEntity, scope)
    if (direct !== undefined) return direct
  }
  if (definition.onRange !== undefined && expression.arguments.length === 1 && only.kind === 'call') {
    if (only.function.asRange !== undefined) return onRange(expression, only, definition.onRange, scope)
  }
  const inputs = expression.arguments.map((argument) => scope.compile(argument))
  const propagate = definition.nulls === 'propagate'
  const { call, isLong: says, pausing } = definition
  const { impatient } = context
  const made = (values: readonly Value[], weight: number): Value => {
    if (pausing !== undefined && (says === undefined ? weight >= LONG_WEIGHT : says(values))) {
      if (impatient) throw LONG_VALUE
      return atOnce(pausing(values, context), context)
    }
    // What has no version in pieces does not go through its arguments.
    if (pausing !== undefined && says === undefined) context.spend(weight)
    const value = call(values, context)
    reserveFor(value, context)
    return value
  }
  if (inputs.length === 1) {
    const [input] = inputs
    return (batch, row) => {
      const value = input(batch, row)
      if (propagate && value === null) return null
      try {
        return made([value], weightOf(value))
      } catch (error) {
        throw located(error, expression.span)
      }
    }
  }
  return (batch, row) => {
    const values: Value[] = []
    let weight = 0
    for (const input of inputs) {
      const value = input(batch, row)
      if (propagate && value === null) return null
      weight += weightOf(value)
      values.push(value)
    }
    try {
      return made(values, weight)
    } catch (error) {
      throw located(error, expression.span)
    }
  }
}

/** The call on a list that is never made, where the argument is a call of `range`. */
function onRange(
  expression: Of<'call'>,
  argument: Of<'call'>,
  ofRange: (range: IntegerRange) => Value,
  scope: Scope,
): Evaluator {
  const items = compileItems(argument, scope)
  const { call } = expression.function
  return (batch, row) => {
    const value = items(batch, row)
    if (value === null) return null
    try {
      return value instanceof IntegerRange ? ofRange(value) : call([value], scope.context)
    } catch (error) {
      throw located(error, expression.span)
    }
  }
}

/** The call on a column of ids without making a Node or Relationship for each record. */
function onEntityColumn(
  expression: Of<'call'>,
  argument: Of<'variable'>,
  onEntity: (kind: 'node' | 'relationship', id: number, context: FunctionContext) => Value,
  scope: Scope,
): Evaluator | undefined {
  if (scope.cells.has(argument.variable)) return undefined
  const slot = scope.context.slotOf(argument.variable)
  const { call, nulls } = expression.function
  return (batch, row) => {
    const column = batch.columns[slot]
    try {
      if (!holdsIds(column)) {
        const value = valueIn(column, row)
        return value === null && nulls === 'propagate' ? null : call([value], scope.context)
      }
      const id = column.ids[row]
      return id < 0 ? null : onEntity(column.kind, id, scope.context)
    } catch (error) {
      throw located(error, expression.span)
    }
  }
}

/** A call that may work for long, or whose arguments may: the same as `compileCall`, but for the pauses. */
export function compilePausingCall(expression: Of<'call'>, scope: Scope): PausingEvaluator {
  const { arguments: given, function: definition, span } = expression
  const { context } = scope
  const parts = given.map((argument) => compilePart(argument, scope))
  const propagate = definition.nulls === 'propagate'
  const { call, isLong: says, pausing } = definition
  return function* (batch, row) {
    const values: Value[] = []
    let weight = 0
    for (const part of parts) {
      const value = yield* valueOfPart(part, batch, row)
      if (propagate && value === null) return null
      weight += weightOf(value)
      values.push(value)
    }
    try {
      if (pausing !== undefined && (says === undefined ? weight >= LONG_WEIGHT : says(values)))
        return yield* pausing(values, context)
      if (pausing !== undefined && says === undefined) context.spend(weight)
      const value = call(values, context)
      reserveFor(value, context)
      return value
    } catch (error) {
      throw located(error, span)
    }
  }
}

/** EXISTS, COUNT, COLLECT and patterns as expressions: the executor runs the query for the variables it imports. */
export function compileSubqueryExpression(expression: Of<'subquery'>, scope: Scope): PausingEvaluator {
  const imports = expression.imports.map((variable) => ({
    variable,
    evaluate: scope.compile({ kind: 'variable', span: expression.span, type: variable.type, variable }),
  }))
  return scope.context.compileSubquery(expression.query, imports, expression.form)
}
