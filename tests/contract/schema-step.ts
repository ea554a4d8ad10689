/** What comes of a command or query about indexes and constraints; numbers of elements, indexes and constraints are written `#`. */
export interface SchemaOutcome {
  /** Those that are not 0, as `indexesAdded 1`. */
  readonly counted?: string
  readonly told?: string
  /** Each record as a text. */
  readonly records?: readonly string[]
  readonly error?: { readonly kind: string; readonly code?: string; readonly message?: string }
}

export interface SchemaStep {
  readonly text: string
  readonly parameters?: { readonly [name: string]: unknown }
  readonly gives: SchemaOutcome
}

export const MADE: SchemaOutcome = { counted: 'indexesAdded 1' }
export const DROPPED: SchemaOutcome = { counted: 'indexesRemoved 1' }
export const REQUIRED: SchemaOutcome = { counted: 'constraintsAdded 1' }
export const RELEASED: SchemaOutcome = { counted: 'constraintsRemoved 1' }
export const SYNTAX: SchemaOutcome = { error: { kind: 'SyntaxError' } }

export function step(
  text: string,
  gives: SchemaOutcome,
  parameters: SchemaStep['parameters'] = {},
): SchemaStep {
  return { text, parameters, gives }
}

export function refused(code: string, message?: string): SchemaOutcome {
  return { error: { kind: 'SchemaError', code, ...(message === undefined ? {} : { message }) } }
}

export function violates(message: string): SchemaOutcome {
  return { error: { kind: 'ConstraintVerificationFailed', code: 'ConstraintValidationFailed', message } }
}

export function noEffect(command: string, known: string): SchemaOutcome {
  return { told: `\`${command}\` has no effect. ${known}` }
}

export function made(...records: readonly string[]): SchemaOutcome {
  return { records }
}
