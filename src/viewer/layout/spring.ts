import { UndirectedGraph } from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import { unfold, type Places } from './stress.ts'
import type { Web } from './web.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** So many rounds are done between two reports. */
const STRETCH = 25
/** The length that a line comes to have by these forces. */
const LENGTH = 20

/**
 * ForceAtlas2 on what hangs together, from where it is unfolded: forces alone leave meshes twisted, unfolding alone lays what is
 * close on one another. The same web always comes out the same. Cost: some 50 to 200 rounds of n log n, and what unfolding costs.
 *
 * @param tell is called with the share of the rounds that is done, from 0 to 1
 * @returns places of no particular scale
 */
export function springLayout(web: Web, tell: (share: number) => void = () => {}): Places {
  const { xs, ys } = unfold(web)
  const graph = new UndirectedGraph<Point & { readonly size: number }>()
  for (let node = 0; node < web.size; node++)
    graph.addNode(node, { x: xs[node] * LENGTH, y: ys[node] * LENGTH, size: 1 })
  web.starts.forEach((start, line) => graph.addEdge(start, web.ends[line]))
  const rounds = web.size > 1_000 ? 50 : web.size > 300 ? 150 : 200
  for (let done = 0; done < rounds; done += STRETCH) {
    forceAtlas2.assign(graph, {
      iterations: STRETCH,
      settings: { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: web.size > 500 },
    })
    tell((done + STRETCH) / rounds)
  }
  for (let node = 0; node < web.size; node++) {
    xs[node] = graph.getNodeAttribute(node, 'x')
    ys[node] = graph.getNodeAttribute(node, 'y')
  }
  return { xs, ys }
}
