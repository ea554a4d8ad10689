import { CypherError } from '../errors.ts'
import { isList, typeName } from './kinds.ts'
import { quoteName } from './quote-name.ts'
import type { ConstraintDefinition } from './schema.ts'
import type { Value } from './values.ts'
import { writtenValue } from './written-value.ts'

interface Violation {
  readonly constraint: ConstraintDefinition
  /** The id of the offender; of two that share their values, the one that had them first, then the other. */
  readonly elements: readonly number[]
  /** The offender's values of the constraint's keys, in their order. */
  readonly values: readonly Value[]
  /** Whether the constraint was to be created, on data that breaks it. */
  readonly isCreated: boolean
}

/** What a constraint forbids, in the words of Neo4j 5.26: by a write, or by the data that it was to be created on. */
export class ConstraintViolation extends CypherError implements Violation {
  readonly constraint: ConstraintDefinition
  readonly elements: readonly number[]
  readonly values: readonly Value[]
  readonly isCreated: boolean

  constructor(violation: Violation) {
    const { constraint, elements, values, isCreated } = violation
    super({
      phase: 'runtime',
      kind: 'ConstraintVerificationFailed',
      code: isCreated ? 'ConstraintCreationFailed' : 'ConstraintValidationFailed',
      message: isCreated
        ? `Unable to create the constraint ${quoteName(constraint.name)}: ${offence(violation)}.`
        : `${offence(violation)}.`,
      hint: isCreated
        ? 'Change the data so that it keeps the constraint, and create it then.'
        : `The constraint ${quoteName(constraint.name)} asks for it: write other values, or drop it.`,
    })
    // Who creates a constraint tells it by its class; to everyone else it is a CypherError.
    this.name = 'CypherError'
    this.constraint = constraint
    this.elements = elements
    this.values = values
    this.isCreated = isCreated
  }

  /** What breaks the constraint, without a full stop. */
  get offence(): string {
    return offence(this)
  }
}

function offence({ constraint, elements, values, isCreated }: Violation): string {
  const { entity, label, keys } = constraint
  const name = entity === 'node' ? 'Node' : 'Relationship'
  const what = `${entity === 'node' ? 'label' : 'type'} ${quoteName(label)}`
  const [first, other] = elements
  if (other !== undefined) {
    const pairs = keys.map((key, at) => `${quoteName(key)} = ${writtenValue(values[at])}`)
    const shared = `${keys.length === 1 ? 'property' : 'properties'} ${pairs.join(', ')}`
    return isCreated
      ? `Both ${name}(${first}) and ${name}(${other}) have the ${what} and ${shared}`
      : `${name}(${first}) already exists with ${what} and ${shared}`
  }
  if (constraint.kind === 'type')
    return (
      `${name}(${first}) with ${what} required the property ${quoteName(keys[0])} to be of type ` +
      `${quoteName(constraint.type.join(' | '))}, but was of type ${quoteName(typeOf(values[0]))}`
    )
  const names = keys.map(quoteName).join(', ')
  return keys.length === 1
    ? `${name}(${first}) with ${what} must have the property ${names}`
    : `${name}(${first}) with ${what} must have the properties (${names})`
}

function typeOf(value: Value): string {
  if (!isList(value)) return typeName(value)
  const types = new Set(value.map(typeName))
  return `LIST<${types.size === 0 ? 'NOTHING' : [...types].join(' | ')} NOT NULL>`
}
