import type { Size } from '../drawing.ts'
import type { Places } from './stress.ts'

const ROUNDS = 60

/**
 * Pushes places apart until none is nearer to another than both their radii, as far as a box has room for it. Order decides
 * between places that coincide.
 *
 * @param most how far one may be pushed from where it was, across and down, though it then stays too near to others
 *
 * Cost: linear in the places for each round, by a grid of cells.
 */
export function separate({ xs, ys }: Places, radii: Float64Array, box: Size, most = Infinity): void {
  const [homeXs, homeYs] = [xs.slice(), ys.slice()]
  const cell = 2 * radii.reduce((most, radius) => Math.max(most, radius), 1)
  const within = (value: number, home: number, side: number): number =>
    Math.min(Math.max(value, 0, home - most), side, home + most)
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false
    for (const [one, other] of nearPairs(xs, ys, cell)) {
      let [dx, dy] = [xs[other] - xs[one], ys[other] - ys[one]]
      const length = Math.hypot(dx, dy)
      const distance = radii[one] + radii[other]
      if (length >= distance - 1e-6) continue
      if (length === 0) [dx, dy] = [Math.cos(other), Math.sin(other)]
      const push = (distance - length) / 2 / (length || 1)
      xs[one] = within(xs[one] - dx * push, homeXs[one], box.width)
      ys[one] = within(ys[one] - dy * push, homeYs[one], box.height)
      xs[other] = within(xs[other] + dx * push, homeXs[other], box.width)
      ys[other] = within(ys[other] + dy * push, homeYs[other], box.height)
      moved = true
    }
    if (!moved) break
  }
}

/** Pairs of numbers in the same or in neighbouring cells. */
function* nearPairs(
  xs: Float64Array,
  ys: Float64Array,
  cell: number,
): Generator<readonly [one: number, other: number]> {
  const cells = new Map<number, number[]>()
  const nameOf = (column: number, row: number): number => column * 65_536 + row
  for (let index = 0; index < xs.length; index++) {
    const [column, row] = [Math.floor(xs[index] / cell), Math.floor(ys[index] / cell)]
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const other of cells.get(nameOf(column + dx, row + dy)) ?? []) yield [other, index]
    const name = nameOf(column, row)
    const held = cells.get(name)
    if (held === undefined) cells.set(name, [index])
    else held.push(index)
  }
}
