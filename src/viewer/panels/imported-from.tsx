import { isList } from '../../model/kinds.ts'
import { IMPORTED_LAYER, importedKeys } from '../../model/imported.ts'
import type { MapValue, Value } from '../../model/values.ts'
import { isolated } from '../words/isolated.ts'
import { propertyText } from './property-text.ts'

/** Properties that `ImportedFrom` tells in words. */
export const importedProperties: readonly string[] = Object.values(importedKeys)

/** From which place of which file an element was read; nothing where it was not. */
export function ImportedFrom({ properties }: { readonly properties: MapValue }) {
  const from = listOf(properties[importedKeys.from])
  if (from.length === 0) return null
  const [lines, rows] = [listOf(properties[importedKeys.line]), listOf(properties[importedKeys.row])]
  const what = lines.length === 0 ? 'row' : 'line'
  const places = from.map((file, at) => {
    const name = isolated(propertyText(file))
    const place = lines[at] ?? rows[at]
    if (place === undefined || place === 0) return name
    // A node of several files may stand on a line of one and in a row of the other.
    return from.length > 1 ? `${name} (${propertyText(place)})` : `${name}, ${what} ${propertyText(place)}`
  })
  const isClaimless = properties['layer'] === IMPORTED_LAYER
  return (
    <p className="panel-imported">
      Read from {places.join('; ')}.{isClaimless && ' No claim says so.'}
    </p>
  )
}

function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return []
  return isList(value) ? value : [value]
}
