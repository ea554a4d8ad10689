import { CypherError } from '../../../../errors.ts'
import { toDouble, isNumber } from '../../../../model/numbers.ts'
import { Node, Relationship, type Value } from '../../../../model/values.ts'
import type { BoundNode, BoundPattern, BoundRelationship, Variable } from '../../../binder/bound.ts'
import type { Evaluator } from '../../../expression/evaluator.ts'
import type { Batch, Column } from '../../batch.ts'
import { idAt } from '../../columns.ts'
import type { Compilation } from '../../compilation.ts'
import { deletedError, isDeleted } from './deleted.ts'
import { propertiesOf, setProperty } from './properties.ts'

/** Makes what a pattern does not have bound, for one record, whose columns take it up one by one. */
export type CreatePattern = (batch: Batch, row: number) => void

/**
 * Compiles a pattern of CREATE or the one of MERGE: its nodes from left to right, then its relationships. An undirected
 * relationship is made from left to right. The batch has to have the columns of `madeColumns`.
 *
 * @param absent `refuse`: a null or NaN in a property map is an error, as MERGE wants it
 */
export function createPattern(
  pattern: BoundPattern,
  absent: 'leave-out' | 'refuse',
  compilation: Compilation,
): CreatePattern {
  const { context } = compilation
  const properties = new Map<object, Evaluator>()
  for (const element of [...pattern.nodes, ...pattern.relationships])
    if (element.properties !== undefined) properties.set(element, compilation.expression(element.properties))
  const fill = (
    entity: Node | Relationship,
    element: BoundNode | BoundRelationship,
    batch: Batch,
    row: number,
  ): void => {
    const evaluate = properties.get(element)
    if (evaluate === undefined) return
    const value = evaluate(batch, row)
    if (value === null) return
    const map = propertiesOf(value, context, element.span)
    for (const key of Object.keys(map)) {
      if (absent === 'refuse') refuseAbsent(key, map[key], element)
      if (map[key] !== null) setProperty(entity, key, map[key], context, element.span)
    }
  }
  const endOf = (variable: Variable, relationship: BoundRelationship, batch: Batch, row: number): number => {
    const id = idAt(batch.columns[compilation.slotOf(variable)], row, 'node', variable)
    if (id < 0 || isDeleted(new Node(id), context)) throw endMissing(id, variable, relationship)
    return id
  }
  return (batch, row) => {
    const { writer, counters } = context
    for (const node of pattern.nodes) {
      if (node.bound) continue
      const labels = [...new Set(node.labels)].map((name) => writer.internLabel(name))
      const id = writer.createNode(labels)
      counters.nodesCreated++
      counters.labelsAdded += labels.length
      // Before its properties are read they cannot be asked for: the binder sees to that.
      put(batch.columns[compilation.slotOf(node.variable)], row, id)
      fill(new Node(id), node, batch, row)
    }
    for (const relationship of pattern.relationships) {
      if (relationship.bound) continue
      const { left, right, direction, types } = relationship
      const [from, to] = direction === 'incoming' ? [right, left] : [left, right]
      const start = endOf(from, relationship, batch, row)
      const end = endOf(to, relationship, batch, row)
      const id = writer.createRelationship(start, writer.internType(types[0]), end)
      counters.relationshipsCreated++
      put(batch.columns[compilation.slotOf(relationship.variable)], row, id)
      fill(new Relationship(id), relationship, batch, row)
    }
  }
}

/** Puts columns for what a pattern makes beside those that there are; nothing is in them yet. */
export function addMadeColumns(
  columns: Column[],
  pattern: BoundPattern,
  size: number,
  compilation: Compilation,
): void {
  for (const [elements, kind] of [
    [pattern.nodes, 'node'],
    [pattern.relationships, 'relationship'],
  ] as const)
    for (const { variable, bound } of elements)
      if (!bound) columns[compilation.slotOf(variable)] = { kind, ids: new Int32Array(size).fill(-1) }
}

function put(column: Column, row: number, id: number): void {
  if (column.kind !== 'value') column.ids[row] = id
}

/** @throws CypherError SemanticError `MergeReadOwnWrites`: what is made with null or NaN would not be found again. */
function refuseAbsent(key: string, value: Value, { span }: BoundNode | BoundRelationship): void {
  const isNaN = value !== null && isNumber(value) && Number.isNaN(toDouble(value))
  if (value !== null && !isNaN) return
  const what = isNaN ? 'NaN' : 'null'
  throw new CypherError({
    phase: 'runtime',
    kind: 'SemanticError',
    code: 'MergeReadOwnWrites',
    message: `MERGE cannot find or create something whose property \`${key}\` is ${what}.`,
    at: span,
    hint: `Leave the property out, or test for ${what} before.`,
  })
}

function endMissing(id: number, { name }: Variable, { span }: BoundRelationship): CypherError {
  const message = `A relationship needs a node at both ends, but \`${name}\` is ${id < 0 ? 'null' : 'deleted'}.`
  if (id >= 0) return deletedError(message, span)
  return new CypherError({ phase: 'runtime', kind: 'SemanticError', code: 'NullNode', message, at: span })
}
