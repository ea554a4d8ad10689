import { CypherError } from '../errors.ts'

/** What is wrong with how a metric was asked for. */
export function metricFailure(message: string, hint: string): CypherError {
  return new CypherError({
    phase: 'runtime',
    kind: 'ProcedureError',
    code: 'ProcedureCallFailed',
    message,
    hint,
  })
}
