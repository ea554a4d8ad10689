import { QueryLimitError } from '../errors.ts'
import type { Backend, CollectedResult, RunOptions } from './backend.ts'

/** What is not worth a longer wait. */
const MAX_MILLIS = 5_000

/**
 * The result of a query that the reader can do without; undefined where it takes longer than five seconds, or reaches another
 * limit.
 *
 * @throws (rejects) like `Backend.run` for anything but a limit, `Cancelled` too
 */
export async function askInTime(
  backend: Backend,
  text: string,
  options: Pick<RunOptions, 'signal' | 'exact'> = {},
): Promise<CollectedResult | undefined> {
  try {
    const limits = { maxMillis: MAX_MILLIS }
    return await (await backend.run(text, {}, { ...options, readOnly: true, limits })).collect()
  } catch (error) {
    if (error instanceof QueryLimitError && error.code !== 'Cancelled') return undefined
    throw error
  }
}
