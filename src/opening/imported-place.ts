import type { Place } from '../errors.ts'
import { type Properties, propertyOf } from '../model/elements.ts'
import { importedKeys } from '../model/imported.ts'

/** Where an element stands in its file, by its properties; undefined where they do not say it of one file. */
export function importedPlace(properties: Properties): Place | undefined {
  const file = propertyOf({ properties }, importedKeys.from)
  const line = propertyOf({ properties }, importedKeys.line) ?? propertyOf({ properties }, importedKeys.row)
  if (typeof file !== 'string') return undefined
  return { file, ...(typeof line === 'number' ? { line } : {}) }
}
