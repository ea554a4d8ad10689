import { geoNaturalEarth1, geoPath, type GeoContext, type GeoProjection } from 'd3-geo'
import { feature } from 'topojson-client'
import topology from 'world-atlas/countries-50m.json' with { type: 'json' }
import { greatestOf, leastOf } from '../../../model/extremes.ts'
import type { Land } from '../../drawing.ts'
import type { Box } from '../label-boxes.ts'
import type { Point } from '../spring.ts'
import type { Chart, LonLat, World } from './world.ts'

/** Nearer than this, in pixels, two points of an outline are one. */
const FINEST = 0.5
/** Nearer than so many times the whole world no chart is. */
const NEAREST = 5
/** What is seen around places, as a share of the width of the world. */
const AROUND = 0.07

const { features } = feature(topology, topology.objects.countries)

/** The countries of Natural Earth at 1:50 million, as world-atlas packs them. */
export const world: World = {
  chart(room, seen) {
    const name = JSON.stringify([room, seen])
    if (last?.name !== name) last = { name, chart: chartOf(room, seen) }
    return last.chart
  },
}

let last: { readonly name: string; readonly chart: Chart } | undefined

function chartOf(room: Box, seen: readonly (LonLat | string)[]): Chart {
  const projection = geoNaturalEarth1().precision(0.4)
  projection.fitExtent(
    [
      [room.left, room.top],
      [room.right, room.bottom],
    ],
    { type: 'Sphere' },
  )
  const whole = outlinesIn(projection)
  const places = seen.flatMap((one) =>
    typeof one === 'string' ? (whole.get(one)?.middle ?? []) : (at(projection, one) ?? []),
  )
  const near = lookNearer(projection, places, room)
  const outlines = near ? outlinesIn(projection) : whole
  return {
    at: (place) => at(projection, place),
    middleOf: (digits) => outlines.get(digits)?.middle,
    lands: (met) =>
      [...outlines].map(([digits, { name, rings }]): Land => ({ name, met: met.has(digits), rings })),
  }
}

function at(projection: GeoProjection, [longitude, latitude]: LonLat): Point | undefined {
  const place = projection([longitude, latitude])
  return place === null ? undefined : { x: place[0], y: place[1] }
}

/** Moves a projection nearer to places, where they are in a part of the world. @returns whether it did */
function lookNearer(projection: GeoProjection, places: readonly Point[], room: Box): boolean {
  if (places.length === 0) return false
  const around = AROUND * projection.scale() * 2 * Math.PI
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)]
  const [left, right] = [leastOf(xs) - around, greatestOf(xs) + around]
  const [top, bottom] = [leastOf(ys) - around, greatestOf(ys) + around]
  const nearer = Math.min(
    (room.right - room.left) / (right - left),
    (room.bottom - room.top) / (bottom - top),
    NEAREST,
  )
  if (nearer <= 1.05) return false
  const [x, y] = projection.translate()
  const middle = { x: (room.left + room.right) / 2, y: (room.top + room.bottom) / 2 }
  projection.scale(projection.scale() * nearer)
  projection.translate([
    middle.x + (x - (left + right) / 2) * nearer,
    middle.y + (y - (top + bottom) / 2) * nearer,
  ])
  return true
}

interface Outline {
  readonly name: string
  /** Of the largest part. */
  readonly middle: Point
  /** `x, y, x, y, ...` of each. */
  readonly rings: readonly (readonly number[])[]
}

/** By three digits, or by name where a country has none. */
function outlinesIn(projection: GeoProjection): ReadonlyMap<string, Outline> {
  const parts = new Map<string, { readonly name: string; readonly rings: number[][] }>()
  for (const one of features) {
    const digits = String(one.id ?? one.properties.name)
    const rings: number[][] = []
    geoPath(projection, collecting(rings))(one)
    const known = parts.get(digits)
    // A territory that shares the code of its country is a part of it.
    if (known === undefined) parts.set(digits, { name: one.properties.name, rings })
    else for (const ring of rings) known.rings.push(ring)
  }
  return new Map(
    [...parts].flatMap(([digits, { name, rings }]) => {
      const sorted = rings.map((ring) => ({ ring, ...middleOf(ring) })).sort((a, b) => b.area - a.area)
      const largest = sorted[0]
      if (largest === undefined) return []
      const seen = rings.map((ring) =>
        ring === largest.ring && coarse(ring).length < 6 ? ring : coarse(ring),
      )
      return [
        [digits, { name, middle: largest.middle, rings: seen.filter(({ length }) => length >= 6) }] as const,
      ]
    }),
  )
}

/** Takes the rings of what d3 draws. */
function collecting(rings: number[][]): GeoContext {
  return {
    beginPath: () => {},
    closePath: () => {},
    arc: () => {},
    moveTo: (x, y) => void rings.push([x, y]),
    lineTo: (x, y) => void rings.at(-1)?.push(x, y),
  }
}

/** A ring without the points that no eye tells apart. */
function coarse(ring: readonly number[]): number[] {
  const kept: number[] = []
  let [x, y] = [Infinity, Infinity]
  for (let index = 0; index < ring.length; index += 2) {
    if (Math.abs(ring[index] - x) < FINEST && Math.abs(ring[index + 1] - y) < FINEST) continue
    ;[x, y] = [ring[index], ring[index + 1]]
    kept.push(Math.round(x * 10) / 10, Math.round(y * 10) / 10)
  }
  return kept
}

/** The area within a ring, and its middle. */
function middleOf(ring: readonly number[]): { readonly area: number; readonly middle: Point } {
  let [twice, x, y] = [0, 0, 0]
  // From a point of its own: the figures of a small ring far away would drown.
  const [left, top] = [ring[0], ring[1]]
  for (let index = 0; index < ring.length; index += 2) {
    const next = (index + 2) % ring.length
    const [ax, ay] = [ring[index] - left, ring[index + 1] - top]
    const [bx, by] = [ring[next] - left, ring[next + 1] - top]
    const cross = ax * by - bx * ay
    twice += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  if (Math.abs(twice) < 1e-9) return { area: 0, middle: { x: left, y: top } }
  return { area: Math.abs(twice) / 2, middle: { x: left + x / (3 * twice), y: top + y / (3 * twice) } }
}
