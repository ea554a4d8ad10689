import type { Value } from './values.ts'

export const INDEX_KINDS = ['range', 'text', 'point', 'fulltext', 'vector', 'lookup'] as const

export type IndexKind = (typeof INDEX_KINDS)[number]

export type EntityKind = 'node' | 'relationship'

/** An index as it was declared, by names rather than tokens. */
export interface IndexDefinition {
  readonly name: string
  readonly kind: IndexKind
  readonly entity: EntityKind
  /** Labels or relationship types: one, several for fulltext, none for lookup. */
  readonly names: readonly string[]
  /** Property keys in order; none for lookup. */
  readonly keys: readonly string[]
  /** As Neo4j keeps it: `fulltext.analyzer`, `vector.dimensions`, `vector.similarity_function`, ... */
  readonly config: Readonly<Record<string, Value>>
  /** The constraint that owns it. */
  readonly constraint: string | undefined
}

/** The types of single values that a property can be held to, in the order in which Neo4j prints a union of them. */
export const SCALAR_TYPES = [
  'BOOLEAN',
  'STRING',
  'INTEGER',
  'FLOAT',
  'DATE',
  'LOCAL TIME',
  'ZONED TIME',
  'LOCAL DATETIME',
  'ZONED DATETIME',
  'DURATION',
  'POINT',
] as const

export type ScalarType = (typeof SCALAR_TYPES)[number]

/** The types that a property may have: one, or a union. An empty list has every type of list. */
export type PropertyType = readonly (ScalarType | `LIST<${ScalarType} NOT NULL>`)[]

/** A constraint as it was declared. `label` is a label or a relationship type. */
export type ConstraintDefinition = {
  readonly name: string
  readonly entity: EntityKind
  readonly label: string
  /** One for `existence` and `type`. */
  readonly keys: readonly string[]
} & (
  { readonly kind: 'unique' | 'key' | 'existence' } | { readonly kind: 'type'; readonly type: PropertyType }
)

/** Whether a constraint says that no two elements have the same values; an index that it owns then finds them. */
export function isUnique({ kind }: { readonly kind: ConstraintDefinition['kind'] }): boolean {
  return kind === 'unique' || kind === 'key'
}

/** The indexes and constraints of a version, in the order in which they were made. Immutable. */
export interface GraphSchema {
  readonly indexes: readonly IndexDefinition[]
  readonly constraints: readonly ConstraintDefinition[]
}

export const EMPTY_SCHEMA: GraphSchema = { indexes: [], constraints: [] }
