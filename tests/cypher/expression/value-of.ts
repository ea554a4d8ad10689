import { Database } from '../../../src/database/database.ts'
import { CypherError } from '../../../src/errors.ts'
import type { Value } from '../../../src/model/values.ts'

/** The value of an expression by itself, through the whole engine. */
export function valueOf(expression: string): Value {
  return new Database().query(`RETURN ${expression} AS value`, {}, { exact: true }).records[0][0]
}

/** The error that an expression ends in. */
export function failureOf(expression: string): CypherError {
  try {
    valueOf(expression)
  } catch (error) {
    if (error instanceof CypherError) return error
    throw error
  }
  throw new TypeError(`${expression} did not fail`)
}
