import type { LossKind } from '../losses.ts'
import { attributeOfGraph, JsonDocument, outsideAttributes } from '../reading/json/document.ts'
import { addAbsent, JsonElements } from '../reading/json/elements.ts'
import type { JsonPart } from '../reading/json/outline.ts'
import { JsonObject, type JsonEntry } from '../reading/json/value.ts'
import type { Value } from '../../model/values.ts'
import { directedKey, type GraphSink, type Read } from '../sink.ts'
import { names } from './names.ts'

/**
 * JSON Graph Format, versions 1 and 2: nodes as a list or by their ids, one graph or several, whose ids are their own. Edges are
 * directed unless they or the graph say otherwise. Source: jsongraphformat.info, schemas 1.0 and 2.0.
 */
export const read: Read = async (file, sink, step) => {
  const document = await JsonDocument.open(file, sink, step)
  const { members } = document.outline.top
  const several = members.get('graphs')
  if (several === undefined) {
    const graph = members.get('graph')
    if (graph !== undefined) await readGraph(document, sink, graph, (id) => id)
  } else {
    let number = 0
    for (const graph of document.itemsOf(several)) {
      number++
      const suffix = ` (graph ${number})`
      sink.within(`graph ${number}`)
      await readGraph(document, sink, graph, (id) => id + suffix)
    }
  }
  document.lose(members, new Set([several === undefined ? 'graph' : 'graphs']))
  await document.end()
}

/** @param keyOf what a node of the graph is called in the file */
async function readGraph(
  document: JsonDocument,
  sink: GraphSink,
  part: JsonPart,
  keyOf: (id: string) => string,
): Promise<void> {
  if (part.kind !== 'object') throw document.invalid('A graph must be an object.', part.line)
  const members = document.membersOf(part)
  const metadata = document.value(members.get('metadata'))
  const elements = new JsonElements(document.name, sink, names, metadata)
  const isUndirected = document.value(members.get('directed')) === false

  await document.each(members.get('nodes'), (item, line, name) => {
    const node = document.objectOf(item ?? new JsonObject([], line), 'A node', line)
    const id = name ?? document.idOf(node.get('id'), '`id` of a node', line)
    const { labels, properties } = elements.read('nodes', id, metadataOf(node, line), line)
    if (!elements.isOwn) {
      addAbsent(properties, 'id', id)
      addLabel(node, properties)
    }
    lose(node, name === undefined ? LISTED_NODE : NODE)
    sink.node(keyOf(id), labels, properties, line)
  })
  await document.each(members.get('edges'), (item, line) => {
    const edge = document.objectOf(item, 'An edge', line)
    const start = document.idOf(edge.get('source'), '`source` of an edge', line)
    const end = document.idOf(edge.get('target'), '`target` of an edge', line)
    const id = edge.get('id') ?? null
    const key = id === null ? '' : document.idOf(id, '`id` of an edge', line)
    const { type, properties } = elements.read('relationships', key, metadataOf(edge, line), line)
    const relation = edge.get('relation')
    if (!elements.isOwn) {
      if (key !== '') addAbsent(properties, 'id', key)
      addLabel(edge, properties)
    }
    if ((edge.get('directed') ?? !isUndirected) === false) addAbsent(properties, directedKey, false)
    lose(edge, EDGE)
    const isNamed = typeof relation === 'string' && relation !== ''
    sink.relationship(isNamed ? relation : type, keyOf(start), keyOf(end), properties, line)
  })
  await document.each(members.get('hyperedges'), (_, line) => sink.lost(hyperedge, line))
  if (!elements.isOwn && metadata instanceof JsonObject)
    for (const [, value] of metadata.entries) if (value !== null) sink.lost(attributeOfGraph, metadata.line)
  document.lose(members, GRAPH)

  function metadataOf(element: JsonObject, line: number): readonly JsonEntry[] {
    const held = element.get('metadata') ?? null
    return held === null ? [] : document.objectOf(held, '`metadata`', line).entries
  }

  function lose({ entries, line }: JsonObject, known: ReadonlySet<string>): void {
    for (const [key, value] of entries)
      if (!known.has(key) && value !== null) sink.lost(outsideAttributes, line)
  }
}

function addLabel(element: JsonObject, properties: [string, Value][]): void {
  const label = element.get('label')
  if (typeof label === 'string') addAbsent(properties, 'label', label)
}

const GRAPH = new Set(['directed', 'metadata', 'nodes', 'edges', 'hyperedges'])
const NODE = new Set(['label', 'metadata'])
const LISTED_NODE = new Set(['id', 'label', 'metadata'])
const EDGE = new Set(['id', 'source', 'target', 'relation', 'directed', 'label', 'metadata'])

const hyperedge: LossKind = { one: 'hyperedge', many: 'hyperedges', outcome: 'left out' }
