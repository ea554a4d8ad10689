import { jsonText } from '../../model/json.ts'
import type { MapValue, Value } from '../../model/values.ts'
import { attributed } from '../writing/attributes.ts'
import type { Write } from '../writer.ts'
import { kindsOf } from '../writing/kinds-of.ts'

/**
 * The serialised form of a graphology multigraph: `Graph.from(JSON.parse(text))`. The graph's attributes `nodeTypes` and
 * `edgeTypes` say of each attribute what its values are. Source: graphology, Serialization.
 */
export const write: Write = (subgraph, options) => {
  const { nodes, relationships } = attributed(subgraph, options)
  const { licence } = options
  const graph: MapValue = {
    attributes: {
      creator: 'Silkgraph',
      ...(licence === '' ? {} : { licence }),
      nodeTypes: kindsOf(nodes),
      edgeTypes: kindsOf(relationships),
    },
    options: { type: 'directed', multi: true, allowSelfLoops: true },
    nodes: nodes.map(({ element, values }) => ({ key: element.key, attributes: mapOf(values) })),
    edges: relationships.map(({ element, values }) => ({
      key: element.key,
      source: element.start,
      target: element.end,
      attributes: mapOf(values),
    })),
  }
  return { files: [{ suffix: '', content: `${jsonText(graph, 1)}\n` }], losses: [] }
}

function mapOf(values: ReadonlyMap<string, Value>): MapValue {
  return Object.fromEntries(values)
}
