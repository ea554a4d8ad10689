import type { Point } from './spring.ts'
import { append } from '../../model/append.ts'

const ROUNDS = 40

/**
 * Pushes places apart until none is nearer to another than a distance, as far as a box has room for it. Order decides
 * between places that coincide. Cost: linear in the places for each round, by a grid of cells.
 */
export function separate(
  places: readonly Point[],
  distance: number,
  box: { readonly width: number; readonly height: number },
): readonly Point[] {
  const xs = Float64Array.from(places, ({ x }) => x)
  const ys = Float64Array.from(places, ({ y }) => y)
  const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most)
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false
    for (const [one, other] of nearPairs(xs, ys, distance)) {
      let [dx, dy] = [xs[other] - xs[one], ys[other] - ys[one]]
      const length = Math.hypot(dx, dy)
      if (length >= distance) continue
      if (length === 0) [dx, dy] = [Math.cos(other), Math.sin(other)]
      const push = (distance - length) / 2 / (length || 1)
      xs[one] = clamp(xs[one] - dx * push, box.width)
      ys[one] = clamp(ys[one] - dy * push, box.height)
      xs[other] = clamp(xs[other] + dx * push, box.width)
      ys[other] = clamp(ys[other] + dy * push, box.height)
      moved = true
    }
    if (!moved) break
  }
  return places.map((_, index) => ({ x: xs[index], y: ys[index] }))
}

/** Pairs of indexes in the same or in neighbouring cells. */
function* nearPairs(
  xs: Float64Array,
  ys: Float64Array,
  distance: number,
): Generator<readonly [one: number, other: number]> {
  const cells = new Map<string, number[]>()
  const cellOf = (index: number): readonly [number, number] => [
    Math.floor(xs[index] / distance),
    Math.floor(ys[index] / distance),
  ]
  for (let index = 0; index < xs.length; index++) {
    const [column, row] = cellOf(index)
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const other of cells.get(`${column + dx} ${row + dy}`) ?? []) yield [other, index]
    const name = `${column} ${row}`
    append(cells, name, index)
  }
}
