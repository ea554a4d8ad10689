import { greatestOf } from '../../../model/extremes.ts'
import type { DrawnNode } from '../../drawing.ts'
import type { Box } from '../label-boxes.ts'
import { separate } from '../separate.ts'
import type { Point } from '../spring.ts'
import type { Located } from './locate.ts'
import type { Chart } from './world.ts'

/** What is free between two marks. */
const FREE = 4
/** From its coordinates a mark stands no further than this, in pixels: what is crowded overlaps rather than stand elsewhere. */
const MOST_OFF = 6
/** What is in a country stands no further from the middle of it, unless it stands within its outline. */
const MOST_AWAY = 24
/** Of so many seeds for each mark those are taken that lie within the outline. */
const SEEDS = 8
const GOLDEN = Math.PI * (3 - Math.sqrt(5))

/**
 * Where marks come to stand on a chart: what has coordinates at these, what is in a country within its outline where it fits, else
 * around its middle. Marks stand apart as far as that leaves them where they are.
 */
export function placesOn(
  chart: Chart,
  placed: readonly DrawnNode[],
  { spots, countries }: Located,
  room: Box,
): ReadonlyMap<string, Point> {
  const within = new Map<string, DrawnNode[]>()
  for (const mark of placed) {
    const spot = spots.get(mark.key)
    if (spot?.kind !== 'country') continue
    const { digits } = spot
    const marks = within.get(digits) ?? []
    within.set(digits, marks)
    // The country itself is in the middle.
    if (countries.has(mark.key)) marks.unshift(mark)
    else marks.push(mark)
  }
  const inCountries = new Map(
    [...within].flatMap(([digits, marks]) =>
      seedsIn(chart, digits, marks).map((seed, at) => [marks[at].key, seed] as const),
    ),
  )
  const points = placed.map(({ key }): Point => {
    const spot = spots.get(key)
    const point = spot?.kind === 'point' ? chart.at(spot.at) : inCountries.get(key)
    return point ?? { x: room.left, y: room.top }
  })
  const xs = Float64Array.from(points, ({ x }) => x - room.left)
  const ys = Float64Array.from(points, ({ y }) => y - room.top)
  const radii = Float64Array.from(placed, ({ size }) => size + FREE / 2)
  const size = { width: room.right - room.left, height: room.bottom - room.top }
  separate({ xs, ys }, radii, size, MOST_OFF)
  return new Map(placed.map(({ key }, at) => [key, { x: room.left + xs[at], y: room.top + ys[at] }]))
}

/** As seeds in a sunflower, which fill a disc however many there are: those within the outline, else all of them, drawn together. */
function seedsIn(chart: Chart, digits: string, marks: readonly DrawnNode[]): readonly Point[] {
  const middle = chart.middleOf(digits)
  if (middle === undefined) return []
  const count = marks.length
  // Neighbouring seeds are some 1.7 steps apart.
  const step = (2 * greatestOf(marks.map(({ size }) => size)) + FREE) / 1.7
  const seedsBy = (apart: number, many: number): readonly Point[] =>
    Array.from({ length: many }, (_, at) => {
      // The second seed would stand over the first.
      const [angle, away] = [at * GOLDEN - Math.PI / 2, at === 0 ? 0 : apart * Math.sqrt(at + 2)]
      return { x: middle.x + away * Math.cos(angle), y: middle.y + away * Math.sin(angle) }
    })
  const inside = seedsBy(step, count * SEEDS).filter((seed) => chart.holds(digits, seed))
  return inside.length >= count
    ? inside.slice(0, count)
    : seedsBy(Math.min(step, MOST_AWAY / Math.sqrt(count + 1)), count)
}
