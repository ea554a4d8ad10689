import { geoNaturalEarth1, geoPath, type GeoContext, type GeoProjection } from 'd3-geo'
import { feature } from 'topojson-client'
import topology from 'world-atlas/countries-50m.json' with { type: 'json' }
import { greatestOf, leastOf } from '../../../model/extremes.ts'
import type { Land } from '../../drawing.ts'
import type { Box } from '../label-boxes.ts'
import type { Point } from '../spring.ts'
import { innermostOf, isWithin } from './rings.ts'
import type { Chart, LonLat, World } from './world.ts'

/** Nearer than this, in pixels, two points of an outline are one. */
const FINEST = 0.7
/** Nearer than so many times the whole world no chart is. */
const NEAREST = 5
/** What is seen around places, as a share of the width of the world. */
const AROUND = 0.07

/** How wide the world is before it is drawn into a room: as fine as the nearest chart shows it. */
const WIDTH = 8_000

const { features } = feature(topology, topology.objects.countries)
const projection = geoNaturalEarth1().precision(1).fitWidth(WIDTH, { type: 'Sphere' })
const HEIGHT = geoPath(projection).bounds({ type: 'Sphere' })[1][1]

/** The countries of Natural Earth at 1:50 million, as world-atlas packs them. They are projected once; each chart only moves them. */
export const world: World = {
  has: (digits) => outlines.has(digits),
  chart(room, seen) {
    const name = JSON.stringify([room, seen])
    if (last?.name !== name) last = { name, chart: chartOf(room, seen) }
    return last.chart
  },
}

let last: { readonly name: string; readonly chart: Chart } | undefined

function chartOf(room: Box, seen: readonly (LonLat | string)[]): Chart {
  const places = seen.flatMap((one) =>
    typeof one === 'string' ? (outlines.get(one)?.middle ?? []) : (projected(one) ?? []),
  )
  const move = moveInto(room, places)
  const mainParts = new Map<string, readonly number[]>()
  return {
    at(place) {
      const point = projected(place)
      return point && move(point.x, point.y)
    },
    middleOf(digits) {
      const middle = outlines.get(digits)?.middle
      return middle && move(middle.x, middle.y)
    },
    holds(digits, point) {
      const ring = mainParts.get(digits) ?? coarse(outlines.get(digits)?.rings[0] ?? [], move)
      mainParts.set(digits, ring)
      return isWithin(ring, point)
    },
    lands: (met) =>
      [...outlines].map(([digits, { name, rings }]): Land => {
        const moved = rings.map((ring) => coarse(ring, move)).filter((ring) => isIn(ring, room))
        // Of the smallest countries the largest part is drawn, however small.
        const seenRings = moved.filter(({ length }) => length >= 6)
        const all =
          seenRings.length > 0
            ? seenRings
            : rings
                .slice(0, 1)
                .map((ring) => coarse(ring, move, 0))
                .filter((ring) => isIn(ring, room))
        return { name, met: met.has(digits), rings: all }
      }),
  }
}

function projected([longitude, latitude]: LonLat): Point | undefined {
  const place = projection([longitude, latitude])
  return place === null ? undefined : { x: place[0], y: place[1] }
}

/** Moves points of the world into a room: all of it, or a part where all places are in one. */
function moveInto(room: Box, places: readonly Point[]): (x: number, y: number) => Point {
  const [wide, high] = [room.right - room.left, room.bottom - room.top]
  const whole = Math.min(wide / WIDTH, high / HEIGHT)
  const around = AROUND * WIDTH
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)]
  const [left, right] = [leastOf(xs) - around, greatestOf(xs) + around]
  const [top, bottom] = [leastOf(ys) - around, greatestOf(ys) + around]
  const near = Math.min(wide / (right - left), high / (bottom - top), whole * NEAREST)
  const isNearer = places.length > 0 && near > whole * 1.05
  const scale = isNearer ? near : whole
  const [x0, y0] = isNearer ? [(left + right) / 2, (top + bottom) / 2] : [WIDTH / 2, HEIGHT / 2]
  const [x1, y1] = [(room.left + room.right) / 2, (room.top + room.bottom) / 2]
  return (x, y) => ({ x: x1 + (x - x0) * scale, y: y1 + (y - y0) * scale })
}

interface Outline {
  readonly name: string
  /** Within the main part. */
  readonly middle: Point
  /** `x, y, x, y, ...` of each, the main part first, then the largest. */
  readonly rings: readonly (readonly number[])[]
}

/** Where countries have their capitals whose largest part is another one: the Malay Peninsula, Java, the North Island. */
const SEATS: ReadonlyMap<string, LonLat> = new Map([
  ['458', [101.7, 3.15]],
  ['360', [106.85, -6.4]],
  ['554', [175.4, -40.5]],
])

/** By three digits, or by name where a country has none. */
const outlines: ReadonlyMap<string, Outline> = outlinesIn(projection)

function outlinesIn(by: GeoProjection): ReadonlyMap<string, Outline> {
  const parts = new Map<string, { readonly name: string; readonly rings: number[][] }>()
  for (const one of features) {
    const digits = String(one.id ?? one.properties.name)
    const rings: number[][] = []
    geoPath(by, collecting(rings))(one)
    const known = parts.get(digits)
    // A territory that shares the code of its country is a part of it.
    if (known === undefined) parts.set(digits, { name: one.properties.name, rings })
    else for (const ring of rings) known.rings.push(ring)
  }
  return new Map(
    [...parts].flatMap(([digits, { name, rings }]) => {
      const sorted = rings.map((ring) => ({ ring, ...middleOf(ring) })).sort((a, b) => b.area - a.area)
      const seat = projected(SEATS.get(digits) ?? [NaN, NaN])
      const main = (seat && sorted.find(({ ring }) => isWithin(ring, seat))) ?? sorted.at(0)
      if (main === undefined) return []
      const others = sorted.filter((one) => one !== main)
      const all = [main, ...others].map(({ ring }) => ring)
      const middle = isWithin(main.ring, main.middle) ? main.middle : innermostOf(main.ring)
      return [[digits, { name, middle, rings: all }] as const]
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

/** A ring that is moved, without the points that no eye tells apart. */
function coarse(ring: readonly number[], move: (x: number, y: number) => Point, finest = FINEST): number[] {
  const kept: number[] = []
  let [x, y] = [Infinity, Infinity]
  for (let index = 0; index < ring.length; index += 2) {
    const point = move(ring[index], ring[index + 1])
    if (Math.abs(point.x - x) < finest && Math.abs(point.y - y) < finest) continue
    ;({ x, y } = point)
    kept.push(Math.round(x * 100) / 100, Math.round(y * 100) / 100)
  }
  return kept
}

/** Whether something of what a ring goes round may be in a room. */
function isIn(ring: readonly number[], { left, top, right, bottom }: Box): boolean {
  const [xs, ys] = [ring.filter((_, at) => at % 2 === 0), ring.filter((_, at) => at % 2 === 1)]
  return leastOf(xs) <= right && greatestOf(xs) >= left && leastOf(ys) <= bottom && greatestOf(ys) >= top
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
