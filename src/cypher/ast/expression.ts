import type { Span } from '../../errors.ts'
import type { Pattern } from './pattern.ts'
import type { Query } from './query.ts'

/** Every expression of openCypher as the parser reads it; nothing is resolved yet. `span` is its place in the text. */
export type Expression =
  | { readonly kind: 'null'; readonly span: Span }
  | { readonly kind: 'boolean'; readonly span: Span; readonly value: boolean }
  /** An exact 64-bit INTEGER; the parser has already applied a leading minus sign to the literal where there is one. */
  | {
      readonly kind: 'integer'
      readonly span: Span
      readonly value: number | bigint
      /** Set where the literal has been extracted: other texts of the same plan have another value here. */
      slot?: number
    }
  | { readonly kind: 'float'; readonly span: Span; readonly value: number; slot?: number }
  | { readonly kind: 'string'; readonly span: Span; readonly value: string; slot?: number }
  | { readonly kind: 'parameter'; readonly span: Span; readonly name: string }
  | { readonly kind: 'variable'; readonly span: Span; readonly name: string }
  | { readonly kind: 'property'; readonly span: Span; readonly target: Expression; readonly key: string }
  | { readonly kind: 'index'; readonly span: Span; readonly target: Expression; readonly index: Expression }
  | {
      readonly kind: 'slice'
      readonly span: Span
      readonly target: Expression
      readonly from: Expression | undefined
      readonly to: Expression | undefined
    }
  /** `n:A:B` (every label must be there); on a relationship `r:T`. */
  | {
      readonly kind: 'has-labels'
      readonly span: Span
      readonly target: Expression
      readonly labels: readonly string[]
    }
  | { readonly kind: 'list'; readonly span: Span; readonly items: readonly Expression[] }
  | { readonly kind: 'map'; readonly span: Span; readonly entries: readonly MapEntry[] }
  | {
      readonly kind: 'map-projection'
      readonly span: Span
      readonly target: Expression
      readonly items: readonly MapProjectionItem[]
    }
  | {
      readonly kind: 'unary'
      readonly span: Span
      readonly operator: UnaryOperator
      readonly operand: Expression
    }
  | {
      readonly kind: 'binary'
      readonly span: Span
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    }
  /** `a < b <= c`: operands one more than operators. A single comparison has one operator. */
  | {
      readonly kind: 'comparison'
      readonly span: Span
      readonly operands: readonly Expression[]
      readonly operators: readonly ComparisonOperator[]
    }
  | { readonly kind: 'is-null'; readonly span: Span; readonly operand: Expression; readonly negated: boolean }
  | {
      readonly kind: 'call'
      readonly span: Span
      /** As written, with its namespace: `toUpper`, `date.truncate`. */
      readonly name: string
      readonly nameSpan: Span
      readonly distinct: boolean
      readonly arguments: readonly Expression[]
    }
  | { readonly kind: 'count-star'; readonly span: Span }
  | {
      readonly kind: 'case'
      readonly span: Span
      readonly subject: Expression | undefined
      readonly branches: readonly { readonly when: Expression; readonly then: Expression }[]
      readonly otherwise: Expression | undefined
    }
  | {
      readonly kind: 'list-comprehension'
      readonly span: Span
      readonly variable: Identifier
      readonly list: Expression
      readonly where: Expression | undefined
      readonly projection: Expression | undefined
    }
  | {
      readonly kind: 'quantifier'
      readonly span: Span
      readonly quantifier: 'all' | 'any' | 'none' | 'single'
      readonly variable: Identifier
      readonly list: Expression
      /** Absent where the text has no WHERE: the binder refuses it. */
      readonly where: Expression | undefined
    }
  | {
      readonly kind: 'reduce'
      readonly span: Span
      readonly accumulator: Identifier
      readonly initial: Expression
      readonly variable: Identifier
      readonly list: Expression
      readonly step: Expression
    }
  /** A pattern used as a predicate: true where it has a match. The pattern has one part. */
  | { readonly kind: 'pattern-predicate'; readonly span: Span; readonly pattern: Pattern }
  | {
      readonly kind: 'pattern-comprehension'
      readonly span: Span
      readonly pathVariable: Identifier | undefined
      readonly pattern: Pattern
      readonly where: Expression | undefined
      readonly projection: Expression
    }
  /** `EXISTS { ... }`, `COUNT { ... }`, `COLLECT { ... }`: a whole query, or a pattern with WHERE read as MATCH. */
  | {
      readonly kind: 'subquery'
      readonly span: Span
      readonly form: 'exists' | 'count' | 'collect'
      readonly query: Query
    }

export interface Identifier {
  readonly name: string
  readonly span: Span
}

export interface MapEntry {
  readonly key: string
  readonly value: Expression
}

export type MapProjectionItem =
  | { readonly kind: 'all' }
  | { readonly kind: 'property'; readonly key: string }
  | { readonly kind: 'entry'; readonly key: string; readonly value: Expression }
  | { readonly kind: 'variable'; readonly variable: Identifier }

export type UnaryOperator = 'not' | '+' | '-'
export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>='
export type BinaryOperator =
  | 'or'
  | 'xor'
  | 'and'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '^'
  | 'in'
  | 'starts-with'
  | 'ends-with'
  | 'contains'
  | '=~'
