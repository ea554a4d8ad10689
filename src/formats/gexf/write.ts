import { isList } from '../../model/kinds.ts'
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
import { CREATOR, ownOfNodes, ownOfRelationships } from './names.ts'

/** GEXF 1.3. Lists of text are `liststring`, their items JSON text joined as a JSON list. Source: gexf.net, 1.3 primer. */
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
    `<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" ${KIND_NAMESPACE} version="1.3">`,
    `  <meta><creator>${CREATOR}</creator>${licence === '' ? '' : `<description>Licence: ${xmlText(licence)}</description>`}</meta>`,
    `  <graph defaultedgetype="${direction}" mode="static">`,
    ...declarations('node', nodeAttributes, text),
    ...declarations('edge', edgeAttributes, text),
    '    <nodes>',
    ...nodes.map(
      ({ element, label, values }) =>
        `      <node id="${idOf(element.key)}" label="${xmlText(label)}">${attvalues(nodeAttributes, values, text)}${viz(drawnOf(element, options))}</node>`,
    ),
    '    </nodes>',
    '    <edges>',
    ...relationships.map(
      ({ element, label, values }, at) =>
        `      <edge id="${element.key}" source="${idOf(element.start)}" target="${idOf(element.end)}"${direction === 'directed' && isUndirected(subgraph.relationships[at]) ? ' type="undirected"' : ''} label="${xmlText(label)}">${attvalues(edgeAttributes, values, text)}${vizColour(drawnOf(element, options))}</edge>`,
    ),
    '    </edges>',
    '  </graph>',
    '</gexf>',
    '',
  ].join('\n')
  return { files: [{ suffix: '', content }], losses: losses.all }
}

function declarations(
  side: 'node' | 'edge',
  attributes: readonly XmlAttribute[],
  text: (text: string) => string,
): readonly string[] {
  return [
    `    <attributes class="${side}">`,
    ...attributes.map(
      (attribute, index) =>
        `      <attribute id="${index}" title="${text(attribute.name)}" type="${attribute.type === 'list' ? 'liststring' : attribute.type}"${kindText(attribute)}/>`,
    ),
    '    </attributes>',
  ]
}

function attvalues(
  attributes: readonly XmlAttribute[],
  values: ReadonlyMap<string, Value>,
  text: (text: string) => string,
): string {
  const written = attributes.flatMap(({ name, type }, index) => {
    const value = values.get(name) ?? null
    if (value === null) return []
    const plain = type === 'list' && isList(value) ? listText(value) : textOf(value)
    return [`<attvalue for="${index}" value="${text(plain)}"/>`]
  })
  return `<attvalues>${written.join('')}</attvalues>`
}

/** `[a, b]` with items quoted where a reader would split or trim them. */
function listText(items: readonly Value[]): string {
  return JSON.stringify(items.map(String))
}

function viz(drawn: DrawnElement): string {
  const { place, size } = drawn
  const position = place === undefined ? '' : `<viz:position x="${place.x}" y="${place.y}" z="0.0"/>`
  return `${position}${size === undefined ? '' : `<viz:size value="${size}"/>`}${vizColour(drawn)}`
}

/** In parts, which readers of every version know. */
function vizColour({ color }: DrawnElement): string {
  if (color === undefined) return ''
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16))
  return `<viz:color r="${r}" g="${g}" b="${b}"/>`
}
