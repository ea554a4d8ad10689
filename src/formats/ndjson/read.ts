import type { Value } from '../../model/values.ts'
import type { GraphSink, Read } from '../sink.ts'
import { USUAL_TYPE } from '../sink.ts'
import { JsonDocument, outsideAttributes } from '../reading/json/document.ts'
import { addAbsent } from '../reading/json/elements.ts'
import { pointOfObject } from '../reading/json/typed.ts'
import { isJsonList, JsonObject, type JsonValue } from '../reading/json/value.ts'
import { JsonValues } from '../reading/json/values.ts'

/**
 * Nodes and relationships as APOC exports them: one a line, in a list, or in `nodes` and `rels`, as lists or by their ids.
 * Source: APOC 5.26, apoc.export.json.all and its `jsonFormat`.
 */
export const read: Read = async (file, sink, step) => {
  const document = await JsonDocument.open(file, sink, step)
  const elements = new Elements(document, sink)
  const { top } = document.outline
  if (top.kind === 'array') await document.each(top, (item, line) => elements.any(item, line))
  else if (top.members.has('rels')) {
    await document.each(top.members.get('nodes'), (item, line) => elements.node(item, line))
    await document.each(top.members.get('rels'), (item, line) => elements.relationship(item, line))
    document.lose(top.members, new Set(['nodes', 'rels']))
  } else return document.eachValue((item, line) => elements.any(item, line))
  await document.end()
}

class Elements {
  readonly #document: JsonDocument
  readonly #sink: GraphSink
  readonly #values: JsonValues

  constructor(document: JsonDocument, sink: GraphSink) {
    this.#document = document
    this.#sink = sink
    this.#values = new JsonValues(document.name, sink)
  }

  any(item: JsonValue, line: number): void {
    const type = item instanceof JsonObject ? item.get('type') : undefined
    if (type === 'node') this.node(item, line)
    else if (type === 'relationship') this.relationship(item, line)
    else throw this.#document.invalid('`type` of an element must be "node" or "relationship".', line)
  }

  node(item: JsonValue, line: number): void {
    const node = this.#document.objectOf(item, 'A node', line)
    const id = this.#document.idOf(node.get('id'), '`id` of a node', line)
    const properties = this.#properties(node, line)
    if (!isOwn(node)) addAbsent(properties, 'id', id)
    this.#lose(node, NODE)
    this.#sink.node(id, this.#labels(node.get('labels'), line), properties, line)
  }

  relationship(item: JsonValue, line: number): void {
    const relationship = this.#document.objectOf(item, 'A relationship', line)
    const type = relationship.get('label') ?? USUAL_TYPE
    if (typeof type !== 'string' || type === '')
      throw this.#document.invalid('`label` of a relationship must be a text, its type.', line)
    const start = this.#end(relationship, 'start', line)
    const end = this.#end(relationship, 'end', line)
    const properties = this.#properties(relationship, line)
    const id = relationship.get('id') ?? null
    if (!isOwn(relationship) && id !== null)
      addAbsent(properties, 'id', this.#document.idOf(id, '`id` of a relationship', line))
    this.#lose(relationship, RELATIONSHIP)
    this.#sink.relationship(type, start, end, properties, line)
  }

  /** The id of a node, by itself or within what the export repeats of it. */
  #end(relationship: JsonObject, key: 'start' | 'end', line: number): string {
    const end = relationship.get(key)
    const id = end instanceof JsonObject ? end.get('id') : end
    return this.#document.idOf(id, `\`id\` of \`${key}\``, line)
  }

  #labels(json: JsonValue | undefined, line: number): readonly string[] {
    if (json === undefined || json === null) return []
    const labels = isJsonList(json) ? json.filter((label) => typeof label === 'string' && label !== '') : []
    if (!isJsonList(json) || labels.length < json.length)
      throw this.#document.invalid('`labels` of a node must be a list of texts.', line)
    return [...new Set(labels.map(String))]
  }

  #properties(element: JsonObject, line: number): [key: string, value: Value][] {
    const held = element.get('properties') ?? null
    if (held === null) return []
    const { entries } = this.#document.objectOf(held, '`properties`', line)
    const types = element.get('types')
    const properties: [string, Value][] = []
    for (const [key, json] of entries) {
      if (json === null) continue
      const kind = types instanceof JsonObject ? types.get(key) : undefined
      const value =
        typeof kind === 'string'
          ? this.#values.typed(json, kind, key, line)
          : (pointOfObject(json) ?? this.#values.plain(json, line))
      properties.push([key, value])
    }
    return properties
  }

  #lose({ entries, line }: JsonObject, known: ReadonlySet<string>): void {
    for (const [key, value] of entries)
      if (!known.has(key) && value !== null) this.#sink.lost(outsideAttributes, line)
  }
}

/** Only Silkgraph writes `types`. */
function isOwn(element: JsonObject): boolean {
  return element.get('types') instanceof JsonObject
}

const NODE = new Set(['type', 'id', 'labels', 'properties', 'types', 'licence'])
const RELATIONSHIP = new Set(['type', 'id', 'label', 'start', 'end', 'properties', 'types', 'licence'])
