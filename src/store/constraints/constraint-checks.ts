import { ConstraintViolation } from '../../model/constraint-violation.ts'
import { equals } from '../../model/equality.ts'
import { groupingKeyOf } from '../../model/grouping.ts'
import type { GraphReader } from '../../model/graph-store.ts'
import type { EntityKind, GraphSchema } from '../../model/schema.ts'
import type { Value } from '../../model/values.ts'
import type { GraphIndexes } from '../indexes/graph-indexes.ts'
import type { VersionIndexes } from '../indexes/version-indexes.ts'
import type { Vocabulary } from '../tokens.ts'
import { type Guard, type Guards, guardsOf } from './guards.ts'
import { hasType } from './has-type.ts'

/** The transaction that is checked. */
interface Checked extends GraphReader {
  readonly vocabulary: Vocabulary
  readonly indexes: VersionIndexes
}

/**
 * Holds a transaction to the constraints of its schema: that values are unique before each write, with one seek for each
 * constraint of the label and key; that they exist and have their types once, at the end, for what was written.
 */
export class ConstraintChecks {
  readonly #graph: Checked
  readonly #shared: GraphIndexes
  #schema: GraphSchema | undefined
  #guards: Readonly<Record<EntityKind, Guards>> | undefined
  #lookUps = 0
  /** What was written and has late constraints. */
  readonly #written = { node: new Set<number>(), relationship: new Set<number>() }

  constructor(graph: Checked, shared: GraphIndexes) {
    this.#graph = graph
    this.#shared = shared
  }

  /** How many values were looked up so far because they must be unique. */
  get lookUps(): number {
    return this.#lookUps
  }

  /** An element is made, or gets a label, and has its properties already. @throws ConstraintViolation */
  gets(entity: EntityKind, id: number, token: number): void {
    const { unique, late } = this.#guardsOf(entity)
    for (const guard of late) if (guard.token === token) this.#written[entity].add(id)
    for (const guard of unique) if (guard.token === token) this.#requireUnique(guard, id, -1, null)
  }

  /** @throws ConstraintViolation */
  sets(entity: EntityKind, id: number, key: number, value: Value): void {
    const { unique, late } = this.#guardsOf(entity)
    for (const guard of late) if (guard.keys.includes(key)) this.#written[entity].add(id)
    if (value === null) return
    for (const guard of unique)
      if (guard.keys.includes(key) && this.#has(guard, id)) this.#requireUnique(guard, id, key, value)
  }

  /** At the end of the transaction. @throws ConstraintViolation for the first element that was written and breaks one */
  finish(): void {
    for (const entity of ['node', 'relationship'] as const) {
      const { late } = this.#guardsOf(entity)
      for (const id of this.#written[entity])
        for (const guard of late) if (this.#has(guard, id)) this.#requireKept(guard, id, false)
    }
  }

  /**
   * Looks whether all elements keep a constraint that is to be created. Cost: linear in the elements of the label, or in all
   * relationships; meanwhile an entry for each where values are to be unique.
   *
   * @throws ConstraintViolation with the first offender
   */
  requireOfAll(guard: Guard, isUnique: boolean): void {
    const { constraint } = guard
    const firsts = new Map<string | number, number>()
    const page = new Int32Array(1024)
    let from = 0
    for (;;) {
      const size =
        constraint.entity === 'node'
          ? this.#graph.scanLabel(guard.token, from, page)
          : this.#graph.scanRelationships(guard.token, from, page)
      for (const id of page.subarray(0, size)) {
        this.#requireKept(guard, id, true)
        const values = isUnique ? this.#valuesOf(guard, id) : []
        if (!isUnique || values.some((value) => equals(value, value) !== true)) continue
        const key = groupingKeyOf(values)
        const first = firsts.get(key)
        if (first !== undefined)
          throw new ConstraintViolation({ constraint, elements: [first, id], values, isCreated: true })
        firsts.set(key, id)
      }
      if (size < page.length) return
      from = page[size - 1] + 1
    }
  }

  #requireUnique(guard: Guard, id: number, key: number, value: Value): void {
    const { constraint, index, keys } = guard
    const values = this.#valuesOf(guard, id).map((own, at) => (keys[at] === key ? value : own))
    if (index === undefined || values.includes(null)) return
    this.#lookUps++
    const other = this.#graph.indexes
      .of(index)
      ?.idsWith(values)
      .find((found) => found !== id)
    if (other === undefined) return
    throw new ConstraintViolation({ constraint, elements: [other, id], values, isCreated: false })
  }

  #requireKept(guard: Guard, id: number, isCreated: boolean): void {
    const { constraint } = guard
    const values = this.#valuesOf(guard, id)
    if (constraint.kind === 'unique') return
    const [first] = values
    const isKept =
      constraint.kind === 'type' ? first === null || hasType(first, constraint.type) : !values.includes(null)
    if (!isKept) throw new ConstraintViolation({ constraint, elements: [id], values, isCreated })
  }

  #has({ constraint, token }: Guard, id: number): boolean {
    return constraint.entity === 'node'
      ? this.#graph.hasNode(id) && this.#graph.hasLabel(id, token)
      : this.#graph.hasRelationship(id) && this.#graph.typeOf(id) === token
  }

  #valuesOf({ constraint, keys }: Guard, id: number): readonly Value[] {
    return keys.map((key) =>
      constraint.entity === 'node'
        ? this.#graph.nodeProperty(id, key)
        : this.#graph.relationshipProperty(id, key),
    )
  }

  #guardsOf(entity: EntityKind): Guards {
    const { schema, vocabulary } = this.#graph
    if (this.#guards === undefined || this.#schema !== schema) {
      this.#schema = schema
      this.#guards = {
        node: guardsOf(schema, 'node', vocabulary, this.#shared),
        relationship: guardsOf(schema, 'relationship', vocabulary, this.#shared),
      }
    }
    return this.#guards[entity]
  }
}
