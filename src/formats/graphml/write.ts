import type { Value } from '../../model/values.ts'
import { attributed, type Attribute, attributesOf, textOf } from '../writing/attributes.ts'
import type { Write } from '../writer.ts'
import { xmlText } from '../writing/xml-text.ts'

/**
 * GraphML; it has no lists, so they are JSON text. `label` is what Gephi shows, `y:NodeLabel` and `y:EdgeLabel` are what
 * yEd does. Source: graphml.graphdrawing.org; yEd manual, GraphML; Gephi, ImporterGraphML.
 */
export const write: Write = (subgraph, options) => {
  const { licence } = options
  const { nodes, relationships } = attributed(subgraph, options, {
    nodes: ['label'],
    relationships: ['label'],
  })
  const nodeAttributes = attributesOf(nodes)
  const edgeAttributes = attributesOf(relationships)
  return {
    files: [
      {
        suffix: '',
        content: [
          '<?xml version="1.0" encoding="UTF-8"?>',
          '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:y="http://www.yworks.com/xml/graphml" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">',
          // In a comment no two hyphens stand side by side.
          `  <!-- Written by Silkgraph.${licence === '' ? '' : ` Licence: ${xmlText(licence).replace(/-(?=-)/g, '- ')}`} -->`,
          ...keys('node', nodeAttributes),
          ...keys('edge', edgeAttributes),
          '  <graph edgedefault="directed">',
          ...nodes.map(
            ({ element, label, values }) =>
              `    <node id="${xmlText(element.key)}">${data('n', nodeAttributes, values)}${labels('node', label)}</node>`,
          ),
          ...relationships.map(
            ({ element, label, values }) =>
              `    <edge id="${element.key}" source="${xmlText(element.start)}" target="${xmlText(element.end)}">${data('e', edgeAttributes, values)}${labels('edge', label)}</edge>`,
          ),
          '  </graph>',
          '</graphml>',
          '',
        ].join('\n'),
      },
    ],
    losses: [],
  }
}

function keys(side: 'node' | 'edge', attributes: readonly Attribute[]): readonly string[] {
  const id = side.charAt(0)
  return [
    ...attributes.map(
      ({ name, type }, index) =>
        `  <key id="${id}${index}" for="${side}" attr.name="${xmlText(name)}" attr.type="${type === 'list' ? 'string' : type}"/>`,
    ),
    `  <key id="${id}label" for="${side}" attr.name="label" attr.type="string"/>`,
    `  <key id="${id}graphics" for="${side}" yfiles.type="${side}graphics"/>`,
  ]
}

/** The label as an attribute, and as yEd draws it. */
function labels(side: 'node' | 'edge', label: string): string {
  const text = xmlText(label)
  const graphics =
    side === 'node'
      ? `<y:ShapeNode><y:NodeLabel>${text}</y:NodeLabel></y:ShapeNode>`
      : `<y:PolyLineEdge><y:Arrows source="none" target="standard"/><y:EdgeLabel>${text}</y:EdgeLabel></y:PolyLineEdge>`
  const id = side.charAt(0)
  return `<data key="${id}label">${text}</data><data key="${id}graphics">${graphics}</data>`
}

function data(side: string, attributes: readonly Attribute[], values: ReadonlyMap<string, Value>): string {
  return attributes
    .map(({ name }, index) => {
      const value = values.get(name) ?? null
      return value === null ? '' : `<data key="${side}${index}">${xmlText(textOf(value))}</data>`
    })
    .join('')
}
