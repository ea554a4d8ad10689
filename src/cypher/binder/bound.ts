import type { Span } from '../../errors.ts'
import type { Value } from '../../model/values.ts'
import type { BinaryOperator, ComparisonOperator, Direction, UnaryOperator } from '../ast/index.ts'
import type { AggregateDefinition, FunctionDefinition } from '../functions/definition.ts'
import type { ProcedureDefinition } from '../procedures/definition.ts'

/** A static type. `any` is unknown. Every value may also be null. */
export type Type = { readonly kind: SimpleType } | { readonly kind: 'list'; readonly element: Type }

export type SimpleType =
  | 'any'
  | 'null'
  | 'boolean'
  | 'integer'
  | 'float'
  | 'number'
  | 'string'
  | 'map'
  | 'node'
  | 'relationship'
  | 'path'
  | 'date'
  | 'time'
  | 'localtime'
  | 'datetime'
  | 'localdatetime'
  | 'duration'
  | 'point'

/**
 * One variable of one scope; compared by identity. The planner gives it a slot. `node` and `relationship` variables that
 * a pattern binds live in columns of ids, all others in columns of values.
 */
export interface Variable {
  readonly name: string
  readonly type: Type
}

export type BoundExpression =
  | { readonly kind: 'literal'; readonly span: Span; readonly type: Type; readonly value: Value }
  /** A literal of which the plan knows only the type: its value comes with each text that shares the plan. */
  | { readonly kind: 'extracted-literal'; readonly span: Span; readonly type: Type; readonly slot: number }
  | { readonly kind: 'parameter'; readonly span: Span; readonly type: Type; readonly name: string }
  | { readonly kind: 'variable'; readonly span: Span; readonly type: Type; readonly variable: Variable }
  | {
      readonly kind: 'property'
      readonly span: Span
      readonly type: Type
      readonly target: BoundExpression
      readonly key: string
    }
  | {
      readonly kind: 'index'
      readonly span: Span
      readonly type: Type
      readonly target: BoundExpression
      readonly index: BoundExpression
    }
  | {
      readonly kind: 'slice'
      readonly span: Span
      readonly type: Type
      readonly target: BoundExpression
      readonly from: BoundExpression | undefined
      readonly to: BoundExpression | undefined
    }
  | {
      readonly kind: 'has-labels'
      readonly span: Span
      readonly type: Type
      readonly target: BoundExpression
      readonly labels: readonly string[]
    }
  | {
      readonly kind: 'list'
      readonly span: Span
      readonly type: Type
      readonly items: readonly BoundExpression[]
    }
  | {
      readonly kind: 'map'
      readonly span: Span
      readonly type: Type
      readonly entries: readonly { readonly key: string; readonly value: BoundExpression }[]
    }
  /** `target {.*, .a, b: 1}`: `all` copies the target's own entries first. */
  | {
      readonly kind: 'map-projection'
      readonly span: Span
      readonly type: Type
      readonly target: BoundExpression
      readonly all: boolean
      readonly entries: readonly { readonly key: string; readonly value: BoundExpression }[]
    }
  | {
      readonly kind: 'unary'
      readonly span: Span
      readonly type: Type
      readonly operator: UnaryOperator
      readonly operand: BoundExpression
    }
  | {
      readonly kind: 'binary'
      readonly span: Span
      readonly type: Type
      readonly operator: BinaryOperator
      readonly left: BoundExpression
      readonly right: BoundExpression
    }
  | {
      readonly kind: 'comparison'
      readonly span: Span
      readonly type: Type
      readonly operands: readonly BoundExpression[]
      readonly operators: readonly ComparisonOperator[]
    }
  | {
      readonly kind: 'is-null'
      readonly span: Span
      readonly type: Type
      readonly operand: BoundExpression
      readonly negated: boolean
    }
  | {
      readonly kind: 'call'
      readonly span: Span
      readonly type: Type
      readonly function: FunctionDefinition
      readonly arguments: readonly BoundExpression[]
    }
  | {
      readonly kind: 'case'
      readonly span: Span
      readonly type: Type
      readonly subject: BoundExpression | undefined
      readonly branches: readonly { readonly when: BoundExpression; readonly then: BoundExpression }[]
      readonly otherwise: BoundExpression | undefined
    }
  | {
      readonly kind: 'list-comprehension'
      readonly span: Span
      readonly type: Type
      readonly variable: Variable
      readonly list: BoundExpression
      readonly where: BoundExpression | undefined
      readonly projection: BoundExpression | undefined
    }
  | {
      readonly kind: 'quantifier'
      readonly span: Span
      readonly type: Type
      readonly quantifier: 'all' | 'any' | 'none' | 'single'
      readonly variable: Variable
      readonly list: BoundExpression
      readonly where: BoundExpression
    }
  | {
      readonly kind: 'reduce'
      readonly span: Span
      readonly type: Type
      readonly accumulator: Variable
      readonly initial: BoundExpression
      readonly variable: Variable
      readonly list: BoundExpression
      readonly step: BoundExpression
    }
  /**
   * Pattern predicates, pattern comprehensions, EXISTS, COUNT and COLLECT subqueries: a query that reads variables of the
   * scope around it (`imports`). `exists`: has it a record; `count`: how many; `collect`: its only column as a list.
   */
  | {
      readonly kind: 'subquery'
      readonly span: Span
      readonly type: Type
      readonly form: 'exists' | 'count' | 'collect'
      readonly query: BoundQuery
      readonly imports: readonly Variable[]
    }

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
      readonly procedure: ProcedureDefinition
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

/** The parts of one pattern as a graph: every node and relationship once, by variable (anonymous ones have their own). */
export interface BoundPattern {
  readonly nodes: readonly BoundNode[]
  /** In the order of the text. Relationship uniqueness holds across all of them. */
  readonly relationships: readonly BoundRelationship[]
  readonly paths: readonly BoundPath[]
}

export interface BoundNode {
  readonly variable: Variable
  readonly labels: readonly string[]
  /** The variable has a value already when the clause starts. */
  readonly bound: boolean
  /** Only for CREATE and MERGE: a map or parameter; for MATCH it has become predicates. */
  readonly properties: BoundExpression | undefined
  readonly span: Span
}

export interface BoundRelationship {
  readonly variable: Variable
  readonly types: readonly string[]
  /** From `left` to `right` as written. */
  readonly left: Variable
  readonly right: Variable
  readonly direction: Direction
  /** A variable-length relationship's variable is a list of relationships. */
  readonly length: { readonly lower: number; readonly upper: number | undefined } | undefined
  /** Part of `shortestPath` or `allShortestPaths`. */
  readonly search: 'all' | 'shortest' | 'all-shortest'
  readonly bound: boolean
  /** For CREATE and MERGE; for a variable-length MATCH too: every relationship must have these. */
  readonly properties: BoundExpression | undefined
  readonly span: Span
}

/** A named path, as its elements in order: node, relationship, node ... */
export interface BoundPath {
  readonly variable: Variable
  readonly nodes: readonly Variable[]
  readonly relationships: readonly Variable[]
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
