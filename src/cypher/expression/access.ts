import { entryOf, isList, typeName } from '../../model/kinds.ts'
import { isInteger } from '../../model/numbers.ts'
import { componentOf } from '../../model/temporal/components.ts'
import { componentOfPoint, Point } from '../../model/point.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import { Node, Relationship, emptyMap, isMap, type MapValue, type Value } from '../../model/values.ts'
import type { BoundExpression } from '../bound/index.ts'
import { holdsIds, valueIn } from '../runtime/batch.ts'
import type { GraphReader } from '../../model/graph-store.ts'
import { IntegerRange } from '../runtime/integer-range.ts'
import { compileItems } from './items.ts'
import { deletedEntity, located, runtimeError, wrongType } from '../runtime/errors.ts'
import type { Evaluator } from './evaluator.ts'
import { LONG_VALUE, LONG_WEIGHT } from '../runtime/long-values.ts'
import { weightOf } from '../runtime/value-size.ts'
import type { Scope } from './scope.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

/** A variable: from its comprehension's cell, or from its slot. Ids become references without labels and properties. */
export function compileVariable(expression: Of<'variable'>, scope: Scope): Evaluator {
  const cell = scope.cells.get(expression.variable)
  if (cell !== undefined) return () => cell.value
  const slot = scope.context.slotOf(expression.variable)
  return (batch, row) => valueIn(batch.columns[slot], row)
}

/**
 * `target.key`, also a component of a temporal value or a point.
 * @throws CypherError TypeError `InvalidArgumentType`, `UnknownTemporalComponent`; EntityNotFound `DeletedEntityAccess`
 */
export function compileProperty(expression: Of<'property'>, scope: Scope): Evaluator {
  const { target, span } = expression
  const read = propertyReader(scope, expression.key)
  if (target.kind === 'variable' && !scope.cells.has(target.variable)) {
    const slot = scope.context.slotOf(target.variable)
    return (batch, row) => {
      const column = batch.columns[slot]
      try {
        if (!holdsIds(column)) return read.ofValue(valueIn(column, row))
        const id = column.ids[row]
        if (id < 0) return null
        return column.kind === 'node' ? read.ofNode(id) : read.ofRelationship(id)
      } catch (error) {
        throw located(error, span)
      }
    }
  }
  const evaluate = scope.compile(target)
  return (batch, row) => {
    const value = evaluate(batch, row)
    try {
      return read.ofValue(value)
    } catch (error) {
      throw located(error, span)
    }
  }
}

interface PropertyReader {
  ofNode(id: number): Value
  ofRelationship(id: number): Value
  ofValue(value: Value): Value
}

function propertyReader(scope: Scope, key: string): PropertyReader {
  const { reader } = scope.context
  let token = reader.keyId(key)
  // A query that writes may bring the key into being.
  const current = (): number => (token >= 0 ? token : (token = reader.keyId(key)))
  const { writing } = scope
  const ofNode = (id: number): Value => {
    if (writing && !reader.hasNode(id)) throw deletedEntity('node', id)
    const known = current()
    return known < 0 ? null : reader.nodeProperty(id, known)
  }
  const ofRelationship = (id: number): Value => {
    if (writing && !reader.hasRelationship(id)) throw deletedEntity('relationship', id)
    const known = current()
    return known < 0 ? null : reader.relationshipProperty(id, known)
  }
  return {
    ofNode,
    ofRelationship,
    ofValue: (value) => {
      if (value === null) return null
      if (value instanceof Node) return ofNode(value.id)
      if (value instanceof Relationship) return ofRelationship(value.id)
      if (isMap(value)) return entryOf(value, key)
      if (isTemporal(value)) return componentOf(value, key)
      if (value instanceof Point) return componentOfPoint(value, key)
      throw wrongType(
        `The property access \`.${key}\``,
        'a NODE, a RELATIONSHIP, a MAP, a POINT or a temporal value',
        value,
      )
    },
  }
}

/** `n:A:B`, and `r:T` for a relationship; null for null. @throws CypherError TypeError `InvalidArgumentType` */
export function compileHasLabels(expression: Of<'has-labels'>, scope: Scope): Evaluator {
  const { reader } = scope.context
  const { labels, span, target } = expression
  const ofNode = (id: number): boolean => {
    if (scope.writing && !reader.hasNode(id)) throw located(deletedEntity('node', id), span)
    return labels.every((label) => {
      const token = reader.labelId(label)
      return token >= 0 && reader.hasLabel(id, token)
    })
  }
  const ofRelationship = (id: number): boolean => {
    const type = reader.typeOf(id)
    return labels.every((label) => reader.typeId(label) === type)
  }
  const ofValue = (value: Value): Value => {
    if (value === null) return null
    if (value instanceof Node) return ofNode(value.id)
    if (value instanceof Relationship) return ofRelationship(value.id)
    throw located(wrongType('A label check', 'a NODE or a RELATIONSHIP', value), span)
  }
  if (target.kind === 'variable' && !scope.cells.has(target.variable)) {
    const slot = scope.context.slotOf(target.variable)
    return (batch, row) => {
      const column = batch.columns[slot]
      if (!holdsIds(column)) return ofValue(valueIn(column, row))
      const id = column.ids[row]
      if (id < 0) return null
      return column.kind === 'node' ? ofNode(id) : ofRelationship(id)
    }
  }
  const evaluate = scope.compile(target)
  return (batch, row) => ofValue(evaluate(batch, row))
}

/**
 * `target[index]`: of a list by position (from the end where negative, null outside), of a map, node or relationship by
 * key. @throws CypherError TypeError `InvalidArgumentType`, `MapElementAccessByNonString`, `ListElementAccessByNonInteger`
 */
export function compileIndex(expression: Of<'index'>, scope: Scope): Evaluator {
  const target = compileItems(expression.target, scope)
  const index = scope.compile(expression.index)
  const { reader } = scope.context
  return (batch, row) => {
    const container = target(batch, row)
    const at = index(batch, row)
    try {
      return elementOf(container, at, reader)
    } catch (error) {
      throw located(error, expression.span)
    }
  }
}

function elementOf(container: Value | IntegerRange, index: Value, reader: GraphReader): Value {
  if (container === null) return null
  if (container instanceof IntegerRange || isList(container)) {
    if (index === null) return null
    if (!isInteger(index)) {
      const message = `The index of a list must be an INTEGER, but is ${typeName(index)}.`
      throw runtimeError(
        'TypeError',
        'ListElementAccessByNonInteger',
        message,
        'Use toInteger() on the index.',
      )
    }
    const position = Number(index)
    const at = position < 0 ? container.length + position : position
    return at >= 0 && at < container.length ? (container.at(at) ?? null) : null
  }
  if (index === null && !isIndexable(container)) return null
  if (!isIndexable(container))
    throw wrongType('`[ ]`', 'a LIST, a MAP, a NODE, a RELATIONSHIP, a POINT or a temporal value', container)
  if (index === null) return null
  if (typeof index !== 'string') {
    const message = `The key of a map, node or relationship must be a STRING, but is ${typeName(index)}.`
    throw runtimeError('TypeError', 'MapElementAccessByNonString', message, 'Use toString() on the key.')
  }
  if (container instanceof Node) return propertiesOf(container, reader)[index] ?? null
  if (container instanceof Relationship) return propertiesOf(container, reader)[index] ?? null
  if (isTemporal(container)) return componentOf(container, index)
  if (container instanceof Point) return componentOfPoint(container, index)
  return isMap(container) ? entryOf(container, index) : null
}

function isIndexable(value: Value): boolean {
  const isEntity = value instanceof Node || value instanceof Relationship
  return isEntity || isMap(value) || isTemporal(value) || value instanceof Point
}

/**
 * All properties of a node or relationship, as the reader has them now.
 * @throws CypherError EntityNotFound `DeletedEntityAccess`
 */
export function propertiesOf(entity: Node | Relationship, reader: GraphReader): MapValue {
  const properties = emptyMap()
  const { id } = entity
  if (entity instanceof Node) {
    if (!reader.hasNode(id)) throw deletedEntity('node', id)
    for (const key of reader.nodeKeys(id)) properties[reader.keyName(key)] = reader.nodeProperty(id, key)
  } else {
    if (!reader.hasRelationship(id)) throw deletedEntity('relationship', id)
    for (const key of reader.relationshipKeys(id)) {
      properties[reader.keyName(key)] = reader.relationshipProperty(id, key)
    }
  }
  return properties
}

/** `target[from..to]`: null where the list or a bound is null. @throws CypherError TypeError `InvalidArgumentType` */
export function compileSlice(expression: Of<'slice'>, scope: Scope): Evaluator {
  const target = scope.compile(expression.target)
  const from = expression.from === undefined ? undefined : scope.compile(expression.from)
  const to = expression.to === undefined ? undefined : scope.compile(expression.to)
  const bound = (value: Value): number => {
    if (!isInteger(value)) throw located(wrongType('A slice', 'INTEGER bounds', value), expression.span)
    return Number(value)
  }
  return (batch, row) => {
    const list = target(batch, row)
    const first = from === undefined ? 0 : from(batch, row)
    const last = to === undefined ? Number.MAX_SAFE_INTEGER : to(batch, row)
    if (list === null || first === null || last === null) return null
    if (!isList(list)) throw located(wrongType('A slice', 'a LIST', list), expression.span)
    const weight = weightOf(list)
    if (scope.context.impatient && weight >= LONG_WEIGHT) throw LONG_VALUE
    scope.context.spend(weight)
    return list.slice(bound(first), bound(last))
  }
}
