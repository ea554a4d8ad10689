/** Lines by number, each from its start to its end. */
export interface Arrows {
  readonly size: number
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/**
 * The layer of each node, from 0: as few lines as can be seen to run backwards, all others forwards by at least one layer. What nothing
 * leads to stands right before what it leads to.
 *
 * Cost: the square of the nodes, and the lines.
 */
export function ranksOf(arrows: Arrows): Int32Array {
  const place = forwardOrder(arrows)
  const { size, starts, ends } = arrows
  const order = new Int32Array(size)
  place.forEach((at, node) => (order[at] = node))
  const out: number[][] = Array.from({ length: size }, () => [])
  const entered = new Uint8Array(size)
  for (let line = 0; line < starts.length; line++) {
    const [start, end] = [starts[line], ends[line]]
    if (start === end) continue
    const [from, to] = place[start] < place[end] ? [start, end] : [end, start]
    out[from].push(to)
    entered[to] = 1
  }
  const ranks = new Int32Array(size)
  for (const node of order) for (const to of out[node]) ranks[to] = Math.max(ranks[to], ranks[node] + 1)
  for (const node of order)
    if (entered[node] === 0 && out[node].length > 0)
      ranks[node] = out[node].reduce((least, to) => Math.min(least, ranks[to]), Infinity) - 1
  return ranks
}

/**
 * An order of nodes against which few lines run: what nothing more leads to comes first, what leads to nothing more last, else what
 * leads to most more than leads to it. Source: Eades, Lin and Smyth 1993.
 *
 * @returns the place of each node
 */
function forwardOrder({ size, starts, ends }: Arrows): Int32Array {
  const [out, into]: readonly [number[][], number[][]] = [
    Array.from({ length: size }, () => []),
    Array.from({ length: size }, () => []),
  ]
  for (let line = 0; line < starts.length; line++) {
    if (starts[line] === ends[line]) continue
    out[starts[line]].push(ends[line])
    into[ends[line]].push(starts[line])
  }
  const [outDegree, inDegree] = [out.map(({ length }) => length), into.map(({ length }) => length)]
  const left = new Set(Array.from({ length: size }, (_, node) => node))
  const [first, last]: readonly [number[], number[]] = [[], []]
  const take = (node: number, list: number[]): void => {
    left.delete(node)
    list.push(node)
    for (const to of out[node]) inDegree[to]--
    for (const from of into[node]) outDegree[from]--
  }
  while (left.size > 0) {
    let found = true
    while (found) {
      found = false
      for (const node of left) {
        const isLast = outDegree[node] === 0
        if (!isLast && inDegree[node] > 0) continue
        take(node, isLast ? last : first)
        found = true
      }
    }
    let best = -1
    for (const node of left)
      if (best < 0 || outDegree[node] - inDegree[node] > outDegree[best] - inDegree[best]) best = node
    if (best >= 0) take(best, first)
  }
  const place = new Int32Array(size)
  for (const [at, node] of [...first, ...last.toReversed()].entries()) place[node] = at
  return place
}
