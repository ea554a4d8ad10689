import { attributeOfGraph, idText, JsonDocument } from '../reading/json/document.ts'
import { addAbsent, JsonElements } from '../reading/json/elements.ts'
import type { JsonPart } from '../reading/json/outline.ts'
import { JsonObject, type JsonValue } from '../reading/json/value.ts'
import { directedKey, type Read } from '../sink.ts'
import { names } from './names.ts'

/** By what the ends of links name nodes: by `id`, by `name`, or by their place in the list. */
type Naming = 'id' | 'name' | 'index'

/** `nodes` and `links`, or `edges`. Source: NetworkX 3.6, node_link_data; d3-force, forceLink. */
export const read: Read = async (file, sink, step) => {
  const document = await JsonDocument.open(file, sink, step)
  const { members } = document.outline.top
  const graph = document.value(members.get('graph'))
  const elements = new JsonElements(file.name, sink, names, graph)
  const links = members.get('links') ?? members.get('edges')
  const naming = namingOf(document, members.get('nodes'), links)
  const isUndirected = document.value(members.get('directed')) === false

  let index = 0
  await document.each(members.get('nodes'), (item, line) => {
    const node = item instanceof JsonObject ? item : new JsonObject([['id', item]], line)
    const id = idText(node.get('id'))
    const key = keyOf(node, index++, line)
    const { labels, properties } = elements.read('nodes', key, node.entries, line)
    if (!elements.isOwn && (id !== undefined || naming === 'name')) addAbsent(properties, 'id', id ?? key)
    sink.node(key, labels, properties, line)
  })
  await document.each(links, (item, line) => {
    const link = document.objectOf(item, 'A link', line)
    const start = document.idOf(endOf(link.get('source')), '`source` of a link', line)
    const end = document.idOf(endOf(link.get('target')), '`target` of a link', line)
    const key = elements.isOwn ? (idText(link.get('key')) ?? '') : ''
    const { type, properties } = elements.read('relationships', key, link.entries, line)
    if (isUndirected) addAbsent(properties, directedKey, false)
    sink.relationship(type, start, end, properties, line)
  })
  if (!elements.isOwn && graph instanceof JsonObject)
    for (const [, value] of graph.entries) if (value !== null) sink.lost(attributeOfGraph, graph.line)
  document.lose(
    members,
    new Set(['directed', 'multigraph', 'graph', 'nodes', members.has('links') ? 'links' : 'edges']),
  )
  await document.end()

  function keyOf(node: JsonObject, at: number, line: number): string {
    if (naming === 'index') return String(at)
    return document.idOf(node.get(naming), `\`${naming}\` of a node`, line)
  }

  /** D3 puts the node itself in place of what named it. */
  function endOf(end: JsonValue | undefined): JsonValue | undefined {
    if (!(end instanceof JsonObject)) return end
    return end.get(naming)
  }
}

/**
 * The first node and the first link tell: ends that are numbers are places where ids are not, unless these are text of digits,
 * which some write without quotes.
 */
function namingOf(document: JsonDocument, nodes: JsonPart | undefined, links: JsonPart | undefined): Naming {
  const node = document.firstItem(nodes)
  const link = document.firstItem(links)
  const id = node instanceof JsonObject ? (node.get('id') ?? null) : (node ?? null)
  const source = link instanceof JsonObject ? (link.get('source') ?? null) : null
  if (id !== null)
    return typeof source === 'number' && typeof id === 'string' && !/^\d+$/.test(id) ? 'index' : 'id'
  const isNamed = typeof source === 'string' || (source instanceof JsonObject && !hasIndex(source))
  return isNamed ? 'name' : 'index'
}

function hasIndex(node: JsonObject): boolean {
  return typeof node.get('index') === 'number'
}
