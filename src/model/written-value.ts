import { isList } from './kinds.ts'
import { numberText } from './number-text.ts'
import { isNumber } from './numbers.ts'
import { writtenName } from './quote-name.ts'
import { isMap, type Value } from './values.ts'

/**
 * A value as a server writes it in errors and in the statements that create an index: `'a'`, `1.0`, `[1, 2]`, `{key: 1}`.
 * Quotes within a string stay as they are.
 */
export function writtenValue(value: Value): string {
  if (typeof value === 'string') return `'${value}'`
  if (isNumber(value)) return numberText(value)
  if (isList(value)) return `[${value.map(writtenValue).join(', ')}]`
  if (!isMap(value)) return String(value)
  const entries = Object.entries(value).map(([key, held]) => `${writtenName(key)}: ${writtenValue(held)}`)
  return `{${entries.join(', ')}}`
}
