import { CypherError, type CypherErrorKind, type Span } from '../../errors.ts'
import { typeName } from '../../model/kinds.ts'
import type { Value } from '../../model/values.ts'

/** A run-time error of an expression; `at` is added by the expression that called, see `located`. */
export function runtimeError(
  kind: CypherErrorKind,
  code: string,
  message: string,
  hint?: string,
): CypherError {
  return new CypherError({ phase: 'runtime', kind, code, message, hint })
}

/** TypeError `InvalidArgumentType`: what stood there, and what was expected. */
export function wrongType(what: string, expected: string, value: Value): CypherError {
  const message = `${what} needs ${expected}, but got ${typeName(value)}.`
  return runtimeError('TypeError', 'InvalidArgumentType', message, `Use ${expected}, or null.`)
}

/** TypeError `InvalidArgumentValue`: the value has a type that the function cannot take. */
export function wrongValue(what: string, expected: string, value: Value): CypherError {
  const message = `${what} needs ${expected}, but got ${typeName(value)}.`
  return runtimeError('TypeError', 'InvalidArgumentValue', message, `Use ${expected}, or null.`)
}

/** ArgumentError `NumberOutOfRange`. */
export function outOfRange(message: string, hint: string): CypherError {
  return runtimeError('ArgumentError', 'NumberOutOfRange', message, hint)
}

/** ArithmeticError `IntegerOverflow`: the result does not fit in 64 bits. */
export function integerOverflow(operation: string): CypherError {
  const hint = 'Use toFloat() on an operand if an approximate result is enough.'
  return runtimeError(
    'ArithmeticError',
    'IntegerOverflow',
    `${operation} does not fit in a 64-bit INTEGER.`,
    hint,
  )
}

/** EntityNotFound `DeletedEntityAccess`. */
export function deletedEntity(entity: 'node' | 'relationship', id: number): CypherError {
  const message = `The ${entity} with id ${id} was deleted in this query and can no longer be read.`
  return runtimeError(
    'EntityNotFound',
    'DeletedEntityAccess',
    message,
    'Read what you need with WITH before DELETE.',
  )
}

/** The same error with a place in the query where it has none; anything else as it is. */
export function located(error: unknown, at: Span): unknown {
  if (!(error instanceof CypherError) || error.at !== undefined) return error
  const { phase, kind, code, message, hint, cause } = error
  return new CypherError({ phase, kind, code, message, hint, cause, at })
}
