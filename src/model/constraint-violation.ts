import { CypherError } from '../errors.ts'
import { isList, typeName } from './kinds.ts'
import { quoteName } from './quote-name.ts'
import type { ConstraintDefinition } from './schema.ts'
import type { Value } from './values.ts'
import { writtenValue } from './written-value.ts'

export interface Violation {
  readonly constraint: ConstraintDefinition
  /** The ids of the offender, or of the two that share their values, the one that had them first before the other. */
  readonly elements: readonly number[]
  /** The offender's values of the constraint's keys, in their order. */
  readonly values: readonly Value[]
}

/** What a constraint forbids: by a write, or by the data that it is created on. In the words and with the code of Neo4j. */
export class ConstraintViolation extends CypherError implements Violation {
  readonly constraint: ConstraintDefinition
  readonly elements: readonly number[]
  readonly values: readonly Value[]

  constructor(violation: Violation) {
    super({
      phase: 'runtime',
      kind: 'ConstraintVerificationFailed',
      code: 'ConstraintValidationFailed',
      message: `${violationText(violation)}.`,
      hint: `Change the data, or drop the constraint ${quoteName(violation.constraint.name)}.`,
    })
    this.name = 'CypherError'
    this.constraint = violation.constraint
    this.elements = violation.elements
    this.values = violation.values
  }

  /** The same of data that were there before the constraint. */
  get onCreation(): string {
    const { constraint, elements, values } = this
    const { entity, label, keys } = constraint
    const name = elementName(constraint)
    if (elements.length > 1) {
      const [first, other] = elements.map((id) => `${name}(${id})`)
      const what = entity === 'node' ? 'label' : 'type'
      return `Both ${first} and ${other} have the ${what} ${quoteName(label)} and ${propertiesText(keys, values)}`
    }
    return constraint.kind === 'type'
      ? `${name}(${elements[0]}) property ${quoteName(keys[0])} is of type \`${storedType(values[0])}\``
      : violationText(this)
  }
}

function violationText({ constraint, elements, values }: Violation): string {
  const { entity, label, keys } = constraint
  const element = `${elementName(constraint)}(${elements[0]})`
  const named = `with ${entity === 'node' ? 'label' : 'type'} ${quoteName(label)}`
  if (elements.length > 1) return `${element} already exists ${named} and ${propertiesText(keys, values)}`
  if (constraint.kind !== 'type')
    return `${element} ${named} must have the ${propertyWord(keys)} ${keys.map(quoteName).join(', ')}`
  return (
    `${element} ${named} required the property ${quoteName(keys[0])} to be of type ` +
    `\`${constraint.type.join(' | ')}\`, but was of type \`${storedType(values[0])}\``
  )
}

function elementName({ entity }: ConstraintDefinition): string {
  return entity === 'node' ? 'Node' : 'Relationship'
}

function propertyWord(keys: readonly string[]): string {
  return keys.length === 1 ? 'property' : 'properties'
}

function propertiesText(keys: readonly string[], values: readonly Value[]): string {
  const pairs = keys.map((key, at) => `${quoteName(key)} = ${writtenValue(values[at])}`)
  return `${propertyWord(keys)} ${pairs.join(', ')}`
}

/** The type of a property's value, a list by its elements. */
function storedType(value: Value): string {
  if (!isList(value)) return typeName(value)
  return value.length === 0 ? 'LIST<NOTHING>' : `LIST<${typeName(value[0])} NOT NULL>`
}
