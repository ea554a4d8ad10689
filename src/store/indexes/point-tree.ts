import type { Sought } from '../../model/graph-store.ts'
import type { Patience } from '../../model/patience.ts'
import { isSrid, Point, SYSTEMS } from '../../model/point.ts'
import type { Entries } from './entries.ts'
import { type Box, boxesAround } from './point-boxes.ts'
import type { Found, Structure } from './structure.ts'

/** Of so few points each is looked at. */
const LEAF = 8

/** The points of one system: positions from `from` to `to`. */
interface Tree {
  readonly dimensions: number
  readonly from: number
  readonly to: number
}

/**
 * Points by their places: for each system a k-d tree, which is only an order of the positions. In the middle of a part stands
 * its median by one coordinate, before it what is not above it, after it what is not below. Memory: 4 bytes an entry.
 */
export class PointTree implements Structure {
  readonly distinct = undefined
  readonly #entries: Entries
  readonly #positions: Int32Array
  readonly #trees: ReadonlyMap<number, Tree>

  private constructor(entries: Entries, positions: Int32Array, trees: ReadonlyMap<number, Tree>) {
    this.#entries = entries
    this.#positions = positions
    this.#trees = trees
  }

  /**
   * Yields where the caller's patience is exhausted.
   * Cost: entries x log(entries) / 4 steps, or so; 32 bytes an entry meanwhile.
   */
  static *build(entries: Entries, patience: Patience): Generator<void, PointTree, void> {
    const size = entries.ids.length
    const coordinates = [0, 1, 2].map(() => new Float64Array(size))
    const bySystem = new Map<number, number[]>()
    for (let position = 0; position < size; position++) {
      const point = entries.value(position, 0)
      patience.spend(1)
      if (patience.slice.work <= 0) yield
      if (!(point instanceof Point)) continue
      point.coordinates.forEach((own, axis) => (coordinates[axis][position] = own))
      const known = bySystem.get(point.srid)
      if (known === undefined) bySystem.set(point.srid, [position])
      else known.push(position)
    }
    const positions = new Int32Array(size)
    const trees = new Map<number, Tree>()
    let from = 0
    for (const [srid, own] of bySystem) {
      const to = from + own.length
      positions.set(own, from)
      const dimensions = isSrid(srid) ? SYSTEMS[srid].dimensions : 0
      trees.set(srid, { dimensions, from, to })
      const parts = [{ from, to, axis: 0 }]
      for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
        if (part.to - part.from <= LEAF) continue
        const middle = (part.from + part.to) >> 1
        yield* selectMedian(positions, coordinates[part.axis], part.from, part.to, patience)
        const axis = (part.axis + 1) % dimensions
        parts.push({ from: part.from, to: middle, axis }, { from: middle + 1, to: part.to, axis })
      }
      from = to
    }
    return new PointTree(entries, positions, trees)
  }

  find(sought: Sought): Found {
    const around = boxesAround(sought)
    if (around === undefined)
      return {
        positions: this.#positions,
        from: 0,
        to: this.#positions.length,
        isExact: sought.kind === 'exists',
      }
    const found = new Set<number>()
    const tree = this.#trees.get(around.srid)
    if (tree !== undefined) for (const box of around.boxes) this.#within(box, tree, found)
    return { positions: Int32Array.from(found), from: 0, to: found.size, isExact: false }
  }

  #within({ low, high }: Box, { from, to, dimensions }: Tree, found: Set<number>): void {
    const parts = [{ from, to, axis: 0 }]
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      if (part.to - part.from <= LEAF) {
        for (let at = part.from; at < part.to; at++) {
          const own = this.#coordinates(at)
          if (own.every((one, axis) => one >= low[axis] && one <= high[axis])) found.add(this.#positions[at])
        }
        continue
      }
      const middle = (part.from + part.to) >> 1
      const own = this.#coordinates(middle)
      if (own.every((one, axis) => one >= low[axis] && one <= high[axis])) found.add(this.#positions[middle])
      const axis = (part.axis + 1) % dimensions
      if (low[part.axis] <= own[part.axis]) parts.push({ from: part.from, to: middle, axis })
      if (high[part.axis] >= own[part.axis]) parts.push({ from: middle + 1, to: part.to, axis })
    }
  }

  #coordinates(at: number): readonly number[] {
    const point = this.#entries.value(this.#positions[at], 0)
    return point instanceof Point ? point.coordinates : []
  }
}

/** Puts the median of a part into its middle, what is not above it before, what is not below it after (Hoare's selection). */
function* selectMedian(
  positions: Int32Array,
  values: Float64Array,
  from: number,
  to: number,
  patience: Patience,
): Generator<void, void, void> {
  const middle = (from + to) >> 1
  let low = from
  let high = to - 1
  while (low < high) {
    const pivot = values[positions[(low + high) >> 1]]
    let left = low
    let right = high
    while (left <= right) {
      while (values[positions[left]] < pivot) left++
      while (values[positions[right]] > pivot) right--
      if (left <= right) {
        const swapped = positions[left]
        positions[left++] = positions[right]
        positions[right--] = swapped
      }
    }
    patience.spend(1 + ((high - low) >> 3))
    if (patience.slice.work <= 0) yield
    if (middle <= right) high = right
    else if (middle >= left) low = left
    else return
  }
}
