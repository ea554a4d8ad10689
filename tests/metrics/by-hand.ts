import type { Drawn } from './drawn.ts'

/** The metrics by their definitions, for small graphs: slow, and hard to get wrong. */

type Direction = 'out' | 'in' | 'both'

/** The edges as they are walked: for `both` each from either end, a loop once. */
function walked({ edges }: Drawn, direction: Direction): readonly (readonly [number, number, number])[] {
  return edges.flatMap(([start, end, weight]): readonly (readonly [number, number, number])[] => {
    const forth = [start, end, weight] as const
    const back = [end, start, weight] as const
    if (direction === 'out') return [forth]
    if (direction === 'in') return [back]
    return start === end ? [forth] : [forth, back]
  })
}

export function degreesByHand(graph: Drawn, direction: Direction, weighted: boolean): readonly number[] {
  const degrees = Array.from({ length: graph.size }, () => 0)
  for (const [start, end, weight] of graph.edges) {
    if (direction !== 'in') degrees[start] += weighted ? weight : 1
    if (direction !== 'out') degrees[end] += weighted ? weight : 1
  }
  return degrees
}

/** By a thousand steps of the walk. */
export function pageRankByHand(
  graph: Drawn,
  direction: Direction,
  weighted: boolean,
  damping: number,
): readonly number[] {
  const { size } = graph
  const edges = walked(graph, direction).map(
    ([from, to, weight]) => [from, to, weighted ? weight : 1] as const,
  )
  const leaving = Array.from({ length: size }, (_, node) =>
    edges.reduce((sum, [from, , weight]) => sum + (from === node ? weight : 0), 0),
  )
  let scores = Array.from({ length: size }, () => 1 / size)
  for (let step = 0; step < 1000; step++) {
    const next = Array.from({ length: size }, () => (1 - damping) / size)
    for (let node = 0; node < size; node++)
      if (leaving[node] === 0)
        for (let other = 0; other < size; other++) next[other] += (damping * scores[node]) / size
    for (const [from, to, weight] of edges)
      if (leaving[from] > 0) next[to] += (damping * scores[from] * weight) / leaving[from]
    scores = next
  }
  return scores
}

/** Steps and shortest paths between all pairs: `steps[a][b]` is Infinity where there is no path. */
function allPairs(
  graph: Drawn,
  direction: Direction,
): { readonly steps: number[][]; readonly paths: number[][] } {
  const { size } = graph
  const joined = new Set(walked(graph, direction).map(([from, to]) => `${from} ${to}`))
  const steps = Array.from({ length: size }, (_, from) =>
    Array.from({ length: size }, (__, to) => (from === to ? 0 : Infinity)),
  )
  const paths = Array.from({ length: size }, (_, from) =>
    Array.from({ length: size }, (__, to): number => (from === to ? 1 : 0)),
  )
  for (let from = 0; from < size; from++)
    for (let step = 1; step < size; step++)
      for (let to = 0; to < size; to++) {
        if (steps[from][to] < step) continue
        const before = Array.from({ length: size }, (_, node) => node).filter(
          (node) => steps[from][node] === step - 1 && joined.has(`${node} ${to}`),
        )
        if (before.length === 0) continue
        steps[from][to] = step
        paths[from][to] = before.reduce((sum, node) => sum + paths[from][node], 0)
      }
  return { steps, paths }
}

export function betweennessByHand(graph: Drawn, direction: Direction): readonly number[] {
  const { size } = graph
  const { steps, paths } = allPairs(graph, direction)
  return Array.from({ length: size }, (_, node) => {
    let sum = 0
    for (let from = 0; from < size; from++)
      for (let to = 0; to < size; to++) {
        if (from === to || node === from || node === to || steps[from][to] === Infinity) continue
        if (steps[from][node] + steps[node][to] === steps[from][to])
          sum += (paths[from][node] * paths[node][to]) / paths[from][to]
      }
    return size < 3 ? 0 : sum / ((size - 1) * (size - 2))
  })
}

export function closenessByHand(graph: Drawn, direction: Direction): readonly number[] {
  const { size } = graph
  const { steps } = allPairs(graph, direction)
  return Array.from({ length: size }, (_, node) => {
    const needed = steps
      .map((from) => from[node])
      .filter((count, from) => from !== node && count !== Infinity)
    const sum = needed.reduce((total, count) => total + count, 0)
    return needed.length === 0 ? 0 : (needed.length / (size - 1)) * (needed.length / sum)
  })
}

/** Which nodes are connected, by the smallest of them. */
export function componentsByHand(graph: Drawn): readonly number[] {
  const { steps } = allPairs(graph, 'both')
  return steps.map((from) => from.findIndex((count) => count !== Infinity))
}

export function coresByHand(graph: Drawn): readonly number[] {
  const { size } = graph
  const neighbours = Array.from({ length: size }, (_, node) => {
    return new Set(walked(graph, 'both').flatMap(([from, to]) => (from === node && to !== node ? [to] : [])))
  })
  const cores = Array.from({ length: size }, () => 0)
  for (let k = 1; k < size; k++) {
    const left = new Set(neighbours.keys())
    for (let before = -1; before !== left.size;) {
      before = left.size
      for (const node of left)
        if ([...neighbours[node]].filter((other) => left.has(other)).length < k) left.delete(node)
    }
    for (const node of left) cores[node] = k
  }
  return cores
}

/** How clear a division into groups is. */
export function modularityByHand(
  graph: Drawn,
  groups: readonly number[],
  weighted: boolean,
  resolution = 1,
): number {
  const degrees = degreesByHand(graph, 'both', weighted)
  const total = degrees.reduce((sum, degree) => sum + degree, 0)
  if (total === 0) return 0
  let inside = 0
  for (const [start, end, weight] of graph.edges)
    if (groups[start] === groups[end]) inside += 2 * (weighted ? weight : 1)
  const expected = [...new Set(groups)].reduce((sum, group) => {
    const own = degrees.reduce((part, degree, node) => part + (groups[node] === group ? degree : 0), 0)
    return sum + (own / total) ** 2
  }, 0)
  return inside / total - resolution * expected
}
