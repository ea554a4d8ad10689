import { textOf } from '../../model/texts.ts'
import type { Value } from '../../model/values.ts'

/** The column `text` of the first record; '' where there is none. */
export function firstText({
  keys,
  records,
}: {
  readonly keys: readonly string[]
  readonly records: readonly (readonly Value[])[]
}): string {
  return textOf(records[0]?.[keys.indexOf('text')])
}
