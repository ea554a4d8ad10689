import type { Value } from '../model/values.ts'
import { attributed, type Attribute, attributesOf, textOf } from './attributes.ts'
import type { ExportFormat } from './format.ts'
import { xmlText } from './xml.ts'

/** GraphML; it has no lists, so they are JSON text. Source: graphml.graphdrawing.org. */
export const graphml: ExportFormat = {
  id: 'graphml',
  extension: 'graphml',
  description: 'GraphML, for yEd, Gephi, NetworkX; lists as JSON text',
  write(subgraph, options) {
    const { licence } = options
    const { nodes, relationships } = attributed(subgraph, options)
    const nodeAttributes = attributesOf(nodes)
    const edgeAttributes = attributesOf(relationships)
    return [
      {
        suffix: '',
        text: [
          '<?xml version="1.0" encoding="UTF-8"?>',
          '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
          `  <!-- Written by Silkgraph.${licence === '' ? '' : ` Licence: ${xmlText(licence).replaceAll('--', '- -')}`} -->`,
          ...keys('node', nodeAttributes),
          ...keys('edge', edgeAttributes),
          '  <graph edgedefault="directed">',
          ...nodes.map(
            ({ element, values }) =>
              `    <node id="${xmlText(element.key)}">${data('n', nodeAttributes, values)}</node>`,
          ),
          ...relationships.map(
            ({ element, values }) =>
              `    <edge id="${element.key}" source="${xmlText(element.start)}" target="${xmlText(element.end)}">${data('e', edgeAttributes, values)}</edge>`,
          ),
          '  </graph>',
          '</graphml>',
          '',
        ].join('\n'),
      },
    ]
  },
}

function keys(side: 'node' | 'edge', attributes: readonly Attribute[]): readonly string[] {
  return attributes.map(
    ({ name, type }, index) =>
      `  <key id="${side.charAt(0)}${index}" for="${side}" attr.name="${xmlText(name)}" attr.type="${type === 'list' ? 'string' : type}"/>`,
  )
}

function data(side: string, attributes: readonly Attribute[], values: ReadonlyMap<string, Value>): string {
  return attributes
    .map(({ name }, index) => {
      const value = values.get(name) ?? null
      return value === null ? '' : `<data key="${side}${index}">${xmlText(textOf(value))}</data>`
    })
    .join('')
}
