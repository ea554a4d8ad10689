import type { Span } from '../../errors.ts'
import type { AggregateDefinition } from '../catalog/function-definition.ts'
import type { Callable } from '../catalog/procedure-definition.ts'
import type { BoundExpression, Variable } from './expression.ts'
import type { BoundPattern } from './pattern.ts'

export interface BoundQuery {
  readonly parts: readonly BoundSingleQuery[]
  /** Between the parts; undefined where there is one part. */
  readonly union: 'all' | 'distinct' | undefined
  /** Column names in order; empty for a query without RETURN (and for subqueries that are patterns). */
  readonly columns: readonly string[]
  readonly writes: boolean
}

export interface BoundSingleQuery {
  readonly clauses: readonly BoundClause[]
  /** The variables of the final RETURN, in the order of `columns`. */
  readonly results: readonly Variable[]
}

export type BoundClause =
  | {
      readonly kind: 'match'
      readonly span: Span
      readonly optional: boolean
      readonly pattern: BoundPattern
      /** The whole WHERE, with the patterns' labels left in the pattern and their property maps added as equalities. */
      readonly predicates: readonly BoundExpression[]
    }
  | {
      readonly kind: 'unwind'
      readonly span: Span
      readonly list: BoundExpression
      readonly variable: Variable
    }
  /** WITH and RETURN. Order of work: aggregate or project, distinct, sort, skip, limit, where. */
  | {
      readonly kind: 'projection'
      readonly span: Span
      /** Present where any item aggregates: what is grouped by, and what is computed for each group. */
      readonly aggregation:
        | { readonly grouping: readonly BoundItem[]; readonly aggregates: readonly BoundAggregate[] }
        | undefined
      /** What is in scope afterwards; with an aggregation, over its grouping and aggregate variables. */
      readonly items: readonly BoundItem[]
      readonly distinct: boolean
      /** Over `items`' variables, and (where neither aggregation nor distinct) the variables from before. */
      readonly orderBy: readonly { readonly expression: BoundExpression; readonly descending: boolean }[]
      readonly skip: BoundExpression | undefined
      readonly limit: BoundExpression | undefined
      readonly where: BoundExpression | undefined
    }
  /** For each record the patterns one after another: each may read what those before it have made. */
  | { readonly kind: 'create'; readonly span: Span; readonly patterns: readonly BoundPattern[] }
  | {
      readonly kind: 'merge'
      readonly span: Span
      readonly pattern: BoundPattern
      readonly onCreate: readonly BoundSetItem[]
      readonly onMatch: readonly BoundSetItem[]
    }
  | { readonly kind: 'set'; readonly span: Span; readonly items: readonly BoundSetItem[] }
  | { readonly kind: 'remove'; readonly span: Span; readonly items: readonly BoundRemoveItem[] }
  | {
      readonly kind: 'delete'
      readonly span: Span
      readonly detach: boolean
      readonly targets: readonly BoundExpression[]
    }
  /** For each record, the records of the procedure: `column` of each as `variable`. One without columns keeps the record. */
  | {
      readonly kind: 'procedure-call'
      readonly span: Span
      readonly procedure: Callable
      readonly arguments: readonly BoundExpression[]
      readonly results: readonly { readonly column: number; readonly variable: Variable }[]
      readonly where: BoundExpression | undefined
    }
  /** For each record and each item of its list the clauses, all of which write; the record goes on as it was. */
  | {
      readonly kind: 'foreach'
      readonly span: Span
      readonly list: BoundExpression
      readonly variable: Variable
      readonly clauses: readonly BoundClause[]
    }
  /** `CALL { ... }`: for each record, the records of the query; a query without columns keeps the record. */
  | {
      readonly kind: 'call-subquery'
      readonly span: Span
      readonly query: BoundQuery
      readonly imports: readonly Variable[]
      readonly results: readonly Variable[]
    }

export interface BoundItem {
  readonly variable: Variable
  readonly expression: BoundExpression
}

export interface BoundAggregate {
  readonly variable: Variable
  readonly function: AggregateDefinition
  readonly distinct: boolean
  /** Empty for `count(*)`. */
  readonly arguments: readonly BoundExpression[]
  readonly span: Span
}

export type BoundSetItem =
  | {
      readonly kind: 'property'
      readonly span: Span
      readonly target: BoundExpression
      readonly key: string
      readonly value: BoundExpression
    }
  | {
      readonly kind: 'replace' | 'merge'
      readonly span: Span
      readonly target: Variable
      readonly value: BoundExpression
    }
  | {
      readonly kind: 'labels'
      readonly span: Span
      readonly target: Variable
      readonly labels: readonly string[]
    }

export type BoundRemoveItem =
  | { readonly kind: 'property'; readonly span: Span; readonly target: BoundExpression; readonly key: string }
  | {
      readonly kind: 'labels'
      readonly span: Span
      readonly target: Variable
      readonly labels: readonly string[]
    }
