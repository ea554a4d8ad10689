import type { ConstraintDefinition, EntityKind, GraphSchema } from '../../model/schema.ts'
import type { GraphIndexes } from '../indexes/graph-indexes.ts'
import type { Indexed } from '../indexes/indexed.ts'
import { PartTable } from '../part-table.ts'
import type { Vocabulary } from '../tokens.ts'

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

/** The constraints of a schema on nodes or on relationships, by when they are checked. */
export interface Guards {
  /** At each write. */
  readonly unique: PartTable<Guard>
  /** At the end of the transaction. */
  readonly late: PartTable<Guard>
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
    const empty = (): Guards => ({ unique: new PartTable<Guard>(), late: new PartTable<Guard>() })
    const guards = { node: empty(), relationship: empty() }
    const declared = this.#indexes.declared(schema)
    for (const [place, constraint] of schema.constraints.entries()) {
      const { unique, late } = guards[constraint.entity]
      const index = declared.ofConstraint(constraint.name)
      const guard = guardOf(constraint, this.#vocabulary, { index, place })
      // Under any label or type too: a write of a key that none is about asks no further.
      const tokens = [guard.token, -1]
      if (guard.index !== undefined) unique.add(guard, tokens, guard.keys)
      if (constraint.kind !== 'unique') late.add(guard, tokens, guard.keys)
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
