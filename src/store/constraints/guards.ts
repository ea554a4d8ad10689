import type { ConstraintDefinition, EntityKind, GraphSchema } from '../../model/schema.ts'
import type { GraphIndexes } from '../indexes/graph-indexes.ts'
import type { Indexed } from '../indexes/indexed.ts'
import type { Vocabulary } from '../tokens.ts'

/** A constraint in the tokens of its graph. */
export interface Guard {
  readonly constraint: ConstraintDefinition
  readonly token: number
  readonly keys: readonly number[]
  /** The index that finds who has the same values; undefined where values may be shared. */
  readonly index: Indexed | undefined
}

/** The constraints of a schema on nodes or on relationships, by when they are checked. */
export interface Guards {
  /** At each write. */
  readonly unique: readonly Guard[]
  /** At the end of the transaction. */
  readonly late: readonly Guard[]
}

export function guardsOf(
  { constraints, indexes }: GraphSchema,
  entity: EntityKind,
  vocabulary: Vocabulary,
  shared: GraphIndexes,
): Guards {
  const guards = constraints
    .filter((constraint) => constraint.entity === entity)
    .map((constraint) => {
      const owned = indexes.find((index) => index.constraint === constraint.name)
      return guardOf(constraint, vocabulary, owned === undefined ? undefined : shared.indexedOf(owned))
    })
  return {
    unique: guards.filter(({ index }) => index !== undefined),
    late: guards.filter(({ constraint }) => constraint.kind !== 'unique'),
  }
}

/** The names have been interned. */
export function guardOf(
  constraint: ConstraintDefinition,
  { labels, types, keys }: Vocabulary,
  index: Indexed | undefined,
): Guard {
  return {
    constraint,
    token: (constraint.entity === 'node' ? labels : types).idOf(constraint.label),
    keys: constraint.keys.map((key) => keys.idOf(key)),
    index,
  }
}
