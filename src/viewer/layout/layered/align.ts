import type { Layers } from './order.ts'

const ROUNDS = 12

/**
 * Where each item stands across its layer: as near as can be to the mean of what it is joined to, in the order of the layer, no nearer to
 * the next one than both their halves.
 *
 * @param halves half of what each item takes up, what is free included
 * @returns in the unit of the halves; the least is 0 less half of its item
 */
export function alignLayers(
  { layers, before, behind }: Layers,
  halves: readonly number[],
): readonly number[] {
  const at: number[] = halves.map(() => 0)
  for (const layer of layers) {
    const wide = layer.reduce((sum, item) => sum + 2 * halves[item], 0)
    let next = -wide / 2
    for (const item of layer) {
      at[item] = next + halves[item]
      next += 2 * halves[item]
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    const joined = round % 2 === 0 ? before : behind
    for (const layer of round % 2 === 0 ? layers : layers.toReversed()) {
      const wishes = layer.map((item) => {
        const others = round < ROUNDS - 2 ? joined[item] : [...before[item], ...behind[item]]
        return others.length === 0 ? at[item] : others.reduce((sum, one) => sum + at[one], 0) / others.length
      })
      nearest(
        wishes,
        layer.map((item) => halves[item]),
      ).forEach((place, index) => (at[layer[index]] = place))
    }
  }
  return at
}

/**
 * The places nearest to wishes, by the sum of squares, that keep their order and their distances.
 *
 * Cost: linear, by pooling neighbours that want to stand in one another's way.
 */
function nearest(wishes: readonly number[], halves: readonly number[]): readonly number[] {
  const offsets: number[] = []
  let offset = 0
  halves.forEach((half, index) => {
    if (index > 0) offset += halves[index - 1] + half
    offsets.push(offset)
  })
  const pools: { sum: number; count: number }[] = []
  wishes.forEach((wish, index) => {
    let pool = { sum: wish - offsets[index], count: 1 }
    for (let last = pools.at(-1); last !== undefined; last = pools.at(-1)) {
      if (last.sum / last.count <= pool.sum / pool.count) break
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count }
      pools.pop()
    }
    pools.push(pool)
  })
  return pools
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
    .map((place, index) => place + offsets[index])
}
