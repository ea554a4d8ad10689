import type { BackendTransaction } from './backend.ts'

/** Commits when `work` resolves, rolls back when it rejects. */
export async function inTransaction<Result>(
  transaction: BackendTransaction,
  work: (transaction: BackendTransaction) => Promise<Result>,
): Promise<Result> {
  let result: Result
  try {
    result = await work(transaction)
  } catch (error) {
    await transaction.rollback()
    throw error
  }
  await transaction.commit()
  return result
}
