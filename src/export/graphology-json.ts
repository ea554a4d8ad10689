import { jsonText } from '../model/json.ts'
import type { MapValue, Value } from '../model/values.ts'
import { attributed } from './attributes.ts'
import type { ExportFormat } from './format.ts'
import { kindsOf } from './kinds-of.ts'

/**
 * The serialised form of a graphology multigraph: `Graph.from(JSON.parse(text))`. The graph's attributes `nodeTypes` and
 * `edgeTypes` say of each attribute what its values are. Source: graphology, Serialization.
 */
export const graphologyJson: ExportFormat = {
  id: 'json',
  extension: 'json',
  description: 'graphology JSON, for programs',
  write(subgraph, options) {
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
    return [{ suffix: '', text: `${jsonText(graph, 1)}\n` }]
  },
}

function mapOf(values: ReadonlyMap<string, Value>): MapValue {
  return Object.fromEntries(values)
}
