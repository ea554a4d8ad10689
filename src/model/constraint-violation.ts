import { CypherError } from '../errors.ts'
import { quoteName } from './quote-name.ts'
import type { ConstraintDefinition } from './schema.ts'
import type { Value } from './values.ts'

export interface Violation {
  readonly constraint: ConstraintDefinition
  /** The ids of the offender, or of the two that share their values, the one that had them first before the other. */
  readonly elements: readonly number[]
  /** The offender's values of the constraint's keys, in their order. */
  readonly values: readonly Value[]
}

/** What a constraint forbids: by a write, or by the data that it is created on. */
export class ConstraintViolation extends CypherError implements Violation {
  readonly constraint: ConstraintDefinition
  readonly elements: readonly number[]
  readonly values: readonly Value[]

  constructor({ constraint, elements, values }: Violation) {
    super({
      phase: 'runtime',
      kind: 'ConstraintVerificationFailed',
      code: 'ConstraintViolation',
      message: `${elementsText(constraint, elements)} breaks the constraint ${quoteName(constraint.name)}.`,
      hint: 'Change the data, or drop the constraint.',
    })
    this.constraint = constraint
    this.elements = elements
    this.values = values
  }
}

function elementsText({ entity, label }: ConstraintDefinition, elements: readonly number[]): string {
  const name = entity === 'node' ? 'Node' : 'Relationship'
  return `${name} ${elements.at(-1)} with ${entity === 'node' ? 'the label' : 'the type'} ${quoteName(label)}`
}
