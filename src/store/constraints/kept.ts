import { ConstraintViolation } from '../../model/constraint-violation.ts'
import type { GraphReader } from '../../model/graph-store.ts'
import type { Value } from '../../model/values.ts'
import type { Guard } from './guards.ts'
import { hasType } from './has-type.ts'

/** The values of an element that a constraint is about. */
export function valuesOf(graph: GraphReader, { constraint, keys }: Guard, id: number): readonly Value[] {
  return keys.map((key) =>
    constraint.entity === 'node' ? graph.nodeProperty(id, key) : graph.relationshipProperty(id, key),
  )
}

/** @throws ConstraintViolation where they are not there, or not of the type, that a constraint requires */
export function requireKept(
  { constraint }: Guard,
  id: number,
  values: readonly Value[],
  isCreated: boolean,
): void {
  if (constraint.kind === 'unique') return
  const [first] = values
  const isKept =
    constraint.kind === 'type' ? first === null || hasType(first, constraint.type) : !values.includes(null)
  if (!isKept) throw new ConstraintViolation({ constraint, elements: [id], values, isCreated })
}
