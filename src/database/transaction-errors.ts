import { SilkgraphError, UsageError } from '../errors.ts'

/** Told to whoever goes on with a transaction of which a query has failed. */
export function transactionFailed(cause: unknown): UsageError {
  const reason = cause instanceof SilkgraphError ? ` (${cause.code})` : ''
  return new UsageError({
    code: 'TransactionFailed',
    message: `A query of this transaction has failed${reason}, and the whole transaction was rolled back.`,
    hint: 'See `cause` for what failed; begin another transaction.',
    cause,
  })
}

/** Told to whoever goes on with a transaction that is over. */
export function transactionEnded(how: 'committed' | 'rolled back'): UsageError {
  return new UsageError({
    code: 'TransactionEnded',
    message: `The transaction has been ${how}.`,
    hint: 'Begin another one.',
  })
}
