import { CypherError } from '../errors.ts'

/** What a query that writes gets where only reading is allowed. */
export function readOnlyViolation(serverCode?: string): CypherError {
  return new CypherError({
    phase: 'compile',
    kind: 'ReadOnlyViolation',
    code: 'ReadOnlyViolation',
    message: 'This query writes, but only reading is allowed here.',
    hint: 'Leave out CREATE, MERGE, SET, REMOVE and DELETE.',
    serverCode,
  })
}
