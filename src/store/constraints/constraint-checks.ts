import { ConstraintViolation } from '../../model/constraint-violation.ts'
import type { GraphReader } from '../../model/graph-store.ts'
import type { EntityKind, GraphSchema } from '../../model/schema.ts'
import type { Value } from '../../model/values.ts'
import type { VersionIndexes } from '../indexes/version-indexes.ts'
import type { GraphGuards, Guard, Guards } from './guards.ts'
import { requireKept, valuesOf } from './kept.ts'

/** The transaction that is checked. */
interface Checked extends GraphReader {
  readonly indexes: VersionIndexes
}

/**
 * Holds a transaction to the constraints of its schema: that values are unique before each write, with one seek for each
 * constraint of the label and key; that they exist and have their types once, at the end, for what was written.
 */
export class ConstraintChecks {
  readonly #graph: Checked
  readonly #known: GraphGuards
  #schema: GraphSchema | undefined
  #guards: Readonly<Record<EntityKind, Guards>> | undefined
  #lookUps = 0
  /** What was written and has late constraints. */
  readonly #written = { node: new Set<number>(), relationship: new Set<number>() }

  constructor(graph: Checked, known: GraphGuards) {
    this.#graph = graph
    this.#known = known
  }

  /** How many values were looked up so far because they must be unique. */
  get lookUps(): number {
    return this.#lookUps
  }

  /** An element is made, or gets a label, and has its properties already. @throws ConstraintViolation */
  gets(entity: EntityKind, id: number, token: number): void {
    const { unique, late } = this.#guardsOf(entity)
    if (late.has(token, -1)) this.#written[entity].add(id)
    for (const guard of unique.of([token], -1)) this.#requireUnique(guard, id, -1, null)
  }

  /** @throws ConstraintViolation */
  sets(entity: EntityKind, id: number, key: number, value: Value): void {
    const { unique, late } = this.#guardsOf(entity)
    if (late.has(-1, key)) this.#written[entity].add(id)
    if (value === null || !unique.has(-1, key)) return
    for (const guard of inOrder(unique.of(this.#tokensOf(entity, id), key)))
      this.#requireUnique(guard, id, key, value)
  }

  /** At the end of the transaction. @throws ConstraintViolation for the first element that was written and breaks one */
  finish(): void {
    for (const entity of ['node', 'relationship'] as const)
      for (const id of this.#written[entity])
        for (const guard of inOrder(this.#guardsOf(entity).late.of(this.#tokensOf(entity, id), -1)))
          requireKept(guard, id, valuesOf(this.#graph, guard, id), false)
  }

  #requireUnique(guard: Guard, id: number, key: number, value: Value): void {
    const { constraint, index, keys } = guard
    const values = valuesOf(this.#graph, guard, id).map((own, at) => (keys[at] === key ? value : own))
    if (index === undefined || values.includes(null)) return
    this.#lookUps++
    const other = this.#graph.indexes.idsWith(index, values)?.find((found) => found !== id)
    if (other === undefined) return
    throw new ConstraintViolation({ constraint, elements: [other, id], values, isCreated: false })
  }

  /** The labels or the type of an element; none where it is gone. */
  #tokensOf(entity: EntityKind, id: number): readonly number[] {
    if (entity === 'node') return this.#graph.hasNode(id) ? this.#graph.labelsOf(id) : []
    return this.#graph.hasRelationship(id) ? [this.#graph.typeOf(id)] : []
  }

  #guardsOf(entity: EntityKind): Guards {
    const { schema } = this.#graph
    if (this.#guards === undefined || this.#schema !== schema) {
      this.#schema = schema
      this.#guards = this.#known.of(schema)
    }
    return this.#guards[entity]
  }
}

/** As the schema has them: an element may have several labels. */
function inOrder(guards: readonly Guard[]): readonly Guard[] {
  return guards.toSorted((one, other) => one.place - other.place)
}
