import { isSchemaCommand } from '../cypher/index.ts'
import { CypherError } from '../errors.ts'

/**
 * What a query that writes gets where only reading is allowed.
 *
 * @param serverCode that of a server that refused it
 */
export function readOnlyViolation(text: string, serverCode?: string): CypherError {
  return new CypherError({
    phase: 'compile',
    kind: 'ReadOnlyViolation',
    code: 'ReadOnlyViolation',
    message: 'This query writes, but only reading is allowed here.',
    hint: isSchemaCommand(text)
      ? 'Run it in a program, or write it in the Cypher script where one makes the graph.'
      : 'Leave out CREATE, MERGE, SET, REMOVE and DELETE.',
    serverCode,
  })
}
