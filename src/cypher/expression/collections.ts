import { equals } from '../../model/equality.ts'
import { Point } from '../../model/point.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import { Node, Relationship, emptyMap, isMap, type Value } from '../../model/values.ts'
import type { BoundExpression } from '../bound/index.ts'
import {
  EMPTY_LIST_BYTES,
  reserved,
  sizeOf,
  sizeOfMap,
  SLOT_BYTES,
  weightOfEquality,
} from '../runtime/value-size.ts'
import { propertiesOf } from './access.ts'
import { located, wrongType } from '../runtime/errors.ts'
import type { Evaluator } from './evaluator.ts'
import { isLong, LONG_VALUE, LONG_WEIGHT } from '../runtime/long-values.ts'
import { truth } from './logic.ts'
import type { Scope } from './scope.ts'
import { holdsIds, valueIn } from '../runtime/batch.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

/** `[a, b]`: a new list for each record. */
export function compileList(expression: Of<'list'>, scope: Scope): Evaluator {
  const items = expression.items.map((item) => scope.compile(item))
  const { context } = scope
  return (batch, row) => {
    const list = new Array<Value>(items.length)
    let bytes = EMPTY_LIST_BYTES
    for (let at = 0; at < items.length; at++) {
      const value = items[at](batch, row)
      bytes += SLOT_BYTES + sizeOf(value)
      list[at] = value
    }
    return reserved(list, bytes, context)
  }
}

/** `{a: 1}`: of equal keys the last counts, at the place of the first. */
export function compileMap(expression: Of<'map'>, scope: Scope): Evaluator {
  const entries = compileEntries(expression.entries, scope)
  return (batch, row) => {
    const map = emptyMap()
    for (const { key, value } of entries) map[key] = value(batch, row)
    return reserved(map, sizeOfMap(map), scope.context)
  }
}

/** `target {.*, .a, b: 1}`; null for null. @throws CypherError TypeError `InvalidArgumentType` */
export function compileMapProjection(expression: Of<'map-projection'>, scope: Scope): Evaluator {
  const target = scope.compile(expression.target)
  const entries = compileEntries(expression.entries, scope)
  const { reader } = scope.context
  return (batch, row) => {
    const source = target(batch, row)
    if (source === null) return null
    const map = emptyMap()
    const isEntity = source instanceof Node || source instanceof Relationship
    // A temporal value or a point has components to be picked, but not all of them together.
    const hasComponents = isTemporal(source) || source instanceof Point
    if (!isEntity && !isMap(source) && (!hasComponents || expression.all)) {
      throw located(wrongType('A map projection', 'a NODE, a RELATIONSHIP or a MAP', source), expression.span)
    }
    if (expression.all) {
      try {
        const held = isEntity ? propertiesOf(source, reader) : source
        Object.assign(map, held)
        // Each is looked up and copied, which takes far longer than to go through a record.
        scope.context.spend(2 * Object.keys(held).length)
      } catch (error) {
        throw located(error, expression.span)
      }
    }
    for (const { key, value } of entries) map[key] = value(batch, row)
    return reserved(map, sizeOfMap(map), scope.context)
  }
}

function compileEntries(entries: Of<'map'>['entries'], scope: Scope): { key: string; value: Evaluator }[] {
  return entries.map(({ key, value }) => ({ key, value: scope.compile(value) }))
}

/** `IS NULL`, `IS NOT NULL`. */
export function compileIsNull(expression: Of<'is-null'>, scope: Scope): Evaluator {
  const { negated, operand } = expression
  if (operand.kind === 'variable' && !scope.cells.has(operand.variable)) {
    const slot = scope.context.slotOf(operand.variable)
    return (batch, row) => {
      const column = batch.columns[slot]
      return (holdsIds(column) ? column.ids[row] < 0 : valueIn(column, row) === null) !== negated
    }
  }
  const evaluate = scope.compile(operand)
  return (batch, row) => (evaluate(batch, row) === null) !== negated
}

/** CASE in both forms: the first branch that holds, else ELSE, else null. Later branches are not evaluated. */
export function compileCase(expression: Of<'case'>, scope: Scope): Evaluator {
  const branches = expression.branches.map(({ when, then }) => ({
    when: scope.compile(when),
    span: when.span,
    result: scope.compile(then),
  }))
  const otherwise: Evaluator =
    expression.otherwise === undefined ? () => null : scope.compile(expression.otherwise)
  if (expression.subject === undefined) {
    return (batch, row) => {
      for (const { when, span, result } of branches) {
        if (truth(when(batch, row), span) === true) return result(batch, row)
      }
      return otherwise(batch, row)
    }
  }
  const { context } = scope
  const subject = scope.compile(expression.subject)
  return (batch, row) => {
    const value: Value = subject(batch, row)
    const isWeighed = typeof value === 'object' || isLong(value)
    for (const { when, result } of branches) {
      const tested = when(batch, row)
      if (isWeighed) {
        const weight = weightOfEquality(value, tested)
        if (context.impatient && weight >= LONG_WEIGHT) throw LONG_VALUE
        context.spend(weight)
      }
      if (equals(value, tested) === true) return result(batch, row)
    }
    return otherwise(batch, row)
  }
}
