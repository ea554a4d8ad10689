import { CypherError, type Span } from '../../../../errors.ts'
import { Node, type Relationship } from '../../../../model/values.ts'
import type { ExecutionContext } from '../../context.ts'

/** Whether the query has deleted a node or relationship; a node under DELETE that still has relationships is gone too. */
export function isDeleted(
  entity: Node | Relationship,
  { writer, pendingDeletions }: ExecutionContext,
): boolean {
  return entity instanceof Node
    ? !writer.hasNode(entity.id) || pendingDeletions.has(entity.id)
    : !writer.hasRelationship(entity.id)
}

/** The error for something that a write needs and that is deleted: EntityNotFound `DeletedEntityAccess`. */
export function deletedError(message: string, at: Span | undefined): CypherError {
  return new CypherError({
    phase: 'runtime',
    kind: 'EntityNotFound',
    code: 'DeletedEntityAccess',
    message,
    at,
  })
}
