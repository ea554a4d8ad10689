import { jsonText } from '../../model/json.ts'
import { jsonElements, mapOf } from '../writing/json-elements.ts'
import type { Write } from '../writer.ts'
import { names } from './names.ts'

/**
 * The serialised form of a graphology multigraph: `Graph.from(JSON.parse(text))`. The graph's attributes `nodeTypes` and
 * `edgeTypes` say of each attribute what its values are, and `mixedTypes` of single elements where they differ. Places, sizes
 * and colours of a picture are the attributes that sigma draws by. Source: graphology, Serialization.
 */
export const write: Write = (subgraph, options) => {
  const { metadata, nodes, relationships } = jsonElements(subgraph, options, names, 'each', true)
  const isMixed = relationships.some(({ isUndirected }) => isUndirected)
  const graph = {
    attributes: metadata,
    options: { type: isMixed ? 'mixed' : 'directed', multi: true, allowSelfLoops: true },
    nodes: nodes.map(({ element, values }) => ({ key: element.key, attributes: mapOf(values) })),
    edges: relationships.map(({ element, values, isUndirected }) => ({
      key: element.key,
      source: element.start,
      target: element.end,
      ...(isUndirected ? { undirected: true } : {}),
      attributes: mapOf(values),
    })),
  }
  return { files: [{ suffix: '', content: `${jsonText(graph, 1)}\n` }], losses: [] }
}
