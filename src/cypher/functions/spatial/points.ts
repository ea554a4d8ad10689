import type { CypherError } from '../../../errors.ts'
import { typeName } from '../../../model/kinds.ts'
import { isInteger, isNumber, toDouble } from '../../../model/numbers.ts'
import { invalidPoint, Point, SYSTEMS, sridOf } from '../../../model/point.ts'
import {
  emptyMap,
  float,
  isMap,
  type MapValue,
  Node,
  Relationship,
  type Value,
} from '../../../model/values.ts'
import { propertiesOf } from '../../expression/access.ts'
import { wrongType } from '../../runtime/errors.ts'
import { ANY, MAP, NODE, RELATIONSHIP } from '../../types/type.ts'
import { defineFunction } from '../../catalog/define.ts'
import type { FunctionDefinition } from '../../catalog/function-definition.ts'

const point = defineFunction({
  name: 'point',
  category: 'Spatial',
  signature: '(input :: MAP) :: POINT',
  description:
    'The POINT of `x`, `y` (and `z`), or of `longitude`, `latitude` (and `height`), with its `crs` or `srid` where it is not the default; null where a value of the map is null. A node or relationship is read as the map of its properties.',
  parameters: [ANY],
  alternatives: [[MAP, NODE, RELATIONSHIP]],
  call: ([input], { reader }) => {
    if (input instanceof Node || input instanceof Relationship) return pointOf(propertiesOf(input, reader))
    if (isMap(input)) return pointOf(input)
    throw wrongType('point()', 'a MAP', input)
  },
})

const distance = defineFunction({
  name: 'point.distance',
  category: 'Spatial',
  signature: '(from :: POINT, to :: POINT) :: FLOAT',
  description:
    'How far two points are apart: a straight line, or in metres on a sphere. null where they have different coordinate systems.',
  parameters: [ANY, ANY],
  spatial: 'distance',
  nulls: 'custom',
  call: ([from, to]) => {
    const metres = from instanceof Point && to instanceof Point ? from.distanceTo(to) : null
    return metres === null ? null : float(metres)
  },
})

const withinBBox = defineFunction({
  name: 'point.withinBBox',
  category: 'Spatial',
  signature: '(point :: POINT, lowerLeft :: POINT, upperRight :: POINT) :: BOOLEAN',
  description:
    'Whether the point lies in the box of two corners, edges included. null where they have different coordinate systems.',
  parameters: [ANY, ANY, ANY],
  spatial: 'within-box',
  nulls: 'custom',
  call: ([one, lowerLeft, upperRight]) =>
    one instanceof Point && lowerLeft instanceof Point && upperRight instanceof Point
      ? one.isWithin(lowerLeft, upperRight)
      : null,
})

/** point, point.distance, point.withinBBox. Neo4j 5.26. */
export const points: readonly FunctionDefinition[] = [point, distance, withinBBox]

const COORDINATES = ['x', 'y', 'z', 'longitude', 'latitude', 'height']

/**
 * The point of a map, its keys in any case. Keys of no meaning are let be, `x` and `y` go before `longitude` and `latitude`, and `height` counts with
 * these only.
 */
function pointOf(given: MapValue): Value {
  if (Object.values(given).includes(null)) return null
  const map = emptyMap()
  for (const [key, value] of Object.entries(given)) map[key.toLowerCase()] = value
  // Also one that is not used has to be a number.
  for (const name of COORDINATES) if (name in map) coordinate(map[name])
  const isPlain = 'x' in map && 'y' in map
  if (!isPlain && !('longitude' in map && 'latitude' in map))
    throw invalidPoint(
      'A point needs `x` and `y`, or `longitude` and `latitude`.',
      'As in point({x: 2.3, y: 4.5}) or point({longitude: 56.7, latitude: 12.8}).',
    )
  const [first, second] = isPlain ? [map['x'], map['y']] : [map['longitude'], map['latitude']]
  const third = isPlain ? map['z'] : (map['z'] ?? map['height'])
  const usual = isPlain ? (third === undefined ? 7203 : 9157) : third === undefined ? 4326 : 4979
  const srid = systemOf(map) ?? usual
  const made = new Point(
    srid,
    coordinate(first),
    coordinate(second),
    third === undefined ? third : coordinate(third),
  )
  if (isPlain || made.isGeographic) return made
  throw invalidPoint(
    `${SYSTEMS[made.srid].name} has no coordinates \`longitude\` and \`latitude\`.`,
    'Use x and y, or leave the coordinate reference system out.',
  )
}

/** The SRID that a map asks for; undefined where it leaves it out. */
function systemOf({ crs, srid }: MapValue): number | undefined {
  if (crs !== undefined && srid !== undefined)
    throw invalidPoint('Both `crs` and `srid` are given.', 'Leave one of them out.')
  if (crs !== undefined) {
    if (typeof crs !== 'string') throw notA('`crs`', 'a STRING', crs)
    return sridOf(crs)
  }
  if (srid === undefined) return undefined
  if (!isInteger(srid)) throw notA('`srid`', 'an INTEGER', srid)
  return Number(srid)
}

function coordinate(value: Value): number {
  if (isNumber(value)) return toDouble(value)
  throw notA('A coordinate of a point', 'a number', value)
}

function notA(what: string, expected: string, value: Value): CypherError {
  return invalidPoint(`${what} must be ${expected}, but is ${typeName(value)}.`, `Use ${expected}.`)
}
