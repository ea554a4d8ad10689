import type { Size } from '../../drawing.ts'
import { intoCorner } from '../frame.ts'

/** Where nodes stand, by number, in pixels of the room. */
export interface ManyPlaces {
  readonly xs: Float32Array
  readonly ys: Float32Array
}

/** Between the outermost node and the edge of the room. */
const EDGE = 24
/** How far places are evened out from the middle outwards; the rest is what the forces said. */
const EVEN = 0.55
/** How far what is round is drawn into corners. */
const SQUARE = 0.85

/**
 * Fills a room with places, as `frame` does, but turns nothing: what gets better from step to step must not jump. Cost: n log n.
 */
export function fillRoom(xs: Float64Array, ys: Float64Array, { width, height }: Size): ManyPlaces {
  const size = xs.length
  const centred = { xs: around(xs), ys: around(ys) }
  const lengths = Float64Array.from(centred.xs, (x, node) => Math.hypot(x, centred.ys[node]))
  const sorted = Float64Array.from(lengths).sort()
  const furthest = Math.max(sorted[size - 1] ?? 0, 1e-9)
  const [halfWidth, halfHeight] = [Math.max(width / 2 - EDGE, 1), Math.max(height / 2 - EDGE, 1)]
  const places = { xs: new Float32Array(size), ys: new Float32Array(size) }
  for (let node = 0; node < size; node++) {
    const length = lengths[node]
    const rank = rankOf(sorted, length)
    const wanted = (1 - EVEN) * (length / furthest) + EVEN * Math.sqrt((rank + 0.5) / size)
    const share = length === 0 ? 0 : Math.min(wanted, 1) / length
    const [x, y] = [centred.xs[node] * share, centred.ys[node] * share]
    places.xs[node] = width / 2 + halfWidth * (x + SQUARE * (intoCorner(x, y) - x))
    places.ys[node] = height / 2 + halfHeight * (y + SQUARE * (intoCorner(y, x) - y))
  }
  return places
}

/** The same with its middle at 0, and spread by 1. */
function around(values: Float64Array): Float64Array {
  const count = Math.max(values.length, 1)
  let [sum, squares] = [0, 0]
  for (const value of values) sum += value
  const middle = sum / count
  for (const value of values) squares += (value - middle) ** 2
  const spread = Math.sqrt(squares / count) || 1
  return values.map((value) => (value - middle) / spread)
}

/** How many are less. */
function rankOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}
