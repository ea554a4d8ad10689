import type { Span } from '../../errors.ts'
import type { SeekOrder } from '../../model/graph-store.ts'
import type { EntityKind } from '../../model/schema.ts'
import type { Direction } from '../ast/index.ts'
import type {
  BoundAggregate,
  BoundExpression,
  BoundItem,
  BoundPath,
  BoundPattern,
  BoundRemoveItem,
  BoundSetItem,
  Variable,
} from '../bound/index.ts'
import type { Callable } from '../catalog/procedure-definition.ts'
import type { IndexAccess } from './index-access.ts'

/** What every operator that walks relationships is told. */
export interface Walk {
  /** The node that has a value already. */
  readonly from: Variable
  readonly to: Variable
  readonly relationship: Variable
  /** Names; empty means any type. */
  readonly types: readonly string[]
  /** From `from` to `to`. */
  readonly direction: Direction
  /** Relationships and lists of relationships of the same MATCH that this one must differ from. */
  readonly distinctFrom: readonly Variable[]
}

export interface SortKey {
  readonly expression: BoundExpression
  readonly descending: boolean
}

/** A predicate that every node or every relationship of a path has to meet: its value for `variable` must be `wanted`. */
export interface ElementFilter {
  readonly kind: 'node' | 'relationship'
  readonly variable: Variable
  readonly predicate: BoundExpression
  readonly wanted: boolean
}

/**
 * The logical plan: a tree whose leaves are `argument`. Every operator keeps the order of its input's records except
 * `sort`, `top`, `aggregate` and `distinct`; `optional` and `apply` rely on that. All reading operators take an input,
 * so that a cartesian product is a scan above another scan.
 */
export type LogicalOperator =
  /** The record(s) handed in from outside: one empty record for a whole query. */
  | { readonly kind: 'argument' }
  /** All nodes with every one of `labels`, for each record of the input. */
  | {
      readonly kind: 'node-scan'
      readonly input: LogicalOperator
      readonly variable: Variable
      readonly labels: readonly string[]
      /** Of the node in the pattern. */
      readonly span: Span
    }
  /**
   * The nodes whose property equals a value known beforehand, by the index of `label` (undefined: of all nodes); by looking
   * through them where there is none yet.
   */
  | {
      readonly kind: 'node-seek'
      readonly input: LogicalOperator
      readonly variable: Variable
      readonly label: string | undefined
      /** Whether the index was there when the plan was made. */
      readonly isIndexed: boolean
      readonly labels: readonly string[]
      readonly key: string
      readonly value: BoundExpression
      /** The value is a list: the nodes whose property equals one of its elements. */
      readonly each: boolean
    }
  /**
   * What one of several accesses to declared indexes finds, or what all of them find, each element once; what a filter above has to look
   * at again. Where an index is gone by the time it is asked, all elements that it could have.
   */
  | {
      readonly kind: 'index-seek'
      readonly input: LogicalOperator
      readonly entity: EntityKind
      readonly variable: Variable
      readonly accesses: readonly IndexAccess[]
      /** Of an intersection each access finds its elements in the order of ids, all at once. */
      readonly joined: 'union' | 'intersection'
      /** All that a node must have. */
      readonly labels: readonly string[]
      /** By the values that the only access leaves open: ties by id, ascending. */
      readonly order: SeekOrder
      /** After these, ascending, the nodes that do not have the key of the only access. */
      readonly withAbsent: boolean
    }
  /** Keeps records where the node is not null and has every label. */
  | {
      readonly kind: 'node-check'
      readonly input: LogicalOperator
      readonly variable: Variable
      readonly labels: readonly string[]
    }
  | {
      readonly kind: 'expand'
      readonly input: LogicalOperator
      readonly walk: Walk
      readonly labels: readonly string[]
    }
  /** Both ends are known. */
  | { readonly kind: 'expand-into'; readonly input: LogicalOperator; readonly walk: Walk }
  /** The relationship is known: binds or checks its ends. `direction` is from `from` to `to`. */
  | {
      readonly kind: 'expand-bound'
      readonly input: LogicalOperator
      readonly walk: Walk
      readonly fromKnown: boolean
      readonly toKnown: boolean
    }
  | {
      readonly kind: 'variable-expand'
      readonly input: LogicalOperator
      readonly walk: Walk
      readonly labels: readonly string[]
      readonly toKnown: boolean
      readonly lower: number
      readonly upper: number | undefined
      /** The walk goes from right to left of the pattern: the list of relationships is turned round. */
      readonly reversed: boolean
      readonly properties: BoundExpression | undefined
      /** The list of relationships is known already: walk it instead of searching. */
      readonly listKnown: boolean
    }
  | {
      readonly kind: 'shortest-path'
      readonly input: LogicalOperator
      readonly walk: Walk
      readonly lower: number
      readonly upper: number | undefined
      readonly all: boolean
      readonly properties: BoundExpression | undefined
      /** What the search keeps to at every step. */
      readonly filters: readonly ElementFilter[]
      /** What the whole path has to meet, over the relationship and `paths`. */
      readonly conditions: readonly BoundExpression[]
      /** The named paths that are this one. */
      readonly paths: readonly BoundPath[]
    }
  | { readonly kind: 'path'; readonly input: LogicalOperator; readonly path: BoundPath }
  | { readonly kind: 'filter'; readonly input: LogicalOperator; readonly predicate: BoundExpression }
  /** Each record of the input with its matches in `inner`, or once with nulls. `row` numbers the input's records. */
  | {
      readonly kind: 'optional'
      readonly input: LogicalOperator
      readonly inner: LogicalOperator
      readonly introduced: readonly Variable[]
      readonly row: Variable
    }
  /** Each record of the input with each record of `inner`; once where `unit`, whatever `inner` yields. */
  | {
      readonly kind: 'apply'
      readonly input: LogicalOperator
      readonly inner: LogicalOperator
      readonly results: readonly Variable[]
      readonly unit: boolean
    }
  | { readonly kind: 'project'; readonly input: LogicalOperator; readonly items: readonly BoundItem[] }
  | {
      readonly kind: 'aggregate'
      readonly input: LogicalOperator
      readonly grouping: readonly BoundItem[]
      readonly aggregates: readonly BoundAggregate[]
    }
  | { readonly kind: 'distinct'; readonly input: LogicalOperator; readonly variables: readonly Variable[] }
  | { readonly kind: 'sort'; readonly input: LogicalOperator; readonly keys: readonly SortKey[] }
  /** The first `skip` + `limit` records in the order of `keys`. */
  | {
      readonly kind: 'top'
      readonly input: LogicalOperator
      readonly keys: readonly SortKey[]
      readonly skip: BoundExpression | undefined
      readonly limit: BoundExpression
    }
  | { readonly kind: 'skip'; readonly input: LogicalOperator; readonly count: BoundExpression }
  /** `exhaust`: the input writes, so it is run to its end. */
  | {
      readonly kind: 'limit'
      readonly input: LogicalOperator
      readonly count: BoundExpression
      readonly exhaust: boolean
    }
  | {
      readonly kind: 'unwind'
      readonly input: LogicalOperator
      readonly list: BoundExpression
      readonly variable: Variable
    }
  /** For each record those of the procedure, with its `column`s as variables; the record itself where it has none. */
  | {
      readonly kind: 'procedure-call'
      readonly input: LogicalOperator
      readonly procedure: Callable
      readonly arguments: readonly BoundExpression[]
      readonly results: readonly { readonly column: number; readonly variable: Variable }[]
      readonly span: Span
    }
  /** All records of the input before the first goes on: what is below has finished when what is above begins. */
  | { readonly kind: 'eager'; readonly input: LogicalOperator }
  | {
      readonly kind: 'union'
      readonly branches: readonly { readonly input: LogicalOperator; readonly results: readonly Variable[] }[]
      readonly variables: readonly Variable[]
    }
  /** One record: how many nodes have a label, or how many relationships a type; undefined stands for any. */
  | {
      readonly kind: 'count-store'
      readonly variable: Variable
      readonly counted:
        | { readonly kind: 'nodes'; readonly label: string | undefined }
        | {
            readonly kind: 'relationships'
            readonly start: string | undefined
            readonly types: readonly string[]
            readonly end: string | undefined
          }
    }
  /** The patterns one after another for each record. */
  | {
      readonly kind: 'create'
      readonly input: LogicalOperator
      readonly patterns: readonly BoundPattern[]
    }
  /** `inner` matches the pattern for one record. */
  | {
      readonly kind: 'merge'
      readonly input: LogicalOperator
      readonly inner: LogicalOperator
      readonly pattern: BoundPattern
      readonly introduced: readonly Variable[]
      readonly onCreate: readonly BoundSetItem[]
      readonly onMatch: readonly BoundSetItem[]
    }
  | { readonly kind: 'set'; readonly input: LogicalOperator; readonly items: readonly BoundSetItem[] }
  | { readonly kind: 'remove'; readonly input: LogicalOperator; readonly items: readonly BoundRemoveItem[] }
  | {
      readonly kind: 'delete'
      readonly input: LogicalOperator
      readonly detach: boolean
      readonly targets: readonly BoundExpression[]
      readonly span: Span
    }

/** The operators of some kinds. */
export type OperatorOf<Kind extends LogicalOperator['kind']> = Extract<LogicalOperator, { kind: Kind }>

/** A planned query: `results` are the variables of `columns`, in order. */
export interface LogicalPlan {
  readonly root: LogicalOperator
  readonly columns: readonly string[]
  readonly results: readonly Variable[]
  readonly writes: boolean
}
