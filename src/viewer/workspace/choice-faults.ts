import type { Choice } from '../../mapping/choose/choice.ts'
import type { Preview } from '../../mapping/choose/preview.ts'
import { problemsOf } from '../../mapping/choose/problems.ts'
import type { TableSample } from '../../mapping/choose/sample.ts'

/**
 * What is wrong with each table, in sentences: what is missing in the choice of it, else why its rows would be refused. Tables can be
 * opened by a choice where none is.
 */
export function faultsOf(
  tables: readonly TableSample[],
  choice: Choice,
  preview: Preview | undefined,
): readonly (readonly string[])[] {
  return problemsOf(tables, choice).map((missing, at) => {
    const seen = preview?.problems[at]
    return missing.length > 0 || seen === undefined ? missing : [seen]
  })
}
