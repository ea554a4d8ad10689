import { UndirectedGraph } from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'

export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * ForceAtlas2 on one connected component, from a start that only the keys decide: the same component always looks the
 * same. Cost: some 60 to 300 rounds of n log n.
 *
 * @returns a place for each key, of no particular scale
 */
export function springLayout(
  keys: readonly string[],
  lines: readonly { readonly start: string; readonly end: string }[],
): ReadonlyMap<string, Point> {
  const graph = new UndirectedGraph()
  const turn = Math.PI * (3 - Math.sqrt(5))
  keys.forEach((key, index) => {
    const radius = Math.sqrt(index + 0.5)
    graph.addNode(key, { x: radius * Math.cos(index * turn), y: radius * Math.sin(index * turn), size: 1 })
  })
  for (const { start, end } of lines) if (start !== end) graph.mergeEdge(start, end)
  const places = forceAtlas2(graph, {
    iterations: keys.length > 2_000 ? 60 : keys.length > 400 ? 150 : 300,
    settings: {
      gravity: 0.4,
      scalingRatio: 20,
      outboundAttractionDistribution: true,
      linLogMode: false,
      barnesHutOptimize: keys.length > 300,
      strongGravityMode: false,
      slowDown: 2,
    },
  })
  return new Map(keys.map((key) => [key, { x: places[key]?.['x'] ?? 0, y: places[key]?.['y'] ?? 0 }]))
}
