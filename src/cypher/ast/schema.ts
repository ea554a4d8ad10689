import type { Span } from '../../errors.ts'
import type { EntityKind, IndexKind, PropertyType } from '../../model/schema.ts'
import type { Expression, Identifier } from './expression.ts'

/** A command about indexes or constraints: always a whole query. */
export type SchemaCommand =
  | {
      readonly kind: 'create-index'
      readonly name: SchemaName | undefined
      readonly ifNotExists: boolean
      readonly index: IndexKind
      readonly entity: EntityKind
      /** Labels or relationship types: one, several for fulltext, none for lookup. */
      readonly names: readonly Identifier[]
      /** None for lookup. */
      readonly keys: readonly Identifier[]
      readonly options: Expression | undefined
    }
  | {
      readonly kind: 'create-constraint'
      readonly name: SchemaName | undefined
      readonly ifNotExists: boolean
      readonly entity: EntityKind
      readonly label: Identifier
      readonly keys: readonly Identifier[]
      readonly requirement: Requirement
      readonly options: Expression | undefined
    }
  | {
      readonly kind: 'drop'
      readonly what: 'index' | 'constraint'
      readonly name: SchemaName
      readonly ifExists: boolean
    }

/** The name of an index or a constraint, as written or as a parameter. */
export interface SchemaName {
  readonly kind: 'name' | 'parameter'
  readonly name: string
  readonly span: Span
}

/** What a constraint requires of the properties. */
export type Requirement =
  { readonly kind: 'unique' | 'key' | 'existence' } | { readonly kind: 'type'; readonly type: PropertyType }
