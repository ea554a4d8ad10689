import type { Sought } from '../../model/graph-store.ts'
import { Point } from '../../model/point.ts'

/** The least and the greatest coordinates, both inclusive. */
export interface Box {
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** In metres: a little less than the radius that `Point.distanceTo` takes, so that a box is too large rather than too small. */
const EARTH_RADIUS = 6_378_139

/** Relative to a coordinate: more than all roundings of a distance together. */
const SLACK = 1e-9

/**
 * Boxes outside of which no point of a system is what is sought, and its SRID; undefined where any point may be. A box that goes over
 * the 180th meridian is two.
 */
export function boxesAround(
  sought: Sought,
): { readonly srid: number; readonly boxes: readonly Box[] } | undefined {
  switch (sought.kind) {
    case 'equal': {
      if (sought.values.length === 0) return undefined
      const [point] = sought.values
      if (!(point instanceof Point)) return { srid: 0, boxes: [] }
      return { srid: point.srid, boxes: [{ low: point.coordinates, high: point.coordinates }] }
    }
    case 'bounding-box': {
      const { lower, upper } = sought
      if (lower.srid !== upper.srid) return { srid: 0, boxes: [] }
      return {
        srid: lower.srid,
        boxes: acrossMeridian({ low: lower.coordinates, high: upper.coordinates }, lower.isGeographic),
      }
    }
    case 'within-distance': {
      const { center, distance } = sought
      if (!(distance >= 0)) return { srid: 0, boxes: [] }
      return {
        srid: center.srid,
        boxes: center.isGeographic ? onSphere(center, distance) : [cube(center, distance)],
      }
    }
    default:
      return undefined
  }
}

function acrossMeridian({ low, high }: Box, isGeographic: boolean): readonly Box[] {
  if (!isGeographic || low[0] <= high[0]) return [{ low, high }]
  return [
    { low, high: [180, ...high.slice(1)] },
    { low: [-180, ...low.slice(1)], high },
  ]
}

function cube(center: Point, distance: number): Box {
  // The square of what is smaller than the least reach is 0.
  const reach = (own: number): number => distance + SLACK * (Math.abs(own) + distance) + 1e-150
  return {
    low: center.coordinates.map((own) => own - reach(own)),
    high: center.coordinates.map((own) => own + reach(own)),
  }
}

function onSphere(center: Point, distance: number): readonly Box[] {
  const { x, y, z } = center
  const reach = distance * (1 + SLACK) + 1e-3
  // The way in the middle height: a point within reach is at most so far below.
  const radius = EARTH_RADIUS + (z === undefined ? 0 : z - reach / 2)
  const angle = radius > 0 ? reach / radius : Infinity
  const degrees = (angle / Math.PI) * 180
  const heights = z === undefined ? [[], []] : [[z - reach], [z + reach]]
  const [south, north] = [y - degrees, y + degrees]
  // Over a pole, every meridian is near.
  if (!(south > -90 && north < 90))
    return [{ low: [-180, south, ...heights[0]], high: [180, north, ...heights[1]] }]
  const toSide = Math.asin(Math.min(1, Math.sin(angle) / Math.cos((y / 180) * Math.PI)))
  const width = (toSide / Math.PI) * 180 * (1 + SLACK) + SLACK
  const [west, east] = [x - width, x + width]
  const box = (from: number, to: number): Box => ({
    low: [from, south, ...heights[0]],
    high: [to, north, ...heights[1]],
  })
  if (west < -180) return [box(west + 360, 180), box(-180, east)]
  return east > 180 ? [box(west, 180), box(-180, east - 360)] : [box(west, east)]
}
