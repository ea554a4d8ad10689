import { adjacencyOf } from '../graph/adjacency.ts'
import type { Parameters, Rows } from '../shapes/shape.ts'
import type { Peer } from './peer.ts'

/** Not an engine: for each shape, a loop that a person has written for it. */
export const limit: Peer = {
  name: 'limit',
  title: 'hand-written loop',
  version: () => `Node ${process.versions.node}`,
  open: (_, graph) => {
    const adjacency = adjacencyOf(graph)
    return Promise.resolve({
      parametersOf: (parameters) => parameters,
      prepare: (statement) => {
        const run = statement.limit(adjacency)
        return Promise.resolve((parameters) => run(parameters as Parameters))
      },
      rowsOf: (result) => result as Rows,
      close: () => Promise.resolve(),
    })
  },
}
