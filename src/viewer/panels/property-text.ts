import { isList } from '../../model/kinds.ts'
import { Point } from '../../model/point.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import { Float, type Value } from '../../model/values.ts'

const LONGEST = 400

/** A property as a panel shows it: a text as it is, at most 400 characters of it; a list by commas. */
export function propertyText(value: Value): string {
  const text = wholeText(value)
  return text.length > LONGEST
    ? `${text.slice(0, LONGEST)}… (${text.length.toLocaleString('en')} characters)`
    : text
}

function wholeText(value: Value): string {
  if (isList(value)) return value.map(wholeText).join(', ')
  if (value instanceof Float) return String(value.value)
  if (isTemporal(value) || value instanceof Point) return value.toString()
  return value === null || typeof value === 'object' ? JSON.stringify(value) : String(value)
}
