import { toJson } from '../model/json.ts'
import type { Value } from '../model/values.ts'
import { attributed } from './attributes.ts'
import type { ExportFormat } from './format.ts'

/** The serialised form of a graphology multigraph: `Graph.from(JSON.parse(text))`. Source: graphology, Serialization. */
export const graphologyJson: ExportFormat = {
  id: 'json',
  extension: 'json',
  description: 'graphology JSON, for programs',
  write(subgraph, options) {
    const { nodes, relationships } = attributed(subgraph, options)
    const graph = {
      attributes: { creator: 'Silkgraph', ...(options.licence === '' ? {} : { licence: options.licence }) },
      options: { type: 'directed', multi: true, allowSelfLoops: true },
      nodes: nodes.map(({ element, values }) => ({ key: element.key, attributes: objectOf(values) })),
      edges: relationships.map(({ element, values }) => ({
        key: element.key,
        source: element.start,
        target: element.end,
        attributes: objectOf(values),
      })),
    }
    return [{ suffix: '', text: `${JSON.stringify(graph, null, 1)}\n` }]
  },
}

function objectOf(values: ReadonlyMap<string, Value>): Record<string, unknown> {
  return Object.fromEntries([...values].map(([name, value]) => [name, toJson(value)]))
}
