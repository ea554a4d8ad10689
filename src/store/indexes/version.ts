import type { GraphReader } from '../../model/graph-store.ts'
import type { Value } from '../../model/values.ts'
import type { Base } from '../base.ts'
import type { Delta } from '../delta.ts'
import type { Indexed } from './indexed.ts'

/** A version of a graph, or a transaction that changes one, as its indexes see it. */
export interface Version extends GraphReader {
  readonly base: Base
  readonly delta: Delta
}

/** The elements of a version that an index is about. */
export class IndexedElements {
  readonly #version: Version
  readonly #indexed: Indexed

  constructor(version: Version, indexed: Indexed) {
    this.#version = version
    this.#indexed = indexed
  }

  /** Whether it lives and has the label or type. */
  has(id: number): boolean {
    const { entity, tokens } = this.#indexed
    if (entity === 'node') {
      if (!this.#version.hasNode(id)) return false
      return tokens === undefined || tokens.some((label) => this.#version.hasLabel(id, label))
    }
    if (!this.#version.hasRelationship(id)) return false
    return tokens === undefined || tokens.includes(this.#version.typeOf(id))
  }

  value(id: number, key: number): Value {
    const token = this.#indexed.keys[key]
    return this.#indexed.entity === 'node'
      ? this.#version.nodeProperty(id, token)
      : this.#version.relationshipProperty(id, token)
  }

  values(id: number): readonly Value[] {
    return this.#indexed.keys.map((_, key) => this.value(id, key))
  }

  /** Whether no element can differ from what it is in the base. */
  get areUnchanged(): boolean {
    const { delta } = this.#version
    const { entity, keys } = this.#indexed
    const isNode = entity === 'node'
    if ((isNode ? delta.labels.size : delta.relationships.size) > 0) return false
    if ((isNode ? delta.deadNodes.size : delta.deadRelationships.size) > 0) return false
    const properties = isNode ? delta.nodeProperties : delta.relationshipProperties
    for (const key of keys) if ((properties.at(key)?.size ?? 0) > 0) return false
    return true
  }

  /** Whether an element may differ from what it is in the base. */
  isChanged(id: number): boolean {
    const { delta } = this.#version
    const { entity, keys } = this.#indexed
    const isNode = entity === 'node'
    if (isNode ? delta.labels.has(id) : delta.relationships.has(id)) return true
    if (isNode ? delta.deadNodes.has(id) : delta.deadRelationships.has(id)) return true
    const properties = isNode ? delta.nodeProperties : delta.relationshipProperties
    for (const key of keys) if (properties.at(key)?.has(id) === true) return true
    return false
  }

  /** All that may differ and is about the index, each once, with the values that it has now. */
  *changed(): Generator<readonly [id: number, values: readonly Value[]]> {
    const { labels, relationships, nodeProperties, relationshipProperties } = this.#version.delta
    const { entity, keys } = this.#indexed
    const isNode = entity === 'node'
    const made = isNode ? labels : relationships
    for (const id of made.keys()) if (this.has(id)) yield [id, this.values(id)]
    const properties = isNode ? nodeProperties : relationshipProperties
    const before: ReadonlyMap<number, Value>[] = []
    for (const key of keys) {
      const changed = properties.at(key)
      if (changed === undefined) continue
      for (const id of changed.keys()) {
        if (made.has(id) || before.some((other) => other.has(id))) continue
        if (this.has(id)) yield [id, this.values(id)]
      }
      before.push(changed)
    }
  }
}
