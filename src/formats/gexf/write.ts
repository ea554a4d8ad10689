import { isList } from '../../model/kinds.ts'
import type { Value } from '../../model/values.ts'
import { attributed, type Attribute, attributesOf, textOf } from '../writing/attributes.ts'
import type { Write } from '../writer.ts'
import { xmlText } from '../writing/xml-text.ts'

/** GEXF 1.3. Lists of text are `liststring`, their items JSON text joined as a JSON list. Source: gexf.net, 1.3 primer. */
export const write: Write = (subgraph, options) => {
  const { licence } = options
  const { nodes, relationships } = attributed(subgraph, options, {
    nodes: ['label'],
    // NetworkX refuses a relationship with a `key`, and puts the identifier over an `id`.
    relationships: ['label', 'key', 'id'],
  })
  const nodeAttributes = attributesOf(nodes)
  const edgeAttributes = attributesOf(relationships)
  return {
    files: [
      {
        suffix: '',
        content: [
          '<?xml version="1.0" encoding="UTF-8"?>',
          '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
          `  <meta><creator>Silkgraph</creator>${licence === '' ? '' : `<description>Licence: ${xmlText(licence)}</description>`}</meta>`,
          '  <graph defaultedgetype="directed" mode="static">',
          ...declarations('node', nodeAttributes),
          ...declarations('edge', edgeAttributes),
          '    <nodes>',
          ...nodes.map(
            ({ element, label, values }) =>
              `      <node id="${xmlText(element.key)}" label="${xmlText(label)}">${attvalues(nodeAttributes, values)}</node>`,
          ),
          '    </nodes>',
          '    <edges>',
          ...relationships.map(
            ({ element, label, values }) =>
              `      <edge id="${element.key}" source="${xmlText(element.start)}" target="${xmlText(element.end)}" label="${xmlText(label)}">${attvalues(edgeAttributes, values)}</edge>`,
          ),
          '    </edges>',
          '  </graph>',
          '</gexf>',
          '',
        ].join('\n'),
      },
    ],
    losses: [],
  }
}

function declarations(side: 'node' | 'edge', attributes: readonly Attribute[]): readonly string[] {
  return [
    `    <attributes class="${side}">`,
    ...attributes.map(
      ({ name, type }, index) =>
        `      <attribute id="${index}" title="${xmlText(name)}" type="${type === 'list' ? 'liststring' : type}"/>`,
    ),
    '    </attributes>',
  ]
}

function attvalues(attributes: readonly Attribute[], values: ReadonlyMap<string, Value>): string {
  const written = attributes.flatMap(({ name, type }, index) => {
    const value = values.get(name) ?? null
    if (value === null) return []
    const text = type === 'list' && isList(value) ? listText(value) : textOf(value)
    return [`<attvalue for="${index}" value="${xmlText(text)}"/>`]
  })
  return `<attvalues>${written.join('')}</attvalues>`
}

/** `[a, b]` with items quoted where a reader would split or trim them. */
function listText(items: readonly Value[]): string {
  return JSON.stringify(items.map(String))
}
