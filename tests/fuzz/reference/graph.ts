import { Node, Relationship, type Value } from '../../../src/model/values.ts'
import { QueryFailure } from './failure.ts'

export interface ReferenceNode {
  readonly labels: Set<string>
  readonly properties: Map<string, Value>
}

export interface ReferenceRelationship {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly properties: Map<string, Value>
}

/** A property graph as two maps: the plainest thing that can be right. */
export class ReferenceGraph {
  readonly nodes: Map<number, ReferenceNode>
  readonly relationships: Map<number, ReferenceRelationship>
  #nextId: number

  constructor(
    nodes: ReadonlyMap<number, ReferenceNode> = new Map(),
    relationships: ReadonlyMap<number, ReferenceRelationship> = new Map(),
    nextId = 0,
  ) {
    this.nodes = new Map(nodes)
    this.relationships = new Map(relationships)
    this.#nextId = nextId
  }

  /** The same graph, to be changed apart. */
  copy(): ReferenceGraph {
    const nodes = new Map<number, ReferenceNode>()
    for (const [id, { labels, properties }] of this.nodes)
      nodes.set(id, { labels: new Set(labels), properties: new Map(properties) })
    const relationships = new Map<number, ReferenceRelationship>()
    for (const [id, relationship] of this.relationships)
      relationships.set(id, { ...relationship, properties: new Map(relationship.properties) })
    return new ReferenceGraph(nodes, relationships, this.#nextId)
  }

  addNode(labels: readonly string[]): Node {
    const id = this.#nextId++
    this.nodes.set(id, { labels: new Set(labels), properties: new Map() })
    return new Node(id)
  }

  addRelationship(start: Node, type: string, end: Node): Relationship {
    if (!this.nodes.has(start.id) || !this.nodes.has(end.id))
      throw new QueryFailure('a relationship needs two nodes')
    const id = this.#nextId++
    this.relationships.set(id, { type, start: start.id, end: end.id, properties: new Map() })
    return new Relationship(id)
  }

  /** What the graph holds of an entity. @throws QueryFailure where it has been deleted */
  of(entity: Node): ReferenceNode
  of(entity: Relationship): ReferenceRelationship
  of(entity: Node | Relationship): ReferenceNode | ReferenceRelationship
  of(entity: Node | Relationship): ReferenceNode | ReferenceRelationship {
    const found = entity instanceof Node ? this.nodes.get(entity.id) : this.relationships.get(entity.id)
    if (found === undefined) throw new QueryFailure('a deleted node or relationship is read')
    return found
  }

  relationshipsOf(node: number): number[] {
    return [...this.relationships]
      .filter(([, { start, end }]) => start === node || end === node)
      .map(([id]) => id)
  }
}
