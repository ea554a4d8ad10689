import { greatestOf } from '../../model/extremes.ts'
import { jsonText } from '../../model/json.ts'
import { isNumber, toDouble } from '../../model/numbers.ts'
import { float, type MapValue, type Value } from '../../model/values.ts'
import type { SubgraphNode } from '../../subgraph/subgraph.ts'
import { drawnKeys } from '../sink.ts'
import type { AttributedElement } from '../writing/attributes.ts'
import { jsonElements, mapOf } from '../writing/json-elements.ts'
import { listLines, objectLines } from '../writing/json-lines.ts'
import type { Drawn, Write } from '../writer.ts'
import { names } from './names.ts'

/**
 * What `cytoscape(JSON.parse(text))` draws and the desktop imports: `data` of the network says what the values are. Positions
 * are those of the picture, else x and y of a node, where these are numbers; in the file y grows downwards. It has no undirected
 * edges: the property says so. Source: Cytoscape.js, "Elements JSON".
 */
export const write: Write = (subgraph, options) => {
  const { metadata, nodes, relationships } = jsonElements(subgraph, options, names, 'property', false)
  const prefix = edgePrefix(nodes.map(({ element }) => element.key))
  const elements = objectLines([
    ['nodes', listLines(nodes.map((node) => nodeOf(node, options.picture?.get(node.element.key))))],
    [
      'edges',
      listLines(
        relationships.map(({ element: { key, start, end }, values }) => ({
          data: mapOf([['id', prefix + key], ['source', start], ['target', end], ...values]),
        })),
      ),
    ],
  ])
  const content = objectLines([
    ['generated_by', '"Silkgraph"'],
    ['data', jsonText({ ...metadata, edgePrefix: prefix })],
    ['elements', elements.trimEnd()],
  ])
  return { files: [{ suffix: '', content }], losses: [] }
}

function nodeOf({ element, values }: AttributedElement<SubgraphNode>, drawn: Drawn | undefined): MapValue {
  const data = mapOf([['id', element.key], ...values])
  const x = numberOf(element.properties[drawnKeys.x])
  const y = numberOf(element.properties[drawnKeys.y])
  if (drawn !== undefined)
    return {
      data,
      position: positionOf(drawn.x, drawn.y),
      style: { 'background-color': drawn.color, width: float(2 * drawn.size), height: float(2 * drawn.size) },
    }
  return x === undefined || y === undefined ? { data } : { data, position: positionOf(x, y) }
}

function positionOf(x: number, y: number): MapValue {
  return { x: float(x), y: float(0 - y) }
}

function numberOf(value: Value | undefined): number | undefined {
  const number = value !== undefined && isNumber(value) ? toDouble(value) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

/** Nodes and edges of Cytoscape.js share their ids: what stands before the keys of edges makes them others. */
function edgePrefix(keys: readonly string[]): string {
  const taken = keys.filter((key) => /^_*r\d+$/.test(key)).map((key) => key.lastIndexOf('_') + 2)
  return '_'.repeat(greatestOf(taken, 0))
}
