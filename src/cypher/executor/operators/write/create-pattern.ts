import { CypherError } from '../../../../errors.ts'
import { toDouble, isNumber } from '../../../../model/numbers.ts'
import { Node, Relationship, type Value } from '../../../../model/values.ts'
import type { BoundNode, BoundPattern, BoundRelationship, Variable } from '../../../bound/index.ts'
import { type Part, valueOfPart } from '../../../expression/pausing.ts'
import { type Batch, type Column, holdsIds } from '../../../runtime/batch.ts'
import { idAt } from '../../columns.ts'
import type { Compilation } from '../../compilation.ts'
import type { Pausing } from '../../../runtime/pausing.ts'
import { deletedError, isDeleted } from './deleted.ts'
import { propertiesOf, setProperty } from './properties.ts'
import { tokenName } from './token-name.ts'

/**
 * Makes what a pattern does not have bound, for one record, whose columns take it up one by one; hands back what is left
 * to do where a value may pause.
 */
export type CreatePattern = (batch: Batch, row: number) => Pausing | undefined

/** What the graph takes for what is made, before it is folded into its base: a query must not outgrow the heap by it. */
const CREATED_NODE_BYTES = 128
const CREATED_RELATIONSHIP_BYTES = 128

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
  const properties = new Map<object, Part>()
  for (const element of [...pattern.nodes, ...pattern.relationships])
    if (element.properties !== undefined) properties.set(element, compilation.part(element.properties))
  const fill = (entity: Node | Relationship, element: BoundNode | BoundRelationship, value: Value): void => {
    if (value === null) return
    const map = propertiesOf(value, context, element.span)
    for (const key of Object.keys(map)) {
      if (absent === 'refuse') refuseAbsent(key, map[key], element)
      if (map[key] === null) continue
      setProperty(entity, key, map[key], context, element.span)
    }
  }
  const endOf = (variable: Variable, relationship: BoundRelationship, batch: Batch, row: number): number => {
    const id = idAt(batch.columns[compilation.slotOf(variable)], row, 'node', variable)
    if (id < 0 || isDeleted(new Node(id), context)) throw endMissing(id, variable, relationship)
    return id
  }
  const makeNode = (node: BoundNode, batch: Batch, row: number): Node => {
    const { writer, counters } = context
    const labels = [...new Set(node.labels)].map((name) => writer.internLabel(tokenName(name, node.span)))
    context.allocate(CREATED_NODE_BYTES)
    const id = writer.createNode(labels)
    counters.nodesCreated++
    counters.labelsAdded += labels.length
    // Before its properties are read they cannot be asked for: the binder sees to that.
    put(batch.columns[compilation.slotOf(node.variable)], row, id)
    return new Node(id)
  }
  const makeRelationship = (relationship: BoundRelationship, batch: Batch, row: number): Relationship => {
    const { writer, counters } = context
    const { left, right, direction, types } = relationship
    const [from, to] = direction === 'incoming' ? [right, left] : [left, right]
    const start = endOf(from, relationship, batch, row)
    const end = endOf(to, relationship, batch, row)
    context.allocate(CREATED_RELATIONSHIP_BYTES)
    const id = writer.createRelationship(
      start,
      writer.internType(tokenName(types[0], relationship.span)),
      end,
    )
    counters.relationshipsCreated++
    put(batch.columns[compilation.slotOf(relationship.variable)], row, id)
    return new Relationship(id)
  }
  const elements = [
    ...pattern.nodes.map((element) => ({ element, make: makeNode.bind(undefined, element) })),
    ...pattern.relationships.map((element) => ({ element, make: makeRelationship.bind(undefined, element) })),
  ].filter(({ element }) => !element.bound)
  if ([...properties.values()].some(({ kind }) => kind === 'pausing'))
    return function* (batch, row) {
      for (const { element, make } of elements) {
        const made = make(batch, row)
        const part = properties.get(element)
        if (part !== undefined) fill(made, element, yield* valueOfPart(part, batch, row))
      }
    }
  return (batch, row) => {
    for (const { element, make } of elements) {
      const made = make(batch, row)
      const part = properties.get(element)
      if (part?.kind === 'plain') fill(made, element, part.evaluate(batch, row))
    }
    return undefined
  }
}

/** Puts columns for what a pattern makes besides those that there are; nothing is in them yet. */
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
  if (holdsIds(column)) column.ids[row] = id
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
    hint: `Leave the property out, or test for ${what} first.`,
  })
}

function endMissing(id: number, { name }: Variable, { span }: BoundRelationship): CypherError {
  const message = `A relationship needs a node at both ends, but \`${name}\` is ${id < 0 ? 'null' : 'deleted'}.`
  if (id >= 0) return deletedError(message, span)
  return new CypherError({ phase: 'runtime', kind: 'SemanticError', code: 'NullNode', message, at: span })
}
