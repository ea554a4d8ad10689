import type { Value } from '../../model/values.ts'
import type { GraphFile } from '../graph-file.ts'
import { AttributeTable, type DeclaredAttribute, valueInRole } from '../reading/attribute-table.ts'
import { ownAttribute } from '../reading/own-attribute.ts'
import { floatOf, readerOfKind, readerOfType } from '../reading/value-text.ts'
import { readXml, type XmlAttributes, type XmlHandler } from '../reading/xml.ts'
import { labelsOf, type OpenElement, undirected, XmlGraph } from '../reading/xml-graph.ts'
import { type GraphSink, type Read, USUAL_TYPE } from '../sink.ts'
import { losses } from './losses.ts'
import { CREATOR, ownOfNodes, ownOfRelationships } from './names.ts'

/** GEXF 1.0 to 1.3. Source: gexf.net, schema and primers of 1.2draft and 1.3. */
export const read: Read = (file, sink, step) => readXml(file, new GexfReader(file, sink), step)

interface OpenGexfElement extends OpenElement {
  /** Ids of the nodes that it is inside. */
  readonly parents: string[]
}

/** What says at what times something is. */
const TIMES = [
  'start',
  'end',
  'startopen',
  'endopen',
  'timestamp',
  'timestamps',
  'intervals',
  'slices',
] as const

class GexfReader implements XmlHandler {
  readonly #graph: XmlGraph
  readonly #sink: GraphSink
  readonly #tables = { node: new AttributeTable(), edge: new AttributeTable() }
  /** Nodes and edges that are open: nodes hold nodes. */
  readonly #open: OpenGexfElement[] = []
  #isOwn = false
  #usualDirection = 'undirected'
  #side: 'node' | 'edge' | 'graph' = 'node'
  #hasElements = false
  #declared: DeclaredAttribute | undefined
  /** Of the declaration that is open. */
  #line = 0

  constructor(file: GraphFile, sink: GraphSink) {
    this.#graph = new XmlGraph(file, sink)
    this.#sink = sink
  }

  open(name: string, attributes: XmlAttributes, line: number): boolean {
    switch (name) {
      case 'node':
      case 'edge':
        this.#openElement(name, attributes, line)
        return false
      case 'attvalue':
        this.#value(attributes, line)
        return false
      case 'graph':
        this.#usualDirection = attributes['defaultedgetype'] ?? 'undirected'
        this.#times(attributes, line)
        return false
      case 'attributes': {
        const side = attributes['class']
        this.#side = side === 'edge' ? 'edge' : side === 'graph' ? 'graph' : 'node'
        return false
      }
      case 'attribute':
        this.#declare(attributes, line)
        return false
      case 'creator':
      case 'default':
        return true
      case 'description':
      case 'keywords':
        if (!this.#isOwn) this.#graph.lost(losses.about, line)
        return false
      case 'options':
        this.#graph.lost(losses.options, line)
        return false
      case 'spell':
      case 'slice':
        this.#graph.lost(losses.time, line)
        return false
      case 'parent': {
        const id = attributes['for']
        const element = this.#open.at(-1)
        if (id !== undefined && element !== undefined) element.parents.push(id)
        return false
      }
      case 'gexf':
      case 'meta':
      case 'nodes':
      case 'edges':
      case 'attvalues':
      case 'spells':
      case 'slices':
      case 'parents':
        return false
      default:
        this.#draw(name, attributes, line)
        return false
    }
  }

  close(name: string, text: string): void {
    if (name === 'node' || name === 'edge') {
      const element = this.#open.pop()
      if (element?.side === 'node') this.#addNode(element)
      else if (element !== undefined) this.#addRelationship(element)
    } else if (name === 'creator') this.#isOwn = text === CREATOR
    else if (name === 'default') this.#preset(text)
    else if (name === 'attribute') this.#declared = undefined
  }

  #openElement(side: 'node' | 'edge', attributes: XmlAttributes, line: number): void {
    const around = this.#open.at(-1)
    const parent = attributes['pid'] ?? (around?.side === 'node' ? around.attributes['id'] : undefined)
    this.#hasElements = true
    this.#open.push({
      side,
      line,
      attributes,
      values: new Map(),
      label: attributes['label'],
      drawn: undefined,
      parents: side === 'node' && parent !== undefined ? [parent] : [],
    })
    this.#times(attributes, line)
  }

  #times(attributes: XmlAttributes, line: number): void {
    for (const name of TIMES) if (attributes[name] !== undefined) this.#graph.lost(losses.time, line)
  }

  #declare(attributes: XmlAttributes, line: number): void {
    const id =
      attributes['id'] ?? attributes['for'] ?? this.#graph.needed({ attributes, line }, 'attribute', 'id')
    if (this.#side === 'graph') return
    if (this.#hasElements)
      throw this.#graph.fault(
        'LateDeclaration',
        `The attribute ${id} is declared after nodes or edges.`,
        'Put <attributes> before <nodes> and <edges>.',
        line,
      )
    const title = attributes['title'] ?? id
    const type = attributes['type'] ?? 'string'
    const kind = this.#isOwn ? attributes['silkgraph:kind'] : undefined
    const known = kind === undefined ? readerOfType(type) : readerOfKind(kind)
    if (known === undefined) this.#graph.lost(losses.type, line)
    const own = this.#side === 'node' ? ownOfNodes : ownOfRelationships
    const { name, role } = this.#isOwn
      ? ownAttribute(own, title)
      : ({ name: title, role: 'property' } as const)
    const read = known ?? ((text: string) => text)
    this.#declared = this.#tables[this.#side].declare(id, { name, role, type: kind ?? type, read })
    if (this.#declared === undefined)
      throw this.#graph.fault(
        'DuplicateAttribute',
        `Two attributes of ${this.#side}s have the id ${id}.`,
        'Give every attribute an id of its own.',
        line,
      )
    this.#line = line
  }

  #preset(text: string): void {
    if (this.#declared === undefined || this.#side === 'graph') return
    const value = this.#graph.value(this.#declared, text, this.#line)
    this.#tables[this.#side].preset(this.#declared, value)
  }

  #value(attributes: XmlAttributes, line: number): void {
    const element = this.#open.at(-1)
    if (element === undefined) return this.#graph.lost(losses.graphValue, line)
    const id =
      attributes['for'] ?? attributes['id'] ?? this.#graph.needed({ attributes, line }, 'attvalue', 'for')
    const attribute = this.#tables[element.side].find(id) ?? this.#undeclared(element.side, id)
    const value = this.#graph.value(attribute, attributes['value'] ?? '', line)
    if (element.values.has(attribute)) this.#graph.lost(losses.repeated, line)
    element.values.set(attribute, value)
    this.#times(attributes, line)
  }

  /** Files name attributes that they do not declare: they are text. */
  #undeclared(side: 'node' | 'edge', id: string): DeclaredAttribute {
    const table = this.#tables[side]
    const attribute = table.declare(id, { name: id, role: 'property', type: 'string', read: (text) => text })
    if (attribute === undefined) throw new Error(`${id} is declared`)
    return attribute
  }

  #draw(name: string, attributes: XmlAttributes, line: number): void {
    const element = this.#open.at(-1)
    if (element === undefined) return this.#graph.lost(losses.other, line)
    switch (name) {
      case 'position': {
        this.#graph.draw(element, 'x', attributes['x'], line)
        this.#graph.draw(element, 'y', attributes['y'], line)
        if (Number(attributes['z'] ?? 0) !== 0) this.#graph.lost(losses.height, line)
        return
      }
      case 'size':
        return this.#graph.draw(element, 'size', attributes['value'], line)
      case 'color': {
        const alpha = attributes['a']
        if (alpha !== undefined && Number(alpha) !== 1) this.#graph.lost(losses.transparency, line)
        return this.#graph.colour(element, attributes['hex'] ?? hexOf(attributes), line)
      }
      case 'shape':
        return this.#graph.lost(losses.shape, line)
      case 'thickness':
        return this.#graph.lost(losses.thickness, line)
      default:
        return this.#graph.lost(losses.other, line)
    }
  }

  #addNode(element: OpenGexfElement): void {
    const { values, parents, line } = element
    const id = this.#graph.needed(element, 'node', 'id')
    this.#tables.node.fill(values)
    const extra: [string, Value | undefined][] = this.#isOwn
      ? []
      : [
          ['id', id],
          ['parent', parents.length > 1 ? parents : parents[0]],
        ]
    const properties = this.#graph.properties(element, this.#tables.node, extra, this.#isOwn)
    this.#sink.node(id, labelsOf(valueInRole(values, 'labels')), properties, line)
  }

  #addRelationship(element: OpenGexfElement): void {
    const { values, attributes, line } = element
    const start = this.#graph.needed(element, 'edge', 'source')
    const end = this.#graph.needed(element, 'edge', 'target')
    this.#tables.edge.fill(values)
    const weight = attributes['weight']
    const extra: [string, Value | undefined][] = this.#isOwn
      ? []
      : [
          ['id', attributes['id']],
          ['weight', weight === undefined ? undefined : this.#graph.value(WEIGHT, weight, line)],
        ]
    const held = this.#graph.properties(element, this.#tables.edge, extra, this.#isOwn)
    const properties = this.#isDirected(element) ? held : undirected(held)
    const own = valueInRole(values, 'type')
    const type = (typeof own === 'string' ? own : attributes['kind']) ?? ''
    this.#sink.relationship(type === '' ? USUAL_TYPE : type, start, end, properties, line)
  }

  #isDirected({ attributes, line }: OpenGexfElement): boolean {
    const direction = attributes['type'] ?? this.#usualDirection
    switch (direction.toLowerCase()) {
      case 'directed':
        return true
      case 'undirected':
        return false
      case 'mutual':
        this.#graph.lost(losses.mutual, line)
        return false
      default:
        throw this.#graph.fault(
          'WrongValue',
          `The type of an edge is "${direction}".`,
          'Use directed, undirected or mutual.',
          line,
        )
    }
  }
}

const WEIGHT = { name: 'weight', type: 'float', read: floatOf }

/** '' where a part is missing or not within 0 to 255. */
function hexOf(attributes: XmlAttributes): string {
  const parts = ['r', 'g', 'b'].map((name) => Math.round(Number(attributes[name] ?? NaN)))
  if (!parts.every((part) => part >= 0 && part <= 255)) return ''
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
