import { greatestOf, leastOf } from '../../model/extremes.ts'
import type { Places } from './stress.ts'

/** The flattest that a component is drawn. */
const FLATTEST = 0.2
/** How far places are evened out; the rest is what the forces said. */
const EVEN = 0.7
/** How far what is round is drawn into corners. */
const SQUARE = 0.85
/** Of fewer nodes the shape is what tells them apart. */
const FEW = 24

/**
 * Turns places so that they lie along the x axis, evens out how dense they are from the middle outwards, and draws what is round
 * into the corners: a rectangle is filled. Cost: n log n.
 *
 * @returns the same places from 0 to 1 in both directions, and how wide they were for their height
 */
export function frame(places: Places): Places & { readonly aspect: number } {
  const { xs, ys, aspect } = alongAxis(places)
  const lengths = xs.map((x, at) => Math.hypot(x, ys[at]))
  const furthest = greatestOf(lengths, 1e-9)
  const order = Array.from(lengths, (_, at) => at).sort((a, b) => lengths[a] - lengths[b] || a - b)
  const even = EVEN * Math.min(1, xs.length / FEW)
  order.forEach((node, rank) => {
    const length = lengths[node]
    if (length === 0) return
    const wanted = (1 - even) * (length / furthest) + even * Math.sqrt((rank + 0.5) / xs.length)
    const [x, y] = [(xs[node] / length) * Math.min(wanted, 1), (ys[node] / length) * Math.min(wanted, 1)]
    const [dx, dy] = [intoCorner(x, y), intoCorner(y, x)]
    xs[node] = x + SQUARE * (dx - x)
    ys[node] = y + SQUARE * (dy - y)
  })
  return { xs: fromZeroToOne(xs), ys: fromZeroToOne(ys), aspect }
}

/** From a disc to a square: one coordinate. Source: Fong 2015, the elliptical grid mapping. */
export function intoCorner(u: number, v: number): number {
  const [base, side] = [2 + u * u - v * v, 2 * Math.SQRT2 * u]
  return (Math.sqrt(Math.max(0, base + side)) - Math.sqrt(Math.max(0, base - side))) / 2
}

function alongAxis({ xs, ys }: Places): Places & { readonly aspect: number } {
  const count = Math.max(xs.length, 1)
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / count
  const [midX, midY] = [mean(xs), mean(ys)]
  const centred = { xs: xs.map((x) => x - midX), ys: ys.map((y) => y - midY) }
  const [xx, yy] = [mean(centred.xs.map((x) => x * x)), mean(centred.ys.map((y) => y * y))]
  const xy = mean(centred.xs.map((x, at) => x * centred.ys[at]))
  const angle = Math.atan2(2 * xy, xx - yy) / 2
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const along = centred.xs.map((x, at) => x * cos + centred.ys[at] * sin)
  const across = centred.ys.map((y, at) => y * cos - centred.xs[at] * sin)
  const wide = Math.sqrt(mean(along.map((x) => x * x))) || 1
  const high = Math.max(Math.sqrt(mean(across.map((y) => y * y))), wide * FLATTEST)
  return { xs: along.map((x) => x / wide), ys: across.map((y) => y / high), aspect: wide / high }
}

/** From 0 to 1; the middle where all are one. */
function fromZeroToOne(values: Float64Array): Float64Array {
  const [least, most] = [leastOf(values), greatestOf(values)]
  return values.map((value) => (most - least < 1e-9 ? 0.5 : (value - least) / (most - least)))
}
