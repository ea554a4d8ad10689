import type { Value } from '../../model/values.ts'
import { Losses } from '../losses.ts'
import type { Write } from '../writer.ts'
import { attributed, textOf } from '../writing/attributes.ts'
import {
  type DrawnElement,
  drawnOf,
  isUndirected,
  usualDirection,
  withoutDirections,
} from '../writing/drawn.ts'
import { KIND_NAMESPACE, kindText, type XmlAttribute, xmlAttributesOf } from '../writing/xml-attributes.ts'
import { countedXmlText, xmlIds, xmlText } from '../writing/xml-text.ts'
import { ownOfNodes, ownOfRelationships, WRITTEN_BY } from './names.ts'

/**
 * GraphML; it has no lists, so they are JSON text. `label` is what Gephi shows, `y:NodeLabel` and `y:EdgeLabel` are what
 * yEd does. Source: graphml.graphdrawing.org; yEd manual, GraphML; Gephi, ImporterGraphML.
 */
export const write: Write = (subgraph, options) => {
  const { licence } = options
  const { nodes, relationships } = attributed(withoutDirections(subgraph), options, {
    nodes: [...ownOfNodes],
    relationships: [...ownOfRelationships],
  })
  const direction = usualDirection(subgraph)
  const losses = new Losses()
  const text = countedXmlText(losses)
  const idOf = xmlIds(subgraph.nodes.map(({ key }) => key))
  const nodeAttributes = xmlAttributesOf(nodes, losses)
  const edgeAttributes = xmlAttributesOf(relationships, losses)
  const content = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:y="http://www.yworks.com/xml/graphml" ${KIND_NAMESPACE} xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">`,
    // In a comment no two hyphens stand side by side.
    `  <!-- ${WRITTEN_BY}${licence === '' ? '' : ` Licence: ${xmlText(licence).replace(/-(?=-)/g, '- ')}`} -->`,
    ...keys('node', nodeAttributes, text),
    ...keys('edge', edgeAttributes, text),
    `  <graph edgedefault="${direction}">`,
    ...nodes.map(
      ({ element, label, values }) =>
        `    <node id="${idOf(element.key)}">${data('n', nodeAttributes, values, text)}${shown('n', label, shapeNode(xmlText(label), drawnOf(element, options)))}</node>`,
    ),
    ...relationships.map(({ element, label, values }, at) => {
      const undirected = isUndirected(subgraph.relationships[at])
      const drawing = polyLineEdge(xmlText(label), drawnOf(element, options), undirected)
      return `    <edge id="${element.key}" source="${idOf(element.start)}" target="${idOf(element.end)}"${direction === 'directed' && undirected ? ' directed="false"' : ''}>${data('e', edgeAttributes, values, text)}${shown('e', label, drawing)}</edge>`
    }),
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n')
  return { files: [{ suffix: '', content }], losses: losses.all }
}

function keys(
  side: 'node' | 'edge',
  attributes: readonly XmlAttribute[],
  text: (text: string) => string,
): readonly string[] {
  const id = side.charAt(0)
  return [
    ...attributes.map(
      (attribute, index) =>
        `  <key id="${id}${index}" for="${side}" attr.name="${text(attribute.name)}" attr.type="${attribute.type === 'list' ? 'string' : attribute.type}"${kindText(attribute)}/>`,
    ),
    `  <key id="${id}label" for="${side}" attr.name="label" attr.type="string"/>`,
    `  <key id="${id}graphics" for="${side}" yfiles.type="${side}graphics"/>`,
  ]
}

function data(
  side: 'n' | 'e',
  attributes: readonly XmlAttribute[],
  values: ReadonlyMap<string, Value>,
  text: (text: string) => string,
): string {
  return attributes
    .map(({ name }, index) => {
      const value = values.get(name) ?? null
      return value === null ? '' : `<data key="${side}${index}">${text(textOf(value))}</data>`
    })
    .join('')
}

/** The label as an attribute, and as yEd draws it. */
function shown(side: 'n' | 'e', label: string, drawing: string): string {
  return `<data key="${side}label">${xmlText(label)}</data><data key="${side}graphics">${drawing}</data>`
}

/** yEd has the corner of a node, and y downwards. */
function shapeNode(label: string, { place, size, color }: DrawnElement): string {
  const side = 2 * (size ?? 0)
  const corner = place === undefined ? '' : ` x="${place.x - side / 2}" y="${-place.y - side / 2}"`
  const extent = size === undefined ? '' : ` height="${side}" width="${side}"`
  const geometry = corner === '' && extent === '' ? '' : `<y:Geometry${extent}${corner}/>`
  const fill = color === undefined ? '' : `<y:Fill color="${color}" transparent="false"/>`
  return `<y:ShapeNode>${geometry}${fill}<y:NodeLabel>${label}</y:NodeLabel></y:ShapeNode>`
}

function polyLineEdge(label: string, { color }: DrawnElement, undirected: boolean): string {
  const line = color === undefined ? '' : `<y:LineStyle color="${color}" type="line" width="1.0"/>`
  return `<y:PolyLineEdge>${line}<y:Arrows source="none" target="${undirected ? 'none' : 'standard'}"/><y:EdgeLabel>${label}</y:EdgeLabel></y:PolyLineEdge>`
}
