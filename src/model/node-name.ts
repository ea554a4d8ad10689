import { isList } from './kinds.ts'
import { isTemporal } from './temporal/index.ts'
import { textsOf } from './texts.ts'
import { Float, type MapValue, type Value } from './values.ts'
import { isVisible } from './visible-text.ts'

/** Properties that nodes are called by, best first, where nothing says otherwise. */
export const usualNames = ['caption', 'name', 'title', 'label'] as const

/** The first of the usual names that is not blank; '' where all are. */
export function usualNameOf(properties: MapValue): string {
  return usualNames.map((name) => nameText(properties[name])).find((text) => text !== '') ?? ''
}

/** More of a name than this nobody reads; to measure and to index all of it takes seconds. */
const LONGEST = 500

/** Without what would turn or hide the words after it, and without half a character at its end. */
function oneLine(text: string): string {
  const line = text
    .slice(0, LONGEST)
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
  return isVisible(line) ? line : ''
}

/** A value as a name on one line of at most 500 characters; '' where it is blank, or nothing that anything is called by. */
export function nameText(value: Value | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return oneLine(value)
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value)
  if (value instanceof Float) return String(value.value)
  if (isTemporal(value)) return String(value)
  if (!isList(value)) return ''
  const names = textsOf(value.slice(0, LONGEST)).map(oneLine)
  return oneLine(names.filter((name) => name !== '').join(', '))
}
