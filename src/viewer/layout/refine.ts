import type { Size } from '../drawing.ts'
import { cross } from './cross.ts'
import { CAPTION_HEIGHT } from './label-boxes.ts'
import { randomNumbers } from './random.ts'
import type { Places } from './stress.ts'
import type { Web } from './web.ts'

/** What a node takes of the canvas, by number. */
export interface Needs {
  /** Of marks. */
  readonly radii: Float64Array
  /** Half of what a mark takes with its name. */
  readonly halfWidths: Float64Array
  readonly halfHeights: Float64Array
  /** How wide names are; 0 for none. */
  readonly names: Float64Array
  /** 1 where the name is always drawn. */
  readonly hubs: Uint8Array
}

const MOST_ROUNDS = 60
const TRIES = 7
/** What is free around a mark, whatever else comes nearer. */
const CLEAR = 6
/** A name is run through by what comes as near. */
const NAME = 14
/** Between a mark and its name. */
const BESIDE = 4
/** Lines of a node whose name must be seen. */
const MANY = 8
const [CROSSING, THROUGH_NAME, THROUGH_STRONG, THROUGH_HUB, COVERED_MARK, NEAR_LINE, COVERED_NEED, LENGTH] = [
  1, 1.5, 5, 12, 25, 3, 5, 0.25,
]

/**
 * Moves nodes within a box, one after the other, each to the best of a few places: where its lines cross fewest others, run
 * through fewest marks, and its mark and name have room. No move makes the sum of these worse, and which places are tried is
 * decided by the web alone.
 *
 * @param most so many pairs of lines, or of a line and a mark, are looked at; where one round takes more, none is made
 */
export function refine(
  web: Web,
  places: Places,
  needs: Needs,
  box: Size,
  most: number,
  tell: (share: number) => void = () => {},
): void {
  const { size, starts, ends, first } = web
  const looks = TRIES * (starts.length + size) * (2 * starts.length + size)
  const rounds = Math.min(MOST_ROUNDS, Math.floor(most / Math.max(looks, 1)))
  const { xs, ys } = places
  const random = randomNumbers(size + starts.length)
  const spacing = Math.sqrt((box.width * box.height) / size)
  const cost = costIn(web, places, needs, spacing)
  const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most)
  for (let round = 0; round < rounds; round++) {
    const reach = spacing * (0.25 + 2.5 * (1 - round / rounds) ** 2)
    for (let node = 0; node < size; node++) {
      let [bestX, bestY] = [xs[node], ys[node]]
      let least = cost.at(node, bestX, bestY, Infinity)
      cost.turn(node)
      for (let attempt = 0; attempt < TRIES && least > 0; attempt++) {
        let [x, y] = [xs[node], ys[node]]
        if (attempt < 2 && first[node + 1] > first[node]) {
          // Around what it hangs on.
          const line = web.lineOf[first[node] + Math.floor(random() * (first[node + 1] - first[node]))]
          const host = starts[line] === node ? ends[line] : starts[line]
          ;[x, y] = [xs[host], ys[host]]
        }
        const angle = 2 * Math.PI * random()
        const radius = reach * (0.2 + 0.8 * random())
        x = within(x + radius * Math.cos(angle), box.width)
        y = within(y + radius * Math.sin(angle), box.height)
        const next = cost.at(node, x, y, least)
        if (next >= least) continue
        cost.turn(node)
        ;[least, bestX, bestY] = [next, x, y]
      }
      xs[node] = bestX
      ys[node] = bestY
    }
    tell((round + 1) / rounds)
  }
}

interface Cost {
  /** What a node at a place would cost, its name on the best side; it may say anything above `most` once it is that much. */
  readonly at: (node: number, x: number, y: number, most: number) => number
  /** Puts the name of a node on the side that was best for the place asked for last. */
  readonly turn: (node: number) => void
}

/**
 * Numbers are taken out of their arrays one
 * by one: this is where nearly all the time of a layout goes.
 */
function costIn(web: Web, { xs, ys }: Places, needs: Needs, spacing: number): Cost {
  const { size, starts, ends, first, lineOf } = web
  const { radii, halfWidths, halfHeights, names, hubs } = needs
  const lines = starts.length

  /** From the middle of a mark to that of its name: where it is now, and where it would be best for the place asked for last. */
  const nameX = new Float64Array(size)
  const nameY = Float64Array.from(radii, (radius) => radius + BESIDE + CAPTION_HEIGHT / 2)
  /** Of names: what has many lines is what a reader looks for first. */
  const weights = Float64Array.from(radii, (_, node) =>
    hubs[node] === 1 ? THROUGH_HUB : first[node + 1] - first[node] >= MANY ? THROUGH_STRONG : THROUGH_NAME,
  )
  let aheadX = 0
  let aheadY = 0

  const at: Cost['at'] = (node, x, y, most) => {
    let cost = 0
    for (let index = first[node]; index < first[node + 1]; index++) {
      const line = lineOf[index]
      const host = starts[line] === node ? ends[line] : starts[line]
      const dx = xs[host] - x
      const dy = ys[host] - y
      // Shorter than its share of the room no line is drawn together.
      cost += LENGTH * Math.max(0, Math.sqrt(dx * dx + dy * dy) / spacing - 1)
    }
    const halfWidth = halfWidths[node]
    const halfHeight = halfHeights[node]
    const radius = radii[node]
    const name = names[node]
    const isHub = hubs[node] === 1
    let [below, above, right, left] = [0, 0, 0, 0]
    // The middle of a name, and half of it.
    const half = name / 2
    const aside = radius + BESIDE + half
    const away = radius + BESIDE + CAPTION_HEIGHT / 2
    for (let other = 0; other < size; other++) {
      if (other === node) continue
      if (hubs[other] === 1) {
        const [nx, ny] = [xs[other] + nameX[other], ys[other] + nameY[other]]
        if (isIn(x - nx, y - ny, names[other] / 2, radius)) cost += THROUGH_HUB
      }
      if (isHub) {
        // A name that is always drawn covers no mark.
        const [ox, oy, reach] = [xs[other] - x, ys[other] - y, radii[other]]
        if (isIn(ox, oy - away, half, reach)) below++
        if (isIn(ox, oy + away, half, reach)) above++
        if (isIn(ox - aside, oy, half, reach)) right++
        if (isIn(ox + aside, oy, half, reach)) left++
      }
      const dx = Math.abs(xs[other] - x)
      const dy = Math.abs(ys[other] - y)
      const across = halfWidth + halfWidths[other] - dx
      const down = halfHeight + halfHeights[other] - dy
      if (across <= 0 || down <= 0) continue
      const least = radii[node] + radii[other] + CLEAR
      const length = Math.sqrt(dx * dx + dy * dy)
      if (length < least) cost += COVERED_MARK * (2 - length / least)
      cost += (COVERED_NEED / 2) * Math.min(across / halfWidth, 1) * Math.min(down / halfHeight, 1)
    }
    const across = radius + BESIDE + name
    const down = radius + BESIDE + CAPTION_HEIGHT
    for (let line = 0; line < lines; line++) {
      const a = starts[line]
      const b = ends[line]
      const ax = a === node ? x : xs[a]
      const ay = a === node ? y : ys[a]
      const bx = b === node ? x : xs[b]
      const by = b === node ? y : ys[b]
      if (ax < bx ? x + across < ax || x - across > bx : x + across < bx || x - across > ax) continue
      if (ay < by ? y + down < ay || y - down > by : y + down < by || y - down > ay) continue
      if (a !== node && b !== node) cost += nearness(radius, x, y, ax, ay, bx, by)
      if (name === 0) continue
      if (meets(ax - x, ay - y - away, bx - x, by - y - away, half)) below++
      if (meets(ax - x, ay - y + away, bx - x, by - y + away, half)) above++
      if (meets(ax - x - aside, ay - y, bx - x - aside, by - y, half)) right++
      if (meets(ax - x + aside, ay - y, bx - x + aside, by - y, half)) left++
    }
    const fewest = Math.min(below, above, right, left)
    cost += weights[node] * fewest
    aheadX = fewest === below || fewest === above ? 0 : fewest === right ? aside : -aside
    aheadY = fewest === below ? away : fewest === above ? -away : 0
    for (let index = first[node]; index < first[node + 1]; index++) {
      if (cost >= most) return cost
      const own = lineOf[index]
      const host = starts[own] === node ? ends[own] : starts[own]
      const hx = xs[host]
      const hy = ys[host]
      for (let line = 0; line < lines; line++) {
        const a = starts[line]
        const b = ends[line]
        if (a === node || b === node || a === host || b === host) continue
        if (cross(x, y, hx, hy, xs[a], ys[a], xs[b], ys[b])) cost += CROSSING
      }
      for (let other = 0; other < size; other++) {
        if (other === node) continue
        const ox = xs[other]
        const oy = ys[other]
        if (other !== host) cost += nearness(radii[other], ox, oy, x, y, hx, hy)
        const half = names[other] / 2
        if (half === 0) continue
        const nx = ox + nameX[other]
        const ny = oy + nameY[other]
        if (x < hx ? nx + half < x || nx - half > hx : nx + half < hx || nx - half > x) continue
        if (meets(x - nx, y - ny, hx - nx, hy - ny, half)) cost += weights[other]
      }
    }
    return cost
  }
  const turn = (node: number): void => {
    nameX[node] = aheadX
    nameY[node] = aheadY
  }
  return { at, turn }
}

/** Whether a line from a to b runs through a name around the origin, half as wide as said. */
function meets(ax: number, ay: number, bx: number, by: number, half: number): boolean {
  const high = CAPTION_HEIGHT / 2
  const dx = bx - ax
  const dy = by - ay
  let first = 0
  let last = 1
  if (dx === 0) {
    if (ax <= -half || ax >= half) return false
  } else {
    const one = (-half - ax) / dx
    const other = (half - ax) / dx
    first = Math.max(first, one < other ? one : other)
    last = Math.min(last, one < other ? other : one)
  }
  if (dy === 0) return ay > -high && ay < high && first < last
  const one = (-high - ay) / dy
  const other = (high - ay) / dy
  return Math.max(first, one < other ? one : other) < Math.min(last, one < other ? other : one)
}

/** Whether a mark at (x, y) covers some of a name around the origin, half as wide as said. */
function isIn(x: number, y: number, half: number, radius: number): boolean {
  return Math.abs(x) < half + radius && Math.abs(y) < CAPTION_HEIGHT / 2 + radius
}

/** What a line from a to b costs that comes near a mark at p. */
function nearness(
  radius: number,
  px: number,
  py: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  const reach = radius + NAME
  if (ax < bx ? px + reach < ax || px - reach > bx : px + reach < bx || px - reach > ax) return 0
  if (ay < by ? py + reach < ay || py - reach > by : py + reach < by || py - reach > ay) return 0
  const dx = bx - ax
  const dy = by - ay
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length))
  const ex = px - ax - share * dx
  const ey = py - ay - share * dy
  const away = ex * ex + ey * ey
  if (away >= reach * reach) return 0
  const distance = Math.sqrt(away) - radius
  return distance < CLEAR ? NEAR_LINE + (CLEAR - distance) / 8 : (NAME - distance) / (NAME - CLEAR)
}
