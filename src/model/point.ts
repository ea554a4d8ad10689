import { CypherError } from '../errors.ts'
import { formatFloat } from './float-text.ts'
import { float, type Value } from './values.ts'

/** The coordinate reference systems, by their SRID as EPSG and Neo4j number them. */
export const SYSTEMS = {
  7203: { name: 'cartesian', isGeographic: false, dimensions: 2 },
  9157: { name: 'cartesian-3d', isGeographic: false, dimensions: 3 },
  4326: { name: 'wgs-84', isGeographic: true, dimensions: 2 },
  4979: { name: 'wgs-84-3d', isGeographic: true, dimensions: 3 },
} as const

/** The number of a coordinate reference system. */
export type Srid = keyof typeof SYSTEMS

/** Of a sphere, in metres, as Neo4j has it. */
const EARTH_RADIUS = 6_378_140

/**
 * POINT: two or three coordinates, all FLOAT, in one of four coordinate reference systems. Of a geographic point `x` is the
 * longitude, brought into [-180, 180], `y` the latitude and `z` the height in metres. Two points are the same where the system
 * and every coordinate is, and -0.0 is not 0.0. Source: Neo4j 5.26, Cypher manual, "Spatial values".
 */
export class Point {
  readonly srid: Srid
  readonly x: number
  readonly y: number
  /** Undefined in two dimensions. */
  readonly z: number | undefined

  /**
   * @throws CypherError ArgumentError `InvalidPoint` for an unknown SRID, a third coordinate that the system does not have or
   * lacks, a coordinate that is not finite, a latitude outside [-90, 90]
   */
  constructor(srid: number, x: number, y: number, z?: number) {
    if (!isSrid(srid)) throw unknownSystem(String(srid))
    const { isGeographic, dimensions, name } = SYSTEMS[srid]
    const coordinates = z === undefined ? [x, y] : [x, y, z]
    if (coordinates.length !== dimensions)
      throw invalidPoint(
        `${name} has ${dimensions} coordinates, not ${coordinates.length}.`,
        `Use ${nameOf(isGeographic, coordinates.length)}.`,
      )
    if (!coordinates.every((coordinate) => Number.isFinite(coordinate)))
      throw invalidPoint(
        'A coordinate is not finite.',
        'Use finite numbers: NaN and the infinities are not places.',
      )
    if (isGeographic && Math.abs(y) > 90)
      throw invalidPoint(`The latitude ${formatFloat(y)} is out of range.`, 'Use a latitude from -90 to 90.')
    this.srid = srid
    this.x = isGeographic ? normalLongitude(x) : x
    this.y = y
    this.z = z
    Object.freeze(this)
  }

  get kind(): 'point' {
    return 'point'
  }

  /** `cartesian`, `cartesian-3d`, `wgs-84`, `wgs-84-3d`. */
  get crs(): string {
    return SYSTEMS[this.srid].name
  }

  get isGeographic(): boolean {
    return SYSTEMS[this.srid].isGeographic
  }

  /** Two or three. */
  get coordinates(): readonly number[] {
    return this.z === undefined ? [this.x, this.y] : [this.x, this.y, this.z]
  }

  equals(other: Point): boolean {
    return this.srid === other.srid && this.compareTo(other) === 0
  }

  /** The order of ORDER BY: by SRID, then by the coordinates one after another, -0.0 before 0.0. */
  compareTo(other: Point): number {
    if (this.srid !== other.srid) return this.srid - other.srid
    const there = other.coordinates
    for (const [at, coordinate] of this.coordinates.entries()) {
      const difference = compareCoordinates(coordinate, there[at])
      if (difference !== 0) return difference
    }
    return 0
  }

  /**
   * A straight line, or on a sphere in metres by the haversine formula (between heights, the hypotenuse over the way in the
   * middle height). null where the systems differ.
   */
  distanceTo(other: Point): number | null {
    if (this.srid !== other.srid) return null
    if (!this.isGeographic) return length(this.coordinates.map((own, at) => own - other.coordinates[at]))
    const angle = greatCircle(this, other)
    if (this.z === undefined || other.z === undefined) return EARTH_RADIUS * angle
    return length([(EARTH_RADIUS + (this.z + other.z) / 2) * angle, this.z - other.z])
  }

  /**
   * Whether it lies in the box of two corners, edges included; a box whose western longitude is the larger one goes over the
   * 180th meridian. null where the systems differ.
   */
  isWithin(lowerLeft: Point, upperRight: Point): boolean | null {
    if (this.srid !== lowerLeft.srid || this.srid !== upperRight.srid) return null
    const low = lowerLeft.coordinates
    const high = upperRight.coordinates
    return this.coordinates.every((own, at) => {
      if (at === 0 && this.isGeographic && low[0] > high[0]) return own >= low[0] || own <= high[0]
      return own >= low[at] && own <= high[at]
    })
  }

  /** As `toString()` of Cypher: `point({x: 1.0, y: 2.0, crs: 'cartesian'})`, which reads back as the same point. */
  toString(): string {
    const names = ['x', 'y', 'z']
    const entries = this.coordinates.map((coordinate, at) => `${names[at]}: ${formatFloat(coordinate)}`)
    return `point({${entries.join(', ')}, crs: '${this.crs}'})`
  }
}

/**
 * A component of a point, by its name in any case: `p.x`, `p.latitude`, `p.crs`.
 * @throws CypherError ArgumentError `UnknownPointComponent` where there is none, or the point's system does not have it
 */
export function componentOfPoint(point: Point, name: string): Value {
  const { isGeographic, x, y, z } = point
  switch (name.toLowerCase()) {
    case 'srid':
      return point.srid
    case 'crs':
      return point.crs
    case 'x':
      return float(x)
    case 'y':
      return float(y)
    case 'z':
      if (z !== undefined) return float(z)
      break
    case 'longitude':
      if (isGeographic) return float(x)
      break
    case 'latitude':
      if (isGeographic) return float(y)
      break
    case 'height':
      if (isGeographic && z !== undefined) return float(z)
  }
  throw new CypherError({
    phase: 'runtime',
    kind: 'ArgumentError',
    code: 'UnknownPointComponent',
    message: `The point ${point.toString()} has no \`${name}\`.`,
    hint: 'Points have x, y, crs and srid; in three dimensions also z; and in wgs-84 also longitude, latitude and height.',
  })
}

export function isSrid(number: number): number is Srid {
  return Object.hasOwn(SYSTEMS, number)
}

/** The SRID of a name in any case. @throws CypherError ArgumentError `InvalidPoint` */
export function sridOf(name: string): Srid {
  for (const [srid, system] of Object.entries(SYSTEMS))
    if (system.name === name.toLowerCase()) {
      const number = Number(srid)
      if (isSrid(number)) return number
    }
  throw unknownSystem(name)
}

export function invalidPoint(message: string, hint: string): CypherError {
  return new CypherError({ phase: 'runtime', kind: 'ArgumentError', code: 'InvalidPoint', message, hint })
}

function unknownSystem(name: string): CypherError {
  const known = Object.entries(SYSTEMS).map(([srid, system]) => `${system.name} (${srid})`)
  return invalidPoint(
    `Unknown coordinate reference system ${JSON.stringify(name)}.`,
    `Use ${known.join(', ')}.`,
  )
}

function nameOf(isGeographic: boolean, dimensions: number): string {
  return `${isGeographic ? 'wgs-84' : 'cartesian'}${dimensions === 3 ? '-3d' : ''}`
}

function normalLongitude(longitude: number): number {
  if (longitude >= -180 && longitude <= 180) return longitude
  const turned = longitude % 360
  return turned > 180 ? turned - 360 : turned < -180 ? turned + 360 : turned + 0
}

function compareCoordinates(a: number, b: number): number {
  if (a !== b) return a < b ? -1 : 1
  return a === 0 ? Number(Object.is(b, -0)) - Number(Object.is(a, -0)) : 0
}

function length(differences: readonly number[]): number {
  return Math.sqrt(differences.reduce((sum, difference) => sum + difference * difference, 0))
}

/** The angle between two places on a sphere, in radians. */
function greatCircle(a: Point, b: Point): number {
  const [west, south, east, north] = [a.x, a.y, b.x, b.y].map((degrees) => (degrees / 180) * Math.PI)
  const alpha =
    Math.sin((north - south) / 2) ** 2 + Math.cos(south) * Math.cos(north) * Math.sin((east - west) / 2) ** 2
  return 2 * Math.atan2(Math.sqrt(alpha), Math.sqrt(1 - alpha))
}
