import type { Backend, CollectedResult } from '../backend/index.ts'
import type { QueryParameters } from '../database/index.ts'
import { limitsOf } from './ask-options.ts'
import type { OptionValues } from './command.ts'
import type { CommandContext } from './context.ts'

/**
 * Runs one query, reading only, with 1.0 and 1 as they are; Ctrl-C cancels it.
 *
 * @throws CypherError, QueryLimitError, UsageError
 */
export async function runQuery(
  backend: Backend,
  text: string,
  parameters: QueryParameters,
  options: OptionValues,
  context: CommandContext,
): Promise<CollectedResult> {
  const limits = limitsOf(options)
  const { signal } = context
  const result = await backend.run(text, parameters, { readOnly: true, exact: true, limits, signal })
  return result.collect()
}
