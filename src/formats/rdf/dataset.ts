import type { Literal, Quad } from 'n3'
import type { GraphSink } from '../sink.ts'
import { DistinctLists } from './distinct-lists.ts'
import { losses } from './losses.ts'
import { LABELLED } from './parse.ts'
import { namespaces, rdf } from './vocabulary.ts'

/** An IRI or a blank node with all that the file states of it. */
export interface Resource {
  /** The IRI, or `_:` with a label that is the parser's. */
  readonly id: string
  readonly isBlank: boolean
  /** Where it first stands. */
  readonly line: number
  /** IRIs. */
  readonly types: string[]
  readonly held: Held[]
  readonly links: Link[]
  /** How many links lead to it that make it a node. */
  references: number
  /** '' for what is in no named graph. */
  readonly graphs: Set<string>
}

/** A property: what a predicate says without naming another node. */
export interface Held {
  readonly predicate: string
  readonly value: Literal | readonly Literal[]
  readonly line: number
}

export interface Link {
  readonly predicate: string
  readonly object: Resource
  readonly graph: string
  readonly line: number
}

interface NamedTerm {
  readonly termType: 'NamedNode' | 'BlankNode'
  readonly value: string
}

/** Gathers the statements of a file by their subjects. */
export class Dataset {
  readonly resources = new Map<string, Resource>()
  readonly #sink: GraphSink
  readonly #types = new DistinctLists<string>((type) => type)
  /** The same text each time, whose hash is known. */
  readonly #predicates = new Map<string, string>()

  constructor(sink: GraphSink) {
    this.#sink = sink
  }

  add(quad: Quad, line: number): void {
    const { subject, object } = quad
    const { value: name, termType } = quad.graph
    const predicate = this.#predicate(quad.predicate.value)
    // What a claim says is said outside its graph, too.
    if (name.startsWith(namespaces.claim)) return
    if (subject.termType === 'Quad') return this.#sink.lost(losses.nested, line)
    const graph = termType === 'BlankNode' ? `_:${name}` : name
    const one = this.#resource(subject, line)
    switch (object.termType) {
      case 'Literal':
        one.graphs.add(graph)
        if (predicate === rdf.type) this.#sink.lost(losses.literalType, line)
        else one.held.push({ predicate, value: object, line })
        return
      case 'Quad':
        return this.#reify(one, object, graph, line)
      case 'NamedNode':
        if (predicate === rdf.type) {
          one.graphs.add(graph)
          this.#types.add(one.types, object.value)
          if (object.value === rdf.statement) this.#lostReification(one, line)
          return
        }
        return this.#link(one, predicate, this.#resource(object, line), graph, line)
      case 'BlankNode':
        return this.#link(one, predicate, this.#resource(object, line), graph, line)
    }
  }

  #predicate(iri: string): string {
    const known = this.#predicates.get(iri)
    if (known === undefined) this.#predicates.set(iri, iri)
    return known ?? iri
  }

  #resource({ termType, value }: NamedTerm, line: number): Resource {
    const isBlank = termType === 'BlankNode'
    const id = isBlank ? `_:${value}` : value
    let known = this.resources.get(id)
    if (known === undefined) {
      known = { id, isBlank, line, types: [], held: [], links: [], references: 0, graphs: new Set() }
      this.resources.set(id, known)
    }
    return known
  }

  #link(subject: Resource, predicate: string, object: Resource, graph: string, line: number): void {
    object.references++
    subject.links.push({ predicate, object, graph, line })
  }

  /** A statement within a statement, as RDF 1.2 has them, becomes what RDF 1.1 says instead. */
  #reify(reifier: Resource, { subject, predicate, object }: Quad, graph: string, line: number): void {
    if (subject.termType === 'Quad' || object.termType === 'Quad') return this.#sink.lost(losses.nested, line)
    this.#sink.lost(losses.reification, line)
    const link = (name: string, term: NamedTerm): void =>
      this.#link(reifier, name, this.#resource(term, line), graph, line)
    link(rdf.subject, subject)
    link(rdf.predicate, predicate)
    if (object.termType === 'Literal') reifier.held.push({ predicate: rdf.object, value: object, line })
    else link(rdf.object, object)
  }

  /** Silkgraph's own become relationships. */
  #lostReification({ id }: Resource, line: number): void {
    if (!id.startsWith(namespaces.relationship)) this.#sink.lost(losses.reification, line)
  }
}

/** The label of a blank node, as the file has it; undefined where the file has none. */
export function blankLabel({ id }: Resource): string | undefined {
  return id.startsWith(`_:${LABELLED}`) ? id.slice(2 + LABELLED.length) : undefined
}
