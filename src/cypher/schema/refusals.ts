import { CypherError } from '../../errors.ts'

/** The errors of commands about indexes and constraints: the last words of the codes that Neo4j has for them. */
type SchemaErrorCode =
  | 'ConstraintAlreadyExists'
  | 'ConstraintCreationFailed'
  | 'ConstraintDropFailed'
  | 'ConstraintWithNameAlreadyExists'
  | 'EquivalentSchemaRuleAlreadyExists'
  | 'IndexAlreadyExists'
  | 'IndexDropFailed'
  | 'IndexNotFound'
  | 'IndexWithNameAlreadyExists'
  | 'RepeatedLabelInSchema'
  | 'RepeatedPropertyInCompositeSchema'
  | 'RepeatedRelationshipTypeInSchema'
  | 'InvalidSchemaName'
  | 'TokenNameError'

/** A SchemaError at run time, in the words of Neo4j where it says the same. */
export function refusal(code: SchemaErrorCode, message: string, hint: string, cause?: unknown): CypherError {
  return new CypherError({ phase: 'runtime', kind: 'SchemaError', code, message, hint, cause })
}
