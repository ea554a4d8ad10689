import { isList, kindOf } from '../../model/kinds.ts'
import { isFloatInFile } from '../../model/number-text.ts'
import { isNumber } from '../../model/numbers.ts'
import type { MapValue, Value } from '../../model/values.ts'
import { type AttributedElement, valuesByName } from './attributes.ts'

/**
 * What the values of each attribute are, by name: `integer`, `float`, `string`, `boolean`, `date` and the other temporal
 * types, `point`, `list<integer>` and the like, `mixed` where they differ.
 */
export function kindsOf(elements: readonly AttributedElement<unknown>[]): MapValue {
  return Object.fromEntries(valuesByName(elements).map(([name, values]) => [name, commonKind(values)]))
}

function commonKind(values: readonly Value[]): string {
  const kinds = new Set(values.map(kindInFile))
  // An empty list is a list of whatever the others hold.
  if (kinds.size > 1 && [...kinds].every((kind) => kind.startsWith('list'))) kinds.delete('list<>')
  const [kind = ''] = kinds
  return kinds.size > 1 ? 'mixed' : kind
}

/** What one value is. */
export function kindInFile(value: Value): string {
  if (isNumber(value)) return isFloatInFile(value) ? 'float' : 'integer'
  return isList(value) ? `list<${commonKind(value)}>` : kindOf(value)
}
