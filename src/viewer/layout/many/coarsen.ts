/** A graph by number, with weights: each line between two nodes once, none of a node with itself. */
export interface Level {
  readonly size: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** How many lines each one stands for. */
  readonly weights: Float64Array
  /** How many nodes each one stands for. */
  readonly masses: Float64Array
}

/** A smaller graph, and which of its nodes each node of the larger one belongs to. */
export interface Coarser {
  readonly level: Level
  readonly groupOf: Int32Array
}

/** A group comes to stand for at most so many times the mean. */
const MOST_MASS = 8

/** The lines of each node: those of node `n` are from `first[n]` to before `first[n + 1]`. */
interface Beside {
  readonly first: Int32Array
  readonly others: Int32Array
  readonly weights: Float64Array
}

/** The graph of lines between nodes by number. What stands twice, or leads back to its start, is put together. Cost: linear. */
export function levelOf(size: number, starts: Int32Array, ends: Int32Array): Level {
  const weights = new Float64Array(starts.length).fill(1)
  return { size, masses: new Float64Array(size).fill(1), ...merged(size, starts, ends, weights) }
}

/**
 * Puts neighbours together, those of fewest lines first, each to whom most of its lines lead for what that one holds: several a group, so
 * that what hangs on one node ends up with it. The same graph always comes out the same. Cost: linear.
 */
export function coarsen(level: Level): Coarser {
  const { size, masses } = level
  const beside = besideOf(level)
  const most = (MOST_MASS * masses.reduce((sum, mass) => sum + mass, 0)) / Math.max(size, 1)
  const groupOf = new Int32Array(size).fill(-1)
  const held: number[] = []
  for (const node of byDegree(beside, size)) {
    if (groupOf[node] >= 0) continue
    const [from, to] = [beside.first[node], beside.first[node + 1]]
    let [best, highest] = [-1, 0]
    for (let at = from; at < to; at++) {
      const other = beside.others[at]
      const group = groupOf[other]
      const mass = group < 0 ? masses[other] : held[group]
      // What hangs on one node alone belongs to it, however much does.
      if (to - from > 1 && mass + masses[node] > most) continue
      const gain = beside.weights[at] / mass
      if (gain > highest) [best, highest] = [other, gain]
    }
    const group = best >= 0 && groupOf[best] >= 0 ? groupOf[best] : held.push(0) - 1
    for (const one of best >= 0 && groupOf[best] < 0 ? [node, best] : [node]) {
      groupOf[one] = group
      held[group] += masses[one]
    }
  }
  const starts = level.starts.map((node) => groupOf[node])
  const ends = level.ends.map((node) => groupOf[node])
  return {
    groupOf,
    level: {
      size: held.length,
      masses: Float64Array.from(held),
      ...merged(held.length, starts, ends, level.weights),
    },
  }
}

/** Nodes by how many lines they have, fewest first; of equal ones in order of number. */
function byDegree({ first }: Beside, size: number): Int32Array {
  let most = 0
  for (let node = 0; node < size; node++) most = Math.max(most, first[node + 1] - first[node])
  const next = new Int32Array(most + 2)
  for (let node = 0; node < size; node++) next[first[node + 1] - first[node] + 1]++
  for (let degree = 0; degree <= most; degree++) next[degree + 1] += next[degree]
  const order = new Int32Array(size)
  for (let node = 0; node < size; node++) order[next[first[node + 1] - first[node]]++] = node
  return order
}

function besideOf({ size, starts, ends, weights }: Level): Beside {
  const first = new Int32Array(size + 1)
  for (let line = 0; line < starts.length; line++) {
    first[starts[line] + 1]++
    first[ends[line] + 1]++
  }
  for (let node = 0; node < size; node++) first[node + 1] += first[node]
  const next = first.slice()
  const others = new Int32Array(2 * starts.length)
  const own = new Float64Array(2 * starts.length)
  for (let line = 0; line < starts.length; line++) {
    const [start, end] = [starts[line], ends[line]]
    own[next[start]] = weights[line]
    others[next[start]++] = end
    own[next[end]] = weights[line]
    others[next[end]++] = start
  }
  return { first, others, weights: own }
}

/** Lines in order of their ends, each pair once, whichever of both ends comes first and in whatever order they came. */
function merged(
  size: number,
  starts: Int32Array,
  ends: Int32Array,
  weights: Float64Array,
): Pick<Level, 'starts' | 'ends' | 'weights'> {
  const kept: number[] = []
  for (let line = 0; line < starts.length; line++) if (starts[line] !== ends[line]) kept.push(line)
  const low = (line: number): number => Math.min(starts[line], ends[line])
  const high = (line: number): number => Math.max(starts[line], ends[line])
  const order = sortedBy(sortedBy(Int32Array.from(kept), high, size), low, size)
  const [from, to, sums]: [number[], number[], number[]] = [[], [], []]
  for (const line of order) {
    const last = from.length - 1
    if (last >= 0 && from[last] === low(line) && to[last] === high(line)) sums[last] += weights[line]
    else {
      from.push(low(line))
      to.push(high(line))
      sums.push(weights[line])
    }
  }
  return { starts: Int32Array.from(from), ends: Int32Array.from(to), weights: Float64Array.from(sums) }
}

/** By a whole number below `size`; equal ones stay in order. */
function sortedBy(lines: Int32Array, by: (line: number) => number, size: number): Int32Array {
  const next = new Int32Array(size + 1)
  for (const line of lines) next[by(line) + 1]++
  for (let at = 0; at < size; at++) next[at + 1] += next[at]
  const sorted = new Int32Array(lines.length)
  for (const line of lines) sorted[next[by(line)]++] = line
  return sorted
}
