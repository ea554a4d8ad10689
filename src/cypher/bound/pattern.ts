import type { Span } from '../../errors.ts'
import type { Direction } from '../ast/index.ts'
import type { BoundExpression, Variable } from './expression.ts'

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
