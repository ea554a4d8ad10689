import type { Span } from '../../errors.ts'
import type { Expression, Identifier } from './expression.ts'

/** The comma-separated parts of one MATCH, CREATE or MERGE. */
export interface Pattern {
  readonly span: Span
  readonly parts: readonly PatternPart[]
}

/** One connected path: nodes one more than relationships, alternating in the order of the text. */
export interface PatternPart {
  readonly span: Span
  /** `p = (a)-->(b)` */
  readonly pathVariable: Identifier | undefined
  /** `shortestPath(...)`, `allShortestPaths(...)` */
  readonly search: 'all' | 'shortest' | 'all-shortest'
  readonly nodes: readonly NodePattern[]
  readonly relationships: readonly RelationshipPattern[]
}

export interface NodePattern {
  readonly span: Span
  readonly variable: Identifier | undefined
  readonly labels: readonly Identifier[]
  /** A map literal or a parameter. */
  readonly properties: Expression | undefined
  /** `(n:A WHERE n.x > 1)` */
  readonly where: Expression | undefined
}

/** `outgoing` is left to right as written; `both` also stands for `<-->`. */
export type Direction = 'outgoing' | 'incoming' | 'both'

export interface RelationshipPattern {
  readonly span: Span
  readonly variable: Identifier | undefined
  /** Alternatives; empty means any type. */
  readonly types: readonly Identifier[]
  readonly direction: Direction
  /** Absent for one relationship; `upper` undefined means no upper bound. `*` is { lower: 1, upper: undefined }. */
  readonly length: { readonly lower: number; readonly upper: number | undefined } | undefined
  readonly properties: Expression | undefined
  readonly where: Expression | undefined
}
