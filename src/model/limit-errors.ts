import { QueryLimitError } from '../errors.ts'

/** The errors of the limits of a query: whoever keeps them, they read the same. */

export function cancelled(): QueryLimitError {
  return new QueryLimitError({ code: 'Cancelled', message: 'The query was cancelled.' })
}

export function timeLimitReached(maxMillis: number, serverCode?: string): QueryLimitError {
  return new QueryLimitError({
    code: 'TimeLimit',
    message: `The query ran longer than its limit of ${maxMillis} ms.`,
    hint: 'Narrow the pattern, add LIMIT, or raise maxMillis.',
    serverCode,
  })
}

export function recordLimitReached(maxRecords: number): QueryLimitError {
  return new QueryLimitError({
    code: 'RecordLimit',
    message: `The query has more records than its limit of ${maxRecords}.`,
    hint: 'Add LIMIT, aggregate, or raise maxRecords.',
  })
}
