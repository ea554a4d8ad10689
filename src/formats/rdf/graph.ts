import type { Literal } from 'n3'
import { DataError } from '../../errors.ts'
import { kindOf } from '../../model/kinds.ts'
import { isFloat, isNumber, toDouble } from '../../model/numbers.ts'
import { float, type Value } from '../../model/values.ts'
import type { GraphFile } from '../graph-file.ts'
import type { LossKind } from '../losses.ts'
import type { GraphSink } from '../sink.ts'
import { foldCollections } from './collections.ts'
import { blankLabel, type Dataset, type Link, type Resource } from './dataset.ts'
import { DistinctLists } from './distinct-lists.ts'
import { WrittenEvidence } from './evidence.ts'
import { losses } from './losses.ts'
import { Names, Prefixes, splitIri, upperSnake } from './names.ts'
import { valueOfLiteral } from './read-literal.ts'
import { classes, nameIn, namespaces, rdf, TYPE_KEY } from './vocabulary.ts'

/** How many elements are handed on between two steps. */
const PIECE = 16_384

/**
 * Hands on the graph that statements make, each literal a property, and every other statement a relationship.
 *
 * @param prefixes that the file declares, by which its names are shortened
 * @throws (rejects with) DataError `IncompleteRelationship`; what `step` throws, which is awaited between pieces
 */
export async function emitDataset(
  file: GraphFile,
  sink: GraphSink,
  dataset: Dataset,
  prefixes: ReadonlyMap<string, string>,
  step: () => Promise<void>,
): Promise<void> {
  foldCollections(dataset, sink)
  await new RdfGraph(file, sink, dataset, new Prefixes(prefixes)).emit(step)
}

class RdfGraph {
  readonly #file: GraphFile
  readonly #sink: GraphSink
  readonly #dataset: Dataset
  readonly #prefixes: Prefixes
  readonly #labels: Names
  readonly #types: Names
  readonly #keys: Names
  readonly #namespaces = new Set<string>()
  /** Statements that stand for a relationship which Silkgraph wrote, as `keyOf` has them. */
  readonly #told = new Set<string>()
  readonly #evidence: WrittenEvidence
  #blanks = 0

  constructor(file: GraphFile, sink: GraphSink, dataset: Dataset, prefixes: Prefixes) {
    this.#file = file
    this.#sink = sink
    this.#dataset = dataset
    this.#prefixes = prefixes
    this.#labels = new Names(prefixes)
    this.#types = new Names(prefixes, [], upperSnake)
    this.#keys = new Names(prefixes, ['iri', 'graph'])
    this.#evidence = new WrittenEvidence(dataset)
  }

  async emit(step: () => Promise<void>): Promise<void> {
    this.#keepOwnNames()
    const { relationships, nodes } = this.#sorted()
    let count = 0
    for (const node of nodes) {
      this.#node(node)
      if (++count % PIECE === 0) await step()
    }
    for (const relationship of relationships) {
      this.#ownRelationship(relationship)
      if (++count % PIECE === 0) await step()
    }
    for (const { line } of this.#evidence.unused) this.#sink.lost(losses.evidence, line)
    for (const node of nodes) {
      for (const links of distinct(node)) {
        this.#relationship(node, links)
        if (++count % PIECE === 0) await step()
      }
    }
  }

  /** Relationships that Silkgraph wrote, and nodes, among which is what others only name. */
  #sorted(): { readonly relationships: readonly Resource[]; readonly nodes: readonly Resource[] } {
    const relationships: Resource[] = []
    const others: Resource[] = []
    for (const resource of this.#dataset.resources.values()) {
      const { types, links } = resource
      const isRelationship = types.includes(classes.relationship)
      if (isRelationship) relationships.push(resource)
      else if (!OF_EVIDENCE.some((one) => types.includes(one))) {
        others.push(resource)
        continue
      }
      for (const { predicate, object } of links)
        if (!isRelationship || (predicate !== rdf.subject && predicate !== rdf.object)) object.references--
    }
    return { relationships, nodes: others.filter((one) => one.references > 0 || hasStatements(one)) }
  }

  /** Silkgraph's own names are what they were: others give way. */
  #keepOwnNames(): void {
    for (const { types, held, links } of this.#dataset.resources.values()) {
      for (const type of types) this.#keep(this.#labels, namespaces.label, type)
      for (const { predicate } of held) this.#keep(this.#keys, namespaces.property, predicate)
      for (const { predicate } of links) this.#keep(this.#types, namespaces.type, predicate)
    }
  }

  #keep(names: Names, namespace: string, iri: string): void {
    const name = nameIn(namespace, iri)
    if (name !== undefined) names.keep(iri, name)
  }

  #node(node: Resource): void {
    const { id, types, line, isBlank } = node
    const isOwn = types.includes(classes.node)
    const labels: string[] = []
    for (const type of types) {
      if (type === classes.node) continue
      this.#leave(type, namespaces.label, line)
      labels.push(this.#labels.of(type))
    }
    const properties = this.#properties(node)
    if (!isOwn) {
      if (!properties.has('id')) properties.set('id', isBlank ? this.#blankId(node) : this.#nodeId(id))
      if (!isBlank) properties.set('iri', id)
    }
    const graphs = [...node.graphs].filter((graph) => graph !== '').map((graph) => this.#graphId(graph))
    if (graphs.length > 0) properties.set('graph', graphs.length > 1 ? graphs : graphs[0])
    if (node.graphs.size > 1) this.#sink.lost(losses.graphs, line)
    this.#sink.node(id, labels, [...properties], line)
  }

  /** What a node is called: an IRI that reads as the short form of another keeps its own. */
  #nodeId(iri: string): string {
    const short = this.#prefixes.shortened(iri)
    return this.#dataset.resources.has(short) ? iri : short
  }

  #blankId(node: Resource): string {
    const label = blankLabel(node)
    if (label !== undefined) return `_:${label}`
    do this.#blanks++
    while (this.#dataset.resources.has(`_:lb${this.#blanks}`))
    return `_:b${this.#blanks}`
  }

  #graphId(graph: string): string {
    return graph.startsWith('_:') ? graph.replace(/^_:l/, '_:') : this.#prefixes.shortened(graph)
  }

  #properties({ held }: Resource): Map<string, Value> {
    const byName = new Map<string, Values>()
    const tagged = new Map<string, Literal>()
    for (const { predicate, value, line } of held) {
      if (predicate === TYPE_KEY) continue
      this.#leave(predicate, namespaces.property, line)
      const literal = 'id' in value ? value : undefined
      const language = literal?.language.toLowerCase() ?? ''
      const name = this.#keys.of(predicate, language === '' ? '' : `_${language.replaceAll('-', '_')}`)
      let known = byName.get(name)
      if (known === undefined) byName.set(name, (known = { single: new Map(), lists: [], line }))
      if ('id' in value) known.single.set(value.id, this.#value(value, line))
      else known.lists.push(value.map((item) => this.#value(item, line)))
      if (literal !== undefined && language !== '' && (language === 'en' || !tagged.has(predicate)))
        tagged.set(predicate, literal)
    }
    const properties = new Map<string, Value>()
    for (const [name, values] of byName) properties.set(name, this.#joined(values))
    // What is said in some languages alone can be asked for without one, too.
    for (const [predicate, { value }] of tagged) {
      const name = this.#keys.of(predicate)
      if (!properties.has(name)) properties.set(name, value)
    }
    return properties
  }

  #joined({ single, lists, line }: Values): Value {
    const values = [...single.values()]
    if (lists.length === 0 && values.length === 1) return values[0]
    if (lists.length > 0 && lists.length + values.length > 1) this.#sink.lost(losses.flattened, line)
    return this.#uniform([...values, ...lists.flat()], line)
  }

  #value(literal: Literal, line: number): Value {
    return valueOfLiteral(literal, (kind: LossKind) => this.#sink.lost(kind, line))
  }

  /** A list holds values of one type: of both types of numbers it holds FLOATs, of others text. */
  #uniform(values: readonly Value[], line: number): Value {
    const kinds = new Set(
      values.map((value) => (isNumber(value) ? (isFloat(value) ? 'float' : 'integer') : kindOf(value))),
    )
    if (kinds.size <= 1) return values
    if (values.every((value) => isNumber(value) && typeof value !== 'bigint'))
      return values.map((value) => (isNumber(value) ? float(toDouble(value)) : value))
    this.#sink.lost(losses.mixed, line)
    return values.map(String)
  }

  #relationship(start: Resource, links: readonly Link[]): void {
    const [{ predicate, object, line }] = links
    if (this.#told.size > 0 && this.#told.has(keyOf(start.id, predicate, object.id))) return
    const type = this.#types.of(predicate)
    const graphs = links.flatMap(({ graph }) => (graph === '' ? [] : [this.#graphId(graph)]))
    const properties: [string, Value][] = []
    if (!this.#leave(predicate, namespaces.type, undefined)) properties.push(['iri', predicate])
    if (graphs.length > 0) properties.push(['graph', graphs.length > 1 ? graphs : graphs[0]])
    this.#sink.relationship(type, start.id, object.id, properties, line)
  }

  #ownRelationship(resource: Resource): void {
    const end = (predicate: string): string => {
      const found = resource.links.find((link) => link.predicate === predicate)
      if (found !== undefined) return found.object.id
      throw new DataError({
        code: 'IncompleteRelationship',
        message: `The relationship ${resource.id} lacks ${this.#prefixes.shortened(predicate)}.`,
        hint: 'Give it rdf:subject, rdf:predicate and rdf:object, or leave out all that is said of it.',
        place: { file: this.#file.name, line: resource.line },
      })
    }
    const [start, predicate, object] = [end(rdf.subject), end(rdf.predicate), end(rdf.object)]
    const told = resource.held.find((held) => held.predicate === TYPE_KEY)?.value
    const type =
      told !== undefined && 'value' in told
        ? told.value
        : (nameIn(namespaces.type, predicate) ?? this.#types.of(predicate))
    this.#told.add(keyOf(start, predicate, object))
    const properties = [...this.#properties(resource)]
    const evidence = this.#evidence.textOf(resource)
    if (evidence !== undefined) {
      let name = 'evidence'
      while (properties.some(([key]) => key === name)) name += '_'
      properties.push([name, evidence])
    }
    this.#sink.relationship(type, start, object, properties, resource.line)
  }

  /**
   * Tells of namespaces that are not kept, each once.
   * @returns whether the IRI is of Silkgraph's own namespace for it
   * @param line undefined where the IRI is kept
   */
  #leave(iri: string, own: string, line: number | undefined): boolean {
    if (iri.startsWith(own)) return true
    if (line === undefined) return false
    const [namespace] = splitIri(iri)
    if (!this.#namespaces.has(namespace)) {
      this.#namespaces.add(namespace)
      this.#sink.lost(losses.namespace, line)
    }
    return false
  }
}

/** What is no node. */
const OF_EVIDENCE = [classes.claim, classes.passage, classes.graph]

/** What a predicate says of one subject: literals by their ids, and lists. */
interface Values {
  readonly single: Map<string, Value>
  readonly lists: Value[][]
  readonly line: number
}

function hasStatements({ types, held, links }: Resource): boolean {
  return types.length + held.length + links.length > 0
}

function keyOf(start: string, predicate: string, end: string): string {
  return `${start} ${predicate} ${end}`
}

/** The links of a node, those that say the same in several graphs together. */
function* distinct({ links }: Resource): Iterable<readonly Link[]> {
  if (links.length < 2) {
    for (const link of links) yield [link]
    return
  }
  const byGraph = new DistinctLists<Link>(({ graph }) => graph)
  const groups = new Map<string, Map<Resource, Link[]>>()
  for (const link of links) {
    let byObject = groups.get(link.predicate)
    if (byObject === undefined) groups.set(link.predicate, (byObject = new Map()))
    const known = byObject.get(link.object)
    if (known === undefined) byObject.set(link.object, [link])
    else byGraph.add(known, link)
  }
  for (const byObject of groups.values()) yield* byObject.values()
}
