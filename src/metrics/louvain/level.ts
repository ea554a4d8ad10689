import { ranges, slices, type Work } from '../work.ts'

/** A graph whose nodes are groups of those of the level before. */
export interface Level {
  readonly size: number
  readonly offsets: Int32Array
  readonly targets: Int32Array
  /** What each link counts; one to the node itself counts for both of its ends. */
  readonly weights: Float64Array
  /** What all links of a node count. */
  readonly strengths: Float64Array
  /** What all links of all nodes count. */
  readonly total: number
}

/** Lets go of a level. */
export function freeLevel({ offsets, targets, weights, strengths }: Level, work: Work): void {
  work.free(offsets, targets, weights, strengths)
}

/** Numbers groups from 0 without gaps, in the order of their first nodes; in place. Returns how many there are. */
export function* closeGaps(groups: Int32Array, work: Work): Generator<void, number, void> {
  const numbers = work.ints(groups.length)
  let count = 0
  yield* ranges(work, groups.length, (from, to) => {
    for (let node = from; node < to; node++) {
      const group = groups[node]
      if (numbers[group] === 0) numbers[group] = ++count
      groups[node] = numbers[group] - 1
    }
  })
  work.free(numbers)
  return count
}

/** The level whose nodes are these groups, `count` of them, numbered without gaps. Cost: linear. */
export function* levelOfGroups(
  level: Level,
  groups: Int32Array,
  count: number,
  work: Work,
): Generator<void, Level, void> {
  const { size } = level
  const strengths = work.floats(count)
  const begins = work.ints(count + 1)
  yield* ranges(work, size, (from, to) => {
    for (let node = from; node < to; node++) {
      begins[groups[node] + 1]++
      strengths[groups[node]] += level.strengths[node]
    }
  })
  yield* ranges(work, count, (from, to) => {
    for (let group = from; group < to; group++) begins[group + 1] += begins[group]
  })
  const members = work.ints(size)
  yield* ranges(work, size, (from, to) => {
    for (let node = from; node < to; node++) members[begins[groups[node]]++] = node
  })
  work.free(begins)
  const offsets = work.ints(count + 1)
  const targets = work.ints(level.targets.length)
  const weights = work.floats(level.targets.length)
  const marks = work.ints(count)
  const places = work.ints(count)
  let [member, made] = [0, 0]
  let at = size === 0 ? 0 : level.offsets[members[0]]
  yield* slices(work, (most) => {
    let left = most
    while (member < size && left > 0) {
      const node = members[member]
      const group = groups[node]
      const stop = level.offsets[node + 1]
      const end = Math.min(stop, at + left)
      left -= 1 + end - at
      for (; at < end; at++) {
        const target = groups[level.targets[at]]
        if (marks[target] !== group + 1) {
          marks[target] = group + 1
          places[target] = made
          targets[made++] = target
        }
        weights[places[target]] += level.weights[at]
      }
      if (at < stop) break
      offsets[group + 1] = made
      if (++member < size) at = level.offsets[members[member]]
    }
    return member === size ? Math.max(1, left) : 0
  })
  work.free(members, marks, places)
  return { size: count, offsets, targets, weights, strengths, total: level.total }
}
