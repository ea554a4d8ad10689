import type { Backend } from '../backend/index.ts'
import type { CannedQuery } from '../canned/canned-query.ts'
import { findUnknownValue } from '../canned/unknown-values.ts'
import { UsageError } from '../errors.ts'

/**
 * Refuses a value that the graph does not know, where a canned query found nothing.
 *
 * @throws (rejects with) UsageError `UnknownValue` with values like it; those of `Backend.run`
 */
export async function refuseUnknownValues(
  backend: Backend,
  query: CannedQuery,
  given: ReadonlyMap<string, string>,
): Promise<void> {
  const unknown = await findUnknownValue(
    query,
    given,
    async (text) => (await (await backend.run(text, {}, { readOnly: true })).collect()).records,
  )
  if (unknown === undefined) return
  const { message, like, suggest } = unknown
  throw new UsageError({
    code: 'UnknownValue',
    message,
    hint:
      like.length > 0
        ? `Did you mean ${like.join(', ')}?`
        : `List what it has: silkgraph query '${suggest}'.`,
  })
}
