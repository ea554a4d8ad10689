import type { Value } from '../../model/values.ts'
import type { GraphFile } from '../graph-file.ts'
import { AttributeTable, type DeclaredAttribute, valueInRole } from '../reading/attribute-table.ts'
import { ownAttribute } from '../reading/own-attribute.ts'
import { readerOfKind, readerOfListOf, readerOfType } from '../reading/value-text.ts'
import { readXml, type XmlAttributes, type XmlHandler } from '../reading/xml.ts'
import { labelsOf, type OpenElement, undirected, XmlGraph } from '../reading/xml-graph.ts'
import { type GraphSink, type Read, USUAL_TYPE } from '../sink.ts'
import { forget, labelsOfApoc } from './apoc.ts'
import { losses } from './losses.ts'
import { ownOfNodes, ownOfRelationships, WRITTEN_BY } from './names.ts'
import { labelsOfTinkerpop, TINKERPOP } from './tinkerpop.ts'
import { YedDrawing } from './yed.ts'

/**
 * GraphML, also as yEd, TinkerPop and APOC write it. Source: graphml.graphdrawing.org, primer and schema 1.1; yEd manual,
 * GraphML; TinkerPop, GraphMLReader; APOC manual, Export to GraphML.
 */
export const read: Read = (file, sink, step) => readXml(file, new GraphmlReader(file, sink), step)

interface OpenGraphmlElement extends OpenElement {
  /** The id of the node that it is inside. */
  readonly parent: string | undefined
}

/** A key while its default is read. */
interface OpenKey {
  readonly line: number
  readonly declared: readonly { readonly table: AttributeTable; readonly attribute: DeclaredAttribute }[]
}

/** A value while it is read. */
interface OpenData {
  readonly line: number
  readonly element: OpenGraphmlElement
  readonly key: string
  /** What yEd draws, where it is no text. */
  drawing: YedDrawing | undefined
}

type Side = 'node' | 'edge'

class GraphmlReader implements XmlHandler {
  readonly #graph: XmlGraph
  readonly #sink: GraphSink
  readonly #tables = { node: new AttributeTable(), edge: new AttributeTable() }
  /** Whether the edges of each open graph are directed unless they say otherwise. */
  readonly #directed: boolean[] = []
  readonly #open: OpenGraphmlElement[] = []
  #isOwn = false
  #graphs = 0
  #key: OpenKey | undefined
  #data: OpenData | undefined
  /** Depth inside what is left out as a whole. */
  #skipped = 0

  constructor(file: GraphFile, sink: GraphSink) {
    this.#graph = new XmlGraph(file, sink)
    this.#sink = sink
  }

  comment(text: string): void {
    if (this.#graphs === 0 && text.trim().startsWith(WRITTEN_BY)) this.#isOwn = true
  }

  open(name: string, attributes: XmlAttributes, line: number): boolean {
    if (this.#skipped > 0) {
      this.#skipped++
      return false
    }
    if (this.#data !== undefined) return this.#openInside(this.#data, name, attributes, line)
    switch (name) {
      case 'node':
      case 'edge':
        this.#openElement(name, attributes, line)
        return false
      case 'data':
        return this.#openData(attributes, line)
      case 'graph':
        this.#openGraph(attributes, line)
        return false
      case 'key':
        this.#key = this.#declare(attributes, line)
        return false
      case 'default':
        return this.#key !== undefined
      case 'graphml':
        return false
      case 'port':
        return this.#skip(losses.port, line)
      case 'hyperedge':
        return this.#skip(losses.hyperedge, line)
      case 'desc':
        return this.#skip(losses.description, line)
      default:
        return this.#skip(losses.markup, line)
    }
  }

  close(name: string, text: string): void {
    if (this.#skipped > 0) {
      this.#skipped--
      return
    }
    if (this.#data !== undefined && name !== 'data') return this.#data.drawing?.close(name, text)
    switch (name) {
      case 'data':
        this.#closeData(text)
        return
      case 'node':
      case 'edge': {
        const element = this.#open.pop()
        if (element?.side === 'node') this.#addNode(element)
        else if (element !== undefined) this.#addRelationship(element)
        return
      }
      case 'graph':
        this.#directed.pop()
        return
      case 'default':
        if (this.#key !== undefined) this.#preset(this.#key, text)
        return
      case 'key':
        this.#key = undefined
    }
  }

  #skip(kind: (typeof losses)[keyof typeof losses], line: number): false {
    this.#graph.lost(kind, line)
    this.#skipped = 1
    return false
  }

  #openGraph(attributes: XmlAttributes, line: number): void {
    if (this.#directed.length > 0) this.#graph.lost(losses.nested, line)
    else if (this.#graphs > 0) this.#graph.lost(losses.further, line)
    this.#graphs++
    const direction = attributes['edgedefault'] ?? 'undirected'
    if (direction !== 'directed' && direction !== 'undirected')
      throw this.#graph.fault(
        'WrongValue',
        `The edgedefault of a graph is "${direction}".`,
        'Use directed or undirected.',
        line,
      )
    this.#directed.push(direction === 'directed')
  }

  #openElement(side: Side, attributes: XmlAttributes, line: number): void {
    const around = this.#open.at(-1)
    const parent = side === 'node' && around?.side === 'node' ? around.attributes['id'] : undefined
    const label = side === 'node' ? attributes['label'] : undefined
    this.#open.push({ side, line, attributes, values: new Map(), label, drawn: undefined, parent })
    for (const port of ['sourceport', 'targetport'])
      if (attributes[port] !== undefined) this.#graph.lost(losses.port, line)
  }

  #declare(attributes: XmlAttributes, line: number): OpenKey | undefined {
    const id = this.#graph.needed({ attributes, line }, 'key', 'id')
    if (this.#graphs > 0)
      throw this.#graph.fault(
        'LateDeclaration',
        `The key ${id} is declared after a graph.`,
        'Put every <key> before <graph>.',
        line,
      )
    // What yEd draws stands in elements of its own.
    if (attributes['yfiles.type'] !== undefined) return undefined
    const sides = sidesOf(attributes['for'] ?? 'all')
    const declared = sides.map((side) => {
      const table = this.#tables[side]
      const attribute = table.declare(id, this.#attribute(side, id, attributes, line))
      if (attribute !== undefined) return { table, attribute }
      throw this.#graph.fault(
        'DuplicateAttribute',
        `Two keys of ${side}s have the id ${id}.`,
        'Give every key an id of its own.',
        line,
      )
    })
    return { line, declared }
  }

  #attribute(
    side: Side,
    id: string,
    attributes: XmlAttributes,
    line: number,
  ): Omit<DeclaredAttribute, 'preset'> {
    const title = attributes['attr.name'] ?? id
    const kind = this.#isOwn ? attributes['silkgraph:kind'] : undefined
    const list = attributes['attr.list']
    const type = kind ?? (list === undefined ? (attributes['attr.type'] ?? 'string') : `list of ${list}`)
    const known =
      kind !== undefined ? readerOfKind(kind) : list !== undefined ? readerOfListOf(list) : readerOfType(type)
    if (known === undefined) this.#graph.lost(losses.type, line)
    const read = known ?? ((text: string) => text)
    if (this.#isOwn)
      return { ...ownAttribute(side === 'node' ? ownOfNodes : ownOfRelationships, title), type, read }
    const { name, role } = TINKERPOP[side]
    return { name: title, role: title === name ? role : 'property', type, read }
  }

  #preset({ line, declared }: OpenKey, text: string): void {
    for (const { table, attribute } of declared)
      table.preset(attribute, this.#graph.value(attribute, text, line))
  }

  #openData(attributes: XmlAttributes, line: number): boolean {
    const key = this.#graph.needed({ attributes, line }, 'data', 'key')
    const element = this.#open.at(-1)
    // A graph inside a node has values of its own.
    if (element === undefined || this.#isOfGraph()) return this.#skip(losses.graphValue, line)
    this.#data = { line, element, key, drawing: undefined }
    return true
  }

  /** Whether what is open innermost is a graph, and not one of its elements. */
  #isOfGraph(): boolean {
    return this.#directed.length > this.#open.length
  }

  #openInside(data: OpenData, name: string, attributes: XmlAttributes, line: number): boolean {
    if (data.drawing === undefined && !this.#isOwn) this.#graph.lost(losses.drawing, data.line)
    data.drawing ??= new YedDrawing(this.#graph, data.element)
    return data.drawing.open(name, attributes, line)
  }

  #closeData(text: string): void {
    const data = this.#data
    this.#data = undefined
    if (data === undefined || data.drawing !== undefined) return
    const { element, key, line } = data
    const table = this.#tables[element.side]
    const attribute = table.find(key) ?? this.#undeclared(table, key, text)
    if (attribute === undefined) return
    if (element.values.has(attribute)) this.#graph.lost(losses.repeated, line)
    element.values.set(attribute, this.#graph.value(attribute, text, line))
  }

  /** Text, as files have it that do not declare what they use; nothing where it is empty, as yEd leaves what it does not draw. */
  #undeclared(table: AttributeTable, key: string, text: string): DeclaredAttribute | undefined {
    if (text.trim() === '') return undefined
    return table.declare(key, { name: key, role: 'property', type: 'string', read: (value) => value })
  }

  #addNode(element: OpenGraphmlElement): void {
    const { values, attributes, parent, line } = element
    const table = this.#tables.node
    const id = this.#graph.needed(element, 'node', 'id')
    table.fill(values)
    const written = attributes['labels']
    if (written !== undefined) forget(table, values, 'labels', written)
    const extra: [string, Value | undefined][] = this.#isOwn
      ? []
      : [
          ['id', id],
          ['parent', parent],
        ]
    const properties = this.#graph.properties(element, table, extra, this.#isOwn)
    const labels = valueInRole(values, 'labels')
    const held = typeof labels === 'string' && !this.#isOwn ? labelsOfTinkerpop(labels) : labelsOf(labels)
    this.#sink.node(id, written === undefined ? held : labelsOfApoc(written), properties, line)
  }

  #addRelationship(element: OpenGraphmlElement): void {
    const { values, attributes, line } = element
    const table = this.#tables.edge
    const start = this.#graph.needed(element, 'edge', 'source')
    const end = this.#graph.needed(element, 'edge', 'target')
    table.fill(values)
    const label = attributes['label']
    if (label !== undefined) forget(table, values, 'label', label)
    const extra: [string, Value | undefined][] = this.#isOwn ? [] : [['id', attributes['id']]]
    const held = this.#graph.properties(element, table, extra, this.#isOwn)
    const properties = this.#isDirected(attributes) ? held : undirected(held)
    const own = valueInRole(values, 'type')
    const type = (typeof own === 'string' ? own : label) ?? ''
    this.#sink.relationship(type === '' ? USUAL_TYPE : type, start, end, properties, line)
  }

  #isDirected(attributes: XmlAttributes): boolean {
    const directed = attributes['directed']
    if (directed === undefined) return this.#directed.at(-1) ?? false
    return directed === 'true' || directed === '1'
  }
}

function sidesOf(side: string): readonly Side[] {
  if (side === 'all') return ['node', 'edge']
  return side === 'node' || side === 'edge' ? [side] : []
}
