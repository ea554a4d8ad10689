import type { GraphWriter } from '../../model/graph-store.ts'
import type { ConstraintDefinition, GraphSchema, IndexDefinition } from '../../model/schema.ts'
import { isSameList, requireDistinctParts } from './distinct-parts.ts'
import { refusal } from './refusals.ts'
import { constrainedText, indexText, schemaText } from './words.ts'

const HINT_NAME = 'Use another name, or drop the other one first.'

/**
 * Makes an index, unless one is there already and `ifNotExists`.
 *
 * @returns the index that is there already; undefined where the new one was made
 * @throws CypherError SchemaError where there is one already, or another with this name
 */
export function createIndex(
  writer: GraphWriter,
  definition: IndexDefinition,
  ifNotExists: boolean,
): IndexDefinition | undefined {
  requireDistinctParts('Index', definition)
  const { schema } = writer
  const namesake = schema.indexes.find(({ name }) => name === definition.name)
  const equal = schema.indexes.find((index) => isSameIndex(index, definition))
  const known = namesake ?? equal
  if (ifNotExists && known !== undefined) return known
  refuseTaken(schema, definition, namesake, equal)
  writer.createIndex(definition)
  return undefined
}

function refuseTaken(
  schema: GraphSchema,
  definition: IndexDefinition,
  namesake: IndexDefinition | undefined,
  equal: IndexDefinition | undefined,
): void {
  const { name } = definition
  refuseName(schema, name, namesake !== undefined && namesake === equal ? namesake : undefined)
  if (equal === undefined) return
  const text = schemaText(equal)
  if (equal.constraint !== undefined)
    throw refusal(
      'ConstraintAlreadyExists',
      `There is a uniqueness constraint on ${text}, so an index is already created that matches this.`,
      `Use the index of the constraint \`${equal.constraint}\`.`,
    )
  const hint = `Use \`${equal.name}\`, or drop it first.`
  throw refusal('IndexAlreadyExists', `There already exists an index ${text}.`, hint)
}

/**
 * @param equivalent the index with this name, where it is the one that is asked for
 * @throws CypherError SchemaError where the name is taken
 */
export function refuseName(schema: GraphSchema, name: string, equivalent?: IndexDefinition): void {
  if (schema.constraints.some((constraint) => constraint.name === name))
    throw refusal(
      'ConstraintWithNameAlreadyExists',
      `There already exists a constraint called '${name}'.`,
      HINT_NAME,
    )
  if (equivalent !== undefined)
    throw refusal(
      'EquivalentSchemaRuleAlreadyExists',
      `An equivalent index already exists, '${indexText(equivalent, schema)}'.`,
      'Write IF NOT EXISTS, or leave the command out.',
    )
  if (schema.indexes.some((index) => index.name === name))
    throw refusal('IndexWithNameAlreadyExists', `There already exists an index called '${name}'.`, HINT_NAME)
}

/** @throws CypherError SchemaError where an index stands in the way of one that a constraint is to own */
export function refuseIndexed(schema: GraphSchema, constraint: ConstraintDefinition): void {
  const { entity, label, keys } = constraint
  const found = schema.indexes.find((index) =>
    isSameIndex(index, { kind: 'range', entity, names: [label], keys }),
  )
  if (found === undefined) return
  throw refusal(
    'IndexAlreadyExists',
    `There already exists an index ${constrainedText(constraint)}. A constraint cannot be created until the index has been dropped.`,
    `Drop the index \`${found.name}\` first: the constraint makes one.`,
  )
}

function isSameIndex(
  one: IndexDefinition,
  other: Pick<IndexDefinition, 'kind' | 'entity' | 'names' | 'keys'>,
): boolean {
  return (
    one.kind === other.kind &&
    one.entity === other.entity &&
    isSameList(one.names, other.names) &&
    isSameList(one.keys, other.keys)
  )
}
