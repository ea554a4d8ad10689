import type { NumberColumn } from '../runtime/batch.ts'
import type { FunctionContext } from '../runtime/function-context.ts'
import type { Value } from '../../model/values.ts'
import type { Type } from '../types/type.ts'
import type { Making } from '../in-pieces/making.ts'
import type { IntegerRange } from '../runtime/integer-range.ts'

/** The categories of functions in Neo4j 5.26, as SHOW FUNCTIONS gives them. */
export type FunctionCategory =
  | 'Aggregating'
  | 'Graph'
  | 'List'
  | 'Logarithmic'
  | 'Numeric'
  | 'Predicate'
  | 'Scalar'
  | 'Spatial'
  | 'String'
  | 'Temporal'
  | 'Trigonometric'
  | 'Vector'

/** A scalar function: one file each (or a small family), one line in the registry. */
export interface FunctionDefinition {
  readonly kind: 'scalar'
  readonly name: string
  readonly category: FunctionCategory
  /** For people: `(input :: STRING) :: STRING` */
  readonly signature: string
  readonly description: string
  /** The last `optional` parameters may be left out; `variadic`: the last may be repeated. */
  readonly parameters: readonly Type[]
  /** For each parameter, what it takes where `parameters` says `any` and the binder can still refuse some types. */
  readonly alternatives?: readonly (readonly Type[])[]
  readonly optional?: number
  readonly variadic?: boolean
  /** Of the result, where the arguments' static types decide it. */
  readonly result: Type | ((arguments_: readonly Type[]) => Type)
  /** `propagate`: any null argument gives null without a call. */
  readonly nulls: 'propagate' | 'custom'
  /** May differ between two calls with the same arguments (`rand`): never folded. */
  readonly volatile?: boolean
  readonly call: (arguments_: readonly Value[], context: FunctionContext) => Value
  /**
   * The same in pieces, where an argument is long (see runtime/long-values.ts) or `isLong` says so: yields where the
   * slice is used up, counts its steps, and reserves the memory that it takes before it takes it.
   */
  readonly pausing?: (arguments_: readonly Value[], context: FunctionContext) => Making<Value>
  /** Whether a call takes long, where that cannot be told from how long its arguments are. */
  readonly isLong?: (arguments_: readonly Value[]) => boolean
  /** The list of a call as integers that are made one by one, for those who only go through it. Errors as of `call`. */
  readonly asRange?: (arguments_: readonly Value[]) => IntegerRange
  /** It gives all nodes, or all relationships, of a path. */
  readonly elementsOfPath?: 'node' | 'relationship'
  /** What a point index answers: how far two points are apart, whether the first is within the box of the others. */
  readonly spatial?: 'distance' | 'within-box'
  /** The same for a list of integers that is not made: what can be told from its ends. */
  readonly onRange?: (range: IntegerRange) => Value
  /** The same for one node or relationship by its id, so that columns of ids need no objects. */
  readonly onEntity?: (kind: 'node' | 'relationship', id: number, context: FunctionContext) => Value
}

/** An aggregate function: a state for each group; null inputs are skipped before `add` unless `nulls` is `custom`. */
export interface AggregateDefinition {
  readonly kind: 'aggregate'
  readonly name: string
  readonly signature: string
  readonly description: string
  /** The last `optional` parameters may be left out. */
  readonly parameters: readonly Type[]
  readonly optional?: number
  readonly alternatives?: readonly (readonly Type[])[]
  readonly result: Type | ((arguments_: readonly Type[]) => Type)
  readonly nulls: 'skip' | 'custom'
  /** Its result is how many inputs it was given. */
  readonly counts?: boolean
  /** Its state grows with its inputs, so that their memory is counted. */
  readonly keepsInputs?: boolean
  /** It looks through its inputs, which may be large. */
  readonly comparesInputs?: boolean
  /** @param memory where the states count what they take */
  readonly create: (context: FunctionContext, memory: GrowingMemory) => AggregateStates
}

/** The states of all groups, which are numbered from 0. */
export interface AggregateStates {
  /** Begins the next group. @throws QueryLimitError `MemoryLimit` */
  open(): void
  add(group: number, arguments_: readonly Value[]): void
  /** `add` of the first `count` of some numbers one after another, but for the nulls, each to the group at its place. */
  addNumbers?(numbers: NumberColumn, groups: Int32Array, count: number): void
  /** Work before the result that may be long; yields where the slice is used up. */
  finish?(group: number): Generator<void, void, void> | undefined
  result(group: number): Value
}

/** Estimated bytes that are held, more and more. */
export interface GrowingMemory {
  /** @throws QueryLimitError `MemoryLimit` */
  add(bytes: number): void
}
