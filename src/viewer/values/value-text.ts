import { isList } from '../../model/kinds.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import { Float, type Value } from '../../model/values.ts'
import { kindName } from '../words/kind-name.ts'

/** A value as a legend, a filter or a list shows it, on one line. Values of the same text are one there. */
export function valueText(value: Value): string {
  if (isList(value)) return value.map(valueText).join(', ')
  if (value instanceof Float) return String(value.value)
  if (isTemporal(value)) return value.toString()
  return kindName(value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value))
}
