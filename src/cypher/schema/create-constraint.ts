import { ConstraintViolation } from '../../model/constraint-violation.ts'
import type { GraphWriter } from '../../model/graph-store.ts'
import type { HeldMemory } from '../../model/patience.ts'
import { type ConstraintDefinition, type GraphSchema, isUnique } from '../../model/schema.ts'
import { refuseIndexed, refuseName } from './create-index.ts'
import { isSameList, requireDistinctParts } from './distinct-parts.ts'
import { refusal } from './refusals.ts'
import { constraintText } from './words.ts'

/** So many steps of looking at the data between two pauses: what a pause stands for. */
const PIECE = 1024

/**
 * Makes a constraint, unless one is there already and `ifNotExists`. Yields between two pieces of looking at the data.
 *
 * @param held counts what is held while the data are looked at
 * @returns the constraint that is there already; undefined where the new one was made
 * @throws CypherError SchemaError where there is one already, or another with this name, or the data break it
 */
export function* createConstraint(
  writer: GraphWriter,
  definition: ConstraintDefinition,
  ifNotExists: boolean,
  held: HeldMemory,
): Generator<undefined, ConstraintDefinition | undefined, void> {
  const { name, entity, label, keys } = definition
  requireDistinctParts('Constraint', { name, entity, names: [label], keys })
  const { schema } = writer
  const known =
    schema.constraints.find((constraint) => constraint.name === name) ??
    schema.constraints.find((constraint) => isSameConstraint(constraint, definition))
  if (ifNotExists && known !== undefined) return known
  if (known !== undefined) refuseKnown(schema, known, definition)
  refuseName(schema, name)
  refuseConflicting(schema, definition)
  if (isUnique(definition)) refuseIndexed(schema, definition)
  try {
    held.replace(writer.prepareConstraint(definition, 0).bytes)
    while (!writer.prepareConstraint(definition, PIECE).isReady) yield
    writer.createConstraint(definition)
  } catch (error) {
    if (error instanceof ConstraintViolation) throw creationFailed(error, schema)
    throw error
  } finally {
    held.clear()
  }
  return undefined
}

/** @throws CypherError SchemaError where what is asked for is there, under this name or another */
function refuseKnown(
  schema: GraphSchema,
  known: ConstraintDefinition,
  definition: ConstraintDefinition,
): void {
  if (!isSameConstraint(known, definition)) return
  const text = constraintText(known, schema)
  if (known.name === definition.name)
    throw refusal(
      'EquivalentSchemaRuleAlreadyExists',
      `An equivalent constraint already exists, '${text}'.`,
      'Write IF NOT EXISTS, or leave the command out.',
    )
  refuseName(schema, definition.name)
  throw refusal('ConstraintAlreadyExists', `Constraint already exists: ${text}.`, 'Use it, or drop it first.')
}

/** Uniqueness and key of the same properties stand in each other's way, and so do two types of one property. */
function refuseConflicting(schema: GraphSchema, definition: ConstraintDefinition): void {
  const conflicting = schema.constraints.find(
    (other) =>
      isSamePlace(other, definition) &&
      (other.kind === definition.kind || (isUnique(other) && isUnique(definition))),
  )
  if (conflicting === undefined) return
  throw refusal(
    'ConstraintAlreadyExists',
    `Conflicting constraint already exists: ${constraintText(conflicting, schema)}.`,
    'Drop it first.',
  )
}

function creationFailed(violation: ConstraintViolation, schema: GraphSchema): Error {
  const { constraint, offence } = violation
  return refusal(
    'ConstraintCreationFailed',
    `Unable to create ${constraintText(constraint, schema)}: ${offence}. Note that only the first found violation is shown.`,
    'Change the data first.',
    violation,
  )
}

function isSameConstraint(one: ConstraintDefinition, other: ConstraintDefinition): boolean {
  if (one.kind !== other.kind || !isSamePlace(one, other)) return false
  return one.kind !== 'type' || other.kind !== 'type' || isSameList(one.type, other.type)
}

function isSamePlace(one: ConstraintDefinition, other: ConstraintDefinition): boolean {
  return one.entity === other.entity && one.label === other.label && isSameList(one.keys, other.keys)
}
