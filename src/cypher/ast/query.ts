import type { Span } from '../../errors.ts'
import type { Expression, Identifier } from './expression.ts'
import type { Pattern, PatternPart } from './pattern.ts'
import type { SchemaCommand } from './schema.ts'

/** `q1 UNION [ALL] q2 ...`: parts one more than `unions`; all `unions` must agree (the binder checks). */
export interface Query {
  readonly span: Span
  readonly parts: readonly SingleQuery[]
  readonly unions: readonly { readonly all: boolean; readonly span: Span }[]
}

export interface SingleQuery {
  readonly span: Span
  readonly clauses: readonly Clause[]
}

export type Clause =
  | {
      readonly kind: 'match'
      readonly span: Span
      readonly optional: boolean
      readonly pattern: Pattern
      readonly where: Expression | undefined
    }
  | { readonly kind: 'unwind'; readonly span: Span; readonly list: Expression; readonly variable: Identifier }
  | {
      readonly kind: 'with'
      readonly span: Span
      readonly body: ProjectionBody
      readonly where: Expression | undefined
    }
  | { readonly kind: 'return'; readonly span: Span; readonly body: ProjectionBody }
  | { readonly kind: 'create'; readonly span: Span; readonly pattern: Pattern }
  | {
      readonly kind: 'merge'
      readonly span: Span
      readonly part: PatternPart
      readonly onCreate: readonly SetItem[]
      readonly onMatch: readonly SetItem[]
    }
  | { readonly kind: 'set'; readonly span: Span; readonly items: readonly SetItem[] }
  | { readonly kind: 'remove'; readonly span: Span; readonly items: readonly RemoveItem[] }
  | {
      readonly kind: 'delete'
      readonly span: Span
      readonly detach: boolean
      readonly targets: readonly Expression[]
    }
  | {
      readonly kind: 'call'
      readonly span: Span
      readonly procedure: Identifier
      /** Undefined where the call has no parentheses (arguments come from the parameters). */
      readonly arguments: readonly Expression[] | undefined
      /** Undefined without YIELD. */
      readonly yields: CallYield | undefined
    }
  /** `CALL { ... }`, `CALL (a, b) { ... }`, `CALL (*) { ... }` */
  | {
      readonly kind: 'call-subquery'
      readonly span: Span
      /** Undefined without parentheses: a WITH at its beginning says what it imports. */
      readonly imports: readonly Identifier[] | 'all' | undefined
      readonly query: Query
    }
  /** `FOREACH (variable IN list | clauses)`: clauses that write. */
  | {
      readonly kind: 'foreach'
      readonly span: Span
      readonly variable: Identifier
      readonly list: Expression
      readonly clauses: readonly Clause[]
    }
  | { readonly kind: 'finish'; readonly span: Span }
  /** Always a whole query. */
  | { readonly kind: 'schema'; readonly span: Span; readonly command: SchemaCommand }
  /** `SHOW FUNCTIONS`, `SHOW PROCEDURES`, `SHOW INDEXES`, `SHOW CONSTRAINTS`: always a whole query. */
  | {
      readonly kind: 'show'
      readonly span: Span
      readonly subject: ShowSubject
      readonly which: 'all' | 'built-in' | 'user-defined' | ShownTypes
      /** Undefined without YIELD. */
      readonly yields: CallYield['items'] | 'all' | undefined
      /** Of YIELD. */
      readonly order: Omit<ProjectionBody, 'star' | 'items'> | undefined
      readonly where: Expression | undefined
      readonly returns: ProjectionBody | undefined
    }

export type ShowSubject = 'functions' | 'procedures' | 'indexes' | 'constraints'

/** Those whose column `type` is one of these: `SHOW RANGE INDEXES`. */
export interface ShownTypes {
  readonly types: readonly string[]
}

export interface CallYield {
  /** `YIELD *` */
  readonly all: boolean
  readonly items: readonly { readonly field: Identifier; readonly alias: Identifier | undefined }[]
  readonly where: Expression | undefined
}

export interface ProjectionBody {
  readonly span: Span
  readonly distinct: boolean
  /** `*`, possibly followed by further items. */
  readonly star: boolean
  readonly items: readonly ProjectionItem[]
  readonly orderBy: readonly SortItem[]
  readonly skip: Expression | undefined
  readonly limit: Expression | undefined
}

export interface ProjectionItem {
  readonly span: Span
  readonly expression: Expression
  readonly alias: Identifier | undefined
  /** The expression as written, the column name where there is no alias (white space kept, outer space trimmed). */
  readonly text: string
}

export interface SortItem {
  readonly expression: Expression
  readonly descending: boolean
}

export type SetItem =
  | {
      readonly kind: 'property'
      readonly span: Span
      readonly target: Expression
      readonly key: string
      readonly value: Expression
    }
  /** `n = map`, `n += map` */
  | {
      readonly kind: 'replace' | 'merge'
      readonly span: Span
      readonly target: Identifier
      readonly value: Expression
    }
  | {
      readonly kind: 'labels'
      readonly span: Span
      readonly target: Identifier
      readonly labels: readonly string[]
    }

export type RemoveItem =
  | { readonly kind: 'property'; readonly span: Span; readonly target: Expression; readonly key: string }
  | {
      readonly kind: 'labels'
      readonly span: Span
      readonly target: Identifier
      readonly labels: readonly string[]
    }
