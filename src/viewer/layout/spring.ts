import { UndirectedGraph } from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'

export interface Point {
  readonly x: number
  readonly y: number
}

/** So many rounds are done between two reports. */
const STRETCH = 30

/**
 * ForceAtlas2 on one connected component, from a start that only the keys decide: the same component always looks the
 * same. Cost: some 60 to 300 rounds of n log n.
 *
 * @param tell is called with the share of the rounds that is done, from 0 to 1
 * @returns a place for each key, of no particular scale
 */
export function springLayout(
  keys: readonly string[],
  lines: readonly { readonly start: string; readonly end: string }[],
  tell: (share: number) => void = () => {},
): ReadonlyMap<string, Point> {
  const graph = new UndirectedGraph<Point & { readonly size: number }>()
  const turn = Math.PI * (3 - Math.sqrt(5))
  keys.forEach((key, index) => {
    const radius = Math.sqrt(index + 0.5)
    graph.addNode(key, { x: radius * Math.cos(index * turn), y: radius * Math.sin(index * turn), size: 1 })
  })
  for (const { start, end } of lines) if (start !== end) graph.mergeEdge(start, end)
  const rounds = keys.length > 2_000 ? 60 : keys.length > 400 ? 150 : 300
  for (let done = 0; done < rounds; done += STRETCH) {
    forceAtlas2.assign(graph, {
      iterations: STRETCH,
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
    tell((done + STRETCH) / rounds)
  }
  return new Map(
    keys.map((key) => [key, { x: graph.getNodeAttribute(key, 'x'), y: graph.getNodeAttribute(key, 'y') }]),
  )
}
