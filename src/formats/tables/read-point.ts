import { CypherError } from '../../errors.ts'
import { invalidCell } from '../../model/column.ts'
import { isSrid, Point, sridOf } from '../../model/point.ts'
import { type Cell, cellText } from './table.ts'

/** A point as Neo4j's import reads it: `{latitude: 55.6, longitude: 12.9}`, `{x: 1, y: 2, crs: cartesian}`; null where empty. */
export function readPoint(cell: Cell): Point | null {
  const text = cellText(cell).trim()
  if (text === '') return null
  const parts = partsOf(text)
  const number = (...names: readonly string[]): number => {
    const found = names.map((name) => parts.get(name)).find((part) => part !== undefined)
    const value = found === undefined || found === '' ? Number.NaN : Number(found)
    if (Number.isNaN(value)) throw invalidCell(text, 'point')
    return value
  }
  const isFlat = ['z', 'height'].every((name) => !parts.has(name))
  const isGeographic = parts.has('latitude')
  const usual = isGeographic ? (isFlat ? 4326 : 4979) : isFlat ? 7203 : 9157
  try {
    const crs = parts.get('crs')
    const srid = crs !== undefined ? sridOf(crs) : parts.has('srid') ? number('srid') : usual
    if (!isSrid(srid)) throw invalidCell(text, 'point')
    const [x, y] = [number('longitude', 'x'), number('latitude', 'y')]
    return isFlat ? new Point(srid, x, y) : new Point(srid, x, y, number('height', 'z'))
  } catch (error) {
    throw error instanceof CypherError ? invalidCell(text, 'point') : error
  }
}

/** What stands between the braces, by names in lower case. */
function partsOf(text: string): ReadonlyMap<string, string> {
  if (!text.startsWith('{') || !text.endsWith('}')) throw invalidCell(text, 'point')
  const parts = text.slice(1, -1).split(',')
  return new Map(
    parts.map((part) => {
      const [name, value = ''] = part.split(':', 2)
      return [name.trim().toLowerCase(), value.trim().replace(/^(['"])(.*)\1$/, '$2')] as const
    }),
  )
}
