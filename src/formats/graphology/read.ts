import { attributeOfGraph, JsonDocument, outsideAttributes } from '../reading/json/document.ts'
import { addAbsent, JsonElements } from '../reading/json/elements.ts'
import { JsonObject, type JsonEntry, type JsonValue } from '../reading/json/value.ts'
import { directedKey, type Read } from '../sink.ts'
import { names } from './names.ts'

/** The serialised form of a graphology graph. Source: graphology, Serialization. */
export const read: Read = async (file, sink, step) => {
  const document = await JsonDocument.open(file, sink, step)
  const { members } = document.outline.top
  const metadata = document.value(members.get('attributes'))
  const options = document.value(members.get('options'))
  const elements = new JsonElements(file.name, sink, names, metadata)
  const isUndirected = options instanceof JsonObject && options.get('type') === 'undirected'

  await document.each(members.get('nodes'), (item, line) => {
    const node = document.objectOf(item, 'A node', line)
    const key = document.idOf(node.get('key'), '`key` of a node', line)
    const { labels, properties } = elements.read(
      'nodes',
      key,
      attributesOf(node.get('attributes'), line),
      line,
    )
    if (!elements.isOwn) addAbsent(properties, 'id', key)
    lose(node, NODE_KEYS)
    sink.node(key, labels, properties, line)
  })
  await document.each(members.get('edges'), (item, line) => {
    const edge = document.objectOf(item, 'An edge', line)
    const start = document.idOf(edge.get('source'), '`source` of an edge', line)
    const end = document.idOf(edge.get('target'), '`target` of an edge', line)
    const given = edge.get('key') ?? null
    const key = given === null ? '' : document.idOf(given, '`key` of an edge', line)
    const { type, properties } = elements.read(
      'relationships',
      key,
      attributesOf(edge.get('attributes'), line),
      line,
    )
    if (!elements.isOwn && key !== '') addAbsent(properties, 'id', key)
    if (isUndirected || edge.get('undirected') === true) addAbsent(properties, directedKey, false)
    lose(edge, EDGE_KEYS)
    sink.relationship(type, start, end, properties, line)
  })
  if (!elements.isOwn && metadata instanceof JsonObject)
    for (const [, value] of metadata.entries) if (value !== null) sink.lost(attributeOfGraph, metadata.line)
  document.lose(members, KNOWN)
  await document.end()

  function attributesOf(attributes: JsonValue | undefined, line: number): readonly JsonEntry[] {
    if (attributes === undefined || attributes === null) return []
    return document.objectOf(attributes, '`attributes`', line).entries
  }

  function lose(element: JsonObject, known: ReadonlySet<string>): void {
    for (const [key] of element.entries) if (!known.has(key)) sink.lost(outsideAttributes, element.line)
  }
}

const KNOWN = new Set(['attributes', 'options', 'nodes', 'edges'])
const NODE_KEYS = new Set(['key', 'attributes'])
const EDGE_KEYS = new Set(['key', 'source', 'target', 'undirected', 'attributes'])
