import { CypherError, SilkgraphError, UsageError } from '../errors.ts'

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

/** Told to whoever changes both data and indexes or constraints in one transaction, in the words of Neo4j. */
export function mixedTransaction(changes: 'data' | 'schema'): CypherError {
  const [tried, after] =
    changes === 'data' ? ['Write query', 'Schema modification'] : ['Schema modification', 'Write query']
  return new CypherError({
    phase: 'runtime',
    kind: 'SchemaError',
    code: 'ForbiddenDueToTransactionType',
    message: `Tried to execute ${tried} after executing ${after}.`,
    hint: 'Commit first: indexes and constraints are changed in a transaction of their own.',
  })
}
