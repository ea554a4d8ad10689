import { greatestOf, leastOf } from '../../../model/extremes.ts'
import { randomOf } from '../../../model/random.ts'
import type { Size } from '../../drawing.ts'
import { coarsen, levelOf, type Level } from './coarsen.ts'
import { fillRoom, type ManyPlaces } from './fill-room.ts'
import { Forces, type Spot } from './forces.ts'

/** What is to be spread: plain numbers, so that a worker takes them without a copy. */
export interface ManyTask {
  /** How many nodes. */
  readonly size: number
  /** Both ends of each line, by number. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly room: Size
}

/** Places that get better with each step, and the share of the work that is done. */
export interface Step {
  readonly places: ManyPlaces
  readonly share: number
}

/** So few are laid out from where chance puts them. */
const COARSEST = 300
/** A graph that shrinks by less is not made any smaller. */
const LEAST_SHRINK = 0.9
/** Rounds of the smallest graph, and of the whole one; between them fewer the larger a graph is. */
const [FIRST, LAST] = [250, 80]
/** What the rounds of a graph in between may cost, as `costOf` reckons. */
const BETWEEN = 3e6
/** Of so many groups the whole picture can be guessed. */
const FEW_GROUPS = 300
/** Rounds from one step to the next of the whole graph. */
const STRETCH = 4
/** The golden angle: members of a group stand around its place as seeds in a flower do. */
const TURN = Math.PI * (3 - Math.sqrt(5))

/**
 * Nodes by forces, coarsely at first: neighbours are put together until few groups are left, those are laid out, and each is taken apart
 * again where it stands, until ForceAtlas2 works on the nodes themselves. The same task gives the same steps. Cost: of 100,000 nodes and 300,000 lines
 * some seconds to the first places of all, a minute in all.
 *
 * @returns steps, to be taken one after another; whoever has enough takes no more
 */
export function* spreadMany({ size, starts, ends, room }: ManyTask): Generator<Step, void, void> {
  const levels = [levelOf(size, starts, ends)]
  const groups: Int32Array[] = []
  for (;;) {
    const level = levels[levels.length - 1]
    if (level.size <= COARSEST) break
    const coarser = coarsen(level)
    if (coarser.level.size > level.size * LEAST_SHRINK) break
    levels.push(coarser.level)
    groups.push(coarser.groupOf)
  }
  const rounds = levels.map((level, at) => roundsOf(level, at, levels.length))
  const all = levels.reduce((sum, level, at) => sum + rounds[at] * costOf(level), 0)
  let done = 0
  let spot = chance(levels[levels.length - 1])
  /** Places of all nodes, those of a smaller graph taken apart down to them. */
  const step = (at: number): Step => {
    let { xs, ys } = spot
    for (let below = at - 1; below >= 0; below--)
      ({ xs, ys } = takenApart(levels[below].size, groups[below], { xs, ys }))
    return { places: fillRoom(xs, ys, room), share: done / all }
  }
  for (let at = levels.length - 1; at >= 0; at--) {
    const level = levels[at]
    const forces = new Forces(level, spot)
    for (let round = 1; round <= rounds[at]; round++) {
      forces.round()
      done += costOf(level)
      if (round % STRETCH !== 0 || at > 0 || round === rounds[at]) continue
      spot = forces.spot
      yield step(0)
    }
    spot = forces.spot
    // The smallest graphs differ too little to be shown one after another.
    if (level.size > FEW_GROUPS || at === 0) yield step(at)
    if (at > 0) spot = takenApart(levels[at - 1].size, groups[at - 1], spot)
  }
}

/** What a round takes, in about what a line does. */
function costOf({ size, starts }: Level): number {
  return 8 * size + starts.length
}

function roundsOf(level: Level, at: number, count: number): number {
  if (at === 0) return LAST
  return at === count - 1 ? FIRST : Math.max(8, Math.min(60, Math.round(BETWEEN / costOf(level))))
}

/** Places that only the number of nodes decides. */
function chance({ size, masses }: Level): Spot {
  const random = randomOf(size)
  const wide = 10 * Math.sqrt(masses.reduce((sum, mass) => sum + mass, 0))
  const xs = Float64Array.from({ length: size }, () => (random() - 0.5) * wide)
  const ys = Float64Array.from({ length: size }, () => (random() - 0.5) * wide)
  return { xs, ys }
}

/** Members around the places of their groups, all about equally far apart. */
function takenApart(size: number, groupOf: Int32Array, { xs, ys }: Spot): Spot {
  const own = { xs: new Float64Array(size), ys: new Float64Array(size) }
  const area = (greatestOf(xs) - leastOf(xs)) * (greatestOf(ys) - leastOf(ys))
  const apart = 0.5 * Math.sqrt(Math.max(area, 1) / Math.max(size, 1))
  const before = new Int32Array(xs.length)
  for (let node = 0; node < size; node++) {
    const group = groupOf[node]
    const rank = before[group]++
    const away = apart * Math.sqrt(rank)
    own.xs[node] = xs[group] + away * Math.cos(rank * TURN)
    own.ys[node] = ys[group] + away * Math.sin(rank * TURN)
  }
  return own
}
