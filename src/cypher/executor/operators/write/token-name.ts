import type { Span } from '../../../../errors.ts'
import { isTokenName, TOKEN_NAME_RULE } from '../../../../model/token-name.ts'
import { located, runtimeError } from '../../../runtime/errors.ts'

/** Returns the name of a label, a relationship type or a property key that is about to be written. @throws CypherError SchemaError `TokenNameError` */
export function tokenName(name: string, at: Span | undefined): string {
  if (isTokenName(name)) return name
  const error = runtimeError('SchemaError', 'TokenNameError', TOKEN_NAME_RULE, 'Use another name.')
  throw at === undefined ? error : located(error, at)
}
