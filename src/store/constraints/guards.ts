import type { ConstraintDefinition, EntityKind, GraphSchema } from '../../model/schema.ts'
import type { GraphIndexes } from '../indexes/graph-indexes.ts'
import type { Indexed } from '../indexes/indexed.ts'
import { pairOf } from '../pair-of.ts'
import type { Vocabulary } from '../tokens.ts'

const none: readonly Guard[] = []

/** A constraint in the tokens of its graph. */
export interface Guard {
  readonly constraint: ConstraintDefinition
  readonly token: number
  readonly keys: readonly number[]
  /** The index that finds who has the same values; undefined where values may be shared. */
  readonly index: Indexed | undefined
  /** Its place among the constraints of the schema. */
  readonly place: number
}

/** Some constraints, by what a write is about. */
export class GuardTable {
  readonly #byToken = new Map<number, Guard[]>()
  readonly #byPair = new Map<number, Guard[]>()
  readonly #keys = new Set<number>()

  add(guard: Guard): void {
    addTo(this.#byToken, guard.token, guard)
    for (const key of guard.keys) {
      addTo(this.#byPair, pairOf(guard.token, key), guard)
      this.#keys.add(key)
    }
  }

  /** Whether there is one with this key, of whatever label or type. */
  hasKey(key: number): boolean {
    return this.#keys.has(key)
  }

  /** Those of some labels or of a type, in the order of the schema; with a key, where one is given. */
  of(tokens: readonly number[], key?: number): readonly Guard[] {
    const found = tokens.map(
      (token) =>
        (key === undefined ? this.#byToken.get(token) : this.#byPair.get(pairOf(token, key))) ?? none,
    )
    return found.length === 1 ? found[0] : found.flat().sort((one, other) => one.place - other.place)
  }
}

/** The constraints of a schema on nodes or on relationships, by when they are checked. */
export interface Guards {
  /** At each write. */
  readonly unique: GuardTable
  /** At the end of the transaction. */
  readonly late: GuardTable
}

/** The constraints of all schemas that a graph has had, each taken apart once, when it is first written under it. */
export class GraphGuards {
  readonly #vocabulary: Vocabulary
  readonly #indexes: GraphIndexes
  readonly #known = new WeakMap<GraphSchema, Readonly<Record<EntityKind, Guards>>>()

  constructor(vocabulary: Vocabulary, indexes: GraphIndexes) {
    this.#vocabulary = vocabulary
    this.#indexes = indexes
  }

  /** Cost: linear in the constraints, the first time. */
  of(schema: GraphSchema): Readonly<Record<EntityKind, Guards>> {
    let guards = this.#known.get(schema)
    if (guards === undefined) this.#known.set(schema, (guards = this.#made(schema)))
    return guards
  }

  #made(schema: GraphSchema): Readonly<Record<EntityKind, Guards>> {
    const empty = (): Guards => ({ unique: new GuardTable(), late: new GuardTable() })
    const guards = { node: empty(), relationship: empty() }
    const declared = this.#indexes.declared(schema)
    for (const [place, constraint] of schema.constraints.entries()) {
      const { unique, late } = guards[constraint.entity]
      const index = declared.ofConstraint(constraint.name)
      const guard = guardOf(constraint, this.#vocabulary, { index, place })
      if (guard.index !== undefined) unique.add(guard)
      if (constraint.kind !== 'unique') late.add(guard)
    }
    return guards
  }
}

/** The names have been interned. */
export function guardOf(
  constraint: ConstraintDefinition,
  { labels, types, keys }: Vocabulary,
  { index, place }: Pick<Guard, 'index' | 'place'>,
): Guard {
  return {
    constraint,
    token: (constraint.entity === 'node' ? labels : types).idOf(constraint.label),
    keys: constraint.keys.map((key) => keys.idOf(key)),
    index,
    place,
  }
}

function addTo(guards: Map<number, Guard[]>, token: number, guard: Guard): void {
  const known = guards.get(token)
  if (known === undefined) guards.set(token, [guard])
  else known.push(guard)
}
