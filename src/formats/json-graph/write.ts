import { jsonText } from '../../model/json.ts'
import { emptyMap } from '../../model/values.ts'
import { jsonElements, mapOf } from '../writing/json-elements.ts'
import { listLines, objectLines } from '../writing/json-lines.ts'
import type { Write } from '../writer.ts'
import { names } from './names.ts'

/**
 * JSON Graph Format, version 2: properties are `metadata`, types `relation`, and `metadata` of the graph says what the values
 * are. Source: jsongraphformat.info, schema 2.0.
 */
export const write: Write = (subgraph, options) => {
  const { metadata, nodes, relationships } = jsonElements(subgraph, options, names, 'each', false)
  const nodeLines = nodes.map(
    ({ element, label, values }) =>
      `${JSON.stringify(element.key)}: ${jsonText({ label, metadata: mapOf(values) })}`,
  )
  const edges = relationships.map(({ element: { key, type, start, end }, values, isUndirected }) => ({
    id: key,
    source: start,
    target: end,
    relation: type,
    ...(isUndirected ? { directed: false } : {}),
    metadata: mapOf([...values].filter(([name]) => name !== 'type')),
  }))
  const graph = objectLines([
    ['directed', 'true'],
    ['metadata', jsonText(metadata)],
    ['nodes', nodeLines.length === 0 ? jsonText(emptyMap()) : `{\n${nodeLines.join(',\n')}\n}`],
    ['edges', listLines(edges)],
  ])
  return { files: [{ suffix: '', content: objectLines([['graph', graph.trimEnd()]]) }], losses: [] }
}
