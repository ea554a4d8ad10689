import { jsonText } from '../../model/json.ts'
import { jsonElements, mapOf } from '../writing/json-elements.ts'
import { listLines, objectLines } from '../writing/json-lines.ts'
import type { Write } from '../writer.ts'
import { names } from './names.ts'

/**
 * `nodes` and `links` as D3's force layout takes them and NetworkX reads them (`node_link_graph(data, edges='links')`). What the values are says
 * `graph`. Source: NetworkX 3.6, node_link_data; d3-force, forceLink.
 */
export const write: Write = (subgraph, options) => {
  const { metadata, nodes, relationships } = jsonElements(subgraph, options, names, 'all', true)
  const isUndirected = relationships.length > 0 && relationships.every((one) => one.isUndirected)
  const content = objectLines([
    ['directed', String(!isUndirected)],
    ['multigraph', 'true'],
    ['graph', jsonText(metadata)],
    ['nodes', listLines(nodes.map(({ element, values }) => mapOf([['id', element.key], ...values])))],
    [
      'links',
      listLines(
        relationships.map(({ element: { key, start, end }, values }) =>
          mapOf([['source', start], ['target', end], ['key', key], ...values]),
        ),
      ),
    ],
  ])
  return { files: [{ suffix: '', content }], losses: [] }
}
