import { CypherError } from '../../../../errors.ts'
import { Node, Relationship, type Value } from '../../../../model/values.ts'
import type { BoundPattern, BoundRelationship, Variable } from '../../../binder/bound.ts'
import type { Evaluator } from '../../../expression/evaluator.ts'
import type { Batch } from '../../batch.ts'
import { idsOf } from '../../columns.ts'
import type { Compilation } from '../../compilation.ts'
import { propertiesOf, setProperty } from './properties.ts'

/** Creates what a pattern does not have bound, for one record; returns the ids by variable. */
export type CreatePattern = (batch: Batch, row: number) => Map<Variable, number>

/**
 * Compiles the pattern of CREATE or MERGE. An undirected relationship is made from left to right.
 * `nullProperties` `refuse`: a null in a property map is an error, as MERGE wants it.
 */
export function createPattern(
  pattern: BoundPattern,
  nullProperties: 'leave-out' | 'refuse',
  compilation: Compilation,
): CreatePattern {
  const { context } = compilation
  const properties = new Map<object, Evaluator>()
  for (const element of [...pattern.nodes, ...pattern.relationships])
    if (element.properties !== undefined) properties.set(element, compilation.expression(element.properties))
  const fill = (
    entity: Node | Relationship,
    element: BoundPattern['nodes'][number] | BoundRelationship,
    batch: Batch,
    row: number,
  ): void => {
    const evaluate = properties.get(element)
    if (evaluate === undefined) return
    const value: Value = evaluate(batch, row)
    if (value === null) return
    const map = propertiesOf(value, context, element.span)
    for (const key of Object.keys(map)) {
      if (map[key] === null && nullProperties === 'refuse')
        throw new CypherError({
          phase: 'runtime',
          kind: 'SemanticError',
          code: 'MergeReadOwnWrites',
          message: `MERGE cannot find or create something whose property \`${key}\` is null.`,
          at: element.span,
          hint: 'Leave the property out, or test for null before.',
        })
      if (map[key] !== null) setProperty(entity, key, map[key], context, element.span)
    }
  }
  return (batch, row) => {
    const { writer, counters } = context
    const ids = new Map<Variable, number>()
    const idOf = (variable: Variable): number =>
      ids.get(variable) ?? idsOf(batch, compilation.slotOf(variable), 'node', variable)[row]
    for (const node of pattern.nodes) {
      if (node.bound || ids.has(node.variable)) continue
      const labels = [...new Set(node.labels)].map((name) => writer.internLabel(name))
      const id = writer.createNode(labels)
      counters.nodesCreated++
      counters.labelsAdded += labels.length
      ids.set(node.variable, id)
      fill(new Node(id), node, batch, row)
    }
    for (const relationship of pattern.relationships) {
      if (relationship.bound) continue
      const [from, to] =
        relationship.direction === 'incoming'
          ? [relationship.right, relationship.left]
          : [relationship.left, relationship.right]
      const start = idOf(from)
      const end = idOf(to)
      for (const [id, variable] of [
        [start, from],
        [end, to],
      ] as const)
        if (id < 0 || !writer.hasNode(id))
          throw new CypherError({
            phase: 'runtime',
            kind: id < 0 ? 'SemanticError' : 'EntityNotFound',
            code: id < 0 ? 'NullNode' : 'DeletedEntityAccess',
            message: `A relationship needs a node at both ends, but \`${variable.name}\` is ${id < 0 ? 'null' : 'deleted'}.`,
            at: relationship.span,
          })
      const id = writer.createRelationship(start, writer.internType(relationship.types[0]), end)
      counters.relationshipsCreated++
      ids.set(relationship.variable, id)
      fill(new Relationship(id), relationship, batch, row)
    }
    return ids
  }
}
