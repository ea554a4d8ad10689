/** Items in layers, and what of the next layer each is joined to. */
export interface Layers {
  /** The items of each layer, in some order. */
  readonly layers: readonly (readonly number[])[]
  /** What an item is joined to in the layer before, and in the one behind. */
  readonly before: readonly (readonly number[])[]
  readonly behind: readonly (readonly number[])[]
}

const SWEEPS = 24

/**
 * The order within each layer in which few lines cross, by sweeps to and fro: an item goes to the mean of what it is joined to in the
 * layer that was ordered last. Of all sweeps the best is taken.
 *
 * Cost: n log n of the joined pairs for each sweep.
 */
export function orderLayers({ layers, before, behind }: Layers): readonly (readonly number[])[] {
  let order = layers.map((layer) => [...layer])
  let best = order
  let fewest = crossings(order, behind)
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const forwards = sweep % 2 === 0
    order = order.map((layer) => [...layer])
    const joined = forwards ? before : behind
    const place = new Map<number, number>()
    const settle = (layer: readonly number[]): void => layer.forEach((item, at) => place.set(item, at))
    const along = forwards ? order : order.toReversed()
    along.forEach((layer, at) => {
      if (at > 0) sortByMeans(layer, joined, place)
      settle(layer)
    })
    const crossed = crossings(order, behind)
    if (crossed < fewest) {
      fewest = crossed
      best = order
    }
  }
  return best
}

/** What is joined to nothing keeps its place. */
function sortByMeans(
  layer: number[],
  joined: readonly (readonly number[])[],
  place: ReadonlyMap<number, number>,
): void {
  const wished = new Map(
    layer.map((item, at) => {
      const places = joined[item].map((other) => place.get(other) ?? 0)
      const mean = places.length === 0 ? at : places.reduce((sum, one) => sum + one, 0) / places.length
      return [item, mean]
    }),
  )
  layer.sort((a, b) => (wished.get(a) ?? 0) - (wished.get(b) ?? 0))
}

/** How many joined pairs of neighbouring layers cross. */
export function crossings(
  order: readonly (readonly number[])[],
  behind: readonly (readonly number[])[],
): number {
  let count = 0
  for (let at = 0; at + 1 < order.length; at++) {
    const next = order[at + 1]
    const place = new Map(next.map((item, index) => [item, index]))
    const seen = new Int32Array(next.length + 1)
    let all = 0
    for (const item of order[at]) {
      const ends = behind[item].map((to) => place.get(to) ?? 0)
      for (const end of ends) count += all - sumUpTo(seen, end)
      for (const end of ends) {
        for (let node = end + 1; node <= next.length; node += node & -node) seen[node]++
        all++
      }
    }
  }
  return count
}

/** How many were seen at places up to one. */
function sumUpTo(seen: Int32Array, place: number): number {
  let sum = 0
  for (let node = place + 1; node > 0; node -= node & -node) sum += seen[node]
  return sum
}
