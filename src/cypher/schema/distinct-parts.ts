import { isTokenName, TOKEN_NAME_RULE } from '../../model/token-name.ts'
import type { EntityKind } from '../../model/schema.ts'
import { refusal } from './refusals.ts'
import { schemaText } from './words.ts'

/** @throws CypherError SchemaError where a label, type or key is repeated, or the name is empty */
export function requireDistinctParts(
  what: 'Index' | 'Constraint',
  parts: {
    readonly name: string
    readonly entity: EntityKind
    readonly names: readonly string[]
    readonly keys: readonly string[]
  },
): void {
  const { name, entity, names, keys } = parts
  if (name.trim() === '')
    throw refusal('InvalidSchemaName', 'A name must have more than white space.', 'Use another name.')
  if (![...names, ...keys].every(isTokenName))
    throw refusal('TokenNameError', TOKEN_NAME_RULE, 'Use another name.')
  const text = `${what} on ${schemaText(parts)}`
  if (new Set(names).size < names.length)
    throw entity === 'node'
      ? refusal('RepeatedLabelInSchema', `${text} includes a label more than once.`, 'Name it once.')
      : refusal(
          'RepeatedRelationshipTypeInSchema',
          `${text} includes a relationship type more than once.`,
          'Name it once.',
        )
  if (new Set(keys).size < keys.length)
    throw refusal(
      'RepeatedPropertyInCompositeSchema',
      `${text} includes a property more than once.`,
      'Name it once.',
    )
}

/** Whether two lists are the same, in their order. */
export function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, at) => name === other[at])
}
