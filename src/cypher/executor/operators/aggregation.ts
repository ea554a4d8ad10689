import { groupingKeyOf } from '../../../model/grouping.ts'
import type { Value } from '../../../model/values.ts'
import type { BoundAggregate, BoundExpression } from '../../bound/index.ts'
import type { AggregateStates } from '../../catalog/function-definition.ts'
import type { NumberEvaluator } from '../../expression/numbers.ts'
import { allLater, allSoon, type Part } from '../../expression/pausing.ts'
import { type Batch, type Column, EVERY_ROW, type NumberColumn } from '../../runtime/batch.ts'
import { located } from '../../runtime/errors.ts'
import type { Holding } from '../../runtime/memory.ts'
import { sizeOf, SLOT_BYTES, weightOf } from '../../runtime/value-size.ts'
import { columnOf } from '../columns.ts'
import type { Compilation } from '../compilation.ts'
import type { ExecutionContext } from '../context.ts'

/** How much may be kept of one batch before it is counted: a record may hold millions of values. */
const BYTES_BETWEEN_COUNTS = 65_536

const NOTHING: readonly Value[] = []

/** What a set takes, and its place. */
const SET_BYTES = 200
/** An entry of a set. */
const ENTRY_BYTES = 28

/** One aggregate function of an aggregation: its inputs, and the states of all groups. */
export class Aggregation {
  readonly slot: number
  readonly #aggregate: BoundAggregate
  readonly #context: ExecutionContext
  readonly #memory: Holding
  readonly #inputs: readonly Part[]
  /** An input may be much work, so that the slice is looked at after each. */
  readonly #isHeavy: boolean
  #states: AggregateStates
  /** Of DISTINCT: the keys that have been, by group. */
  #seen: Set<string | number>[] = []
  /** The only input for all records of a batch together, where the states take columns of numbers; what it gave for this batch. */
  readonly #numbers: NumberEvaluator | undefined
  #column: NumberColumn | undefined
  /** The inputs of the record at hand, where they pause. */
  #evaluating: Generator<void, readonly Value[], void> | undefined
  #finishing: Generator<void, void, void> | undefined

  /** @param memory where it counts what it takes; the caller clears it */
  constructor(aggregate: BoundAggregate, compilation: Compilation, memory: Holding) {
    const { arguments: given, distinct, function: called } = aggregate
    this.slot = compilation.slotOf(aggregate.variable)
    this.#aggregate = aggregate
    this.#context = compilation.context
    this.#memory = memory
    this.#inputs = given.map((argument) => compilation.part(argument))
    this.#isHeavy = distinct || called.comparesInputs === true || !given.every(isRead)
    this.#states = called.create(compilation.context, memory)
    const takesNumbers = given.length === 1 && !distinct && this.#states.addNumbers !== undefined
    this.#numbers = takesNumbers ? compilation.numbers(given[0]) : undefined
  }

  /** How it takes the batch that `begin` was called with; `heavy`: record by record, and the slice is looked at after each. */
  get way(): 'column' | 'records' | 'heavy' {
    if (this.#column !== undefined) return 'column'
    return this.#isHeavy ? 'heavy' : 'records'
  }

  /** Before a batch is folded. */
  begin(batch: Batch): void {
    this.#column = this.#numbers?.(batch, EVERY_ROW, batch.size)
  }

  openGroup(): void {
    this.#states.open()
    if (!this.#aggregate.distinct) return
    this.#memory.add(SET_BYTES)
    this.#seen.push(new Set())
  }

  /** Folds the records from `from` to `to`, exclusive, whose groups are given; false where one pauses. */
  fold(batch: Batch, from: number, to: number, groups: Int32Array): boolean {
    try {
      if (this.#column === undefined) return this.#foldRecords(batch, from, to, groups)
      const { kind, type, numbers, present } = this.#column
      const part = { kind, type, numbers: numbers.subarray(from, to), present: present.subarray(from, to) }
      this.#states.addNumbers?.(part, groups, to - from)
      return true
    } catch (error) {
      throw located(error, this.#aggregate.span)
    }
  }

  #foldRecords(batch: Batch, from: number, to: number, groups: Int32Array): boolean {
    const { distinct, function: called } = this.#aggregate
    const states = this.#states
    const inputs = this.#inputs
    const skipsNulls = called.nulls === 'skip'
    // Only what keeps its inputs grows with them; counting the rest would charge for a sum.
    const keeps = called.keepsInputs === true
    let bytes = 0
    for (let row = from; row < to; row++) {
      const group = groups[row - from]
      if (inputs.length === 0) {
        states.add(group, NOTHING)
        continue
      }
      const given =
        (this.#evaluating === undefined ? allSoon(inputs, batch, row) : undefined) ?? this.#later(batch, row)
      if (given === undefined) return false
      const [first] = given
      if (skipsNulls && first === null) continue
      if (typeof first !== 'number') this.#context.spend(weightOf(first))
      if (distinct) {
        const key = groupingKeyOf(given)
        if (this.#seen[group].has(key)) continue
        this.#seen[group].add(key)
        bytes += ENTRY_BYTES + sizeOf(key)
      }
      if (keeps) bytes += SLOT_BYTES + sizeOf(first)
      if (bytes > BYTES_BETWEEN_COUNTS) {
        this.#memory.add(bytes)
        bytes = 0
      }
      states.add(group, given)
    }
    this.#memory.add(bytes)
    return true
  }

  /** The inputs that are not there at once; undefined where they pause. */
  #later(batch: Batch, row: number): readonly Value[] | undefined {
    this.#evaluating ??= allLater(this.#inputs, batch, row)
    const step = this.#evaluating.next()
    if (step.done !== true) return undefined
    this.#evaluating = undefined
    return step.value
  }

  /** The result of a group; undefined where it pauses. */
  resultOf(group: number): Value | undefined {
    try {
      this.#finishing ??= this.#states.finish?.(group)
      if (this.#finishing !== undefined && this.#finishing.next().done !== true) return undefined
      this.#finishing = undefined
      return this.#states.result(group)
    } catch (error) {
      throw located(error, this.#aggregate.span)
    }
  }

  columnOf(results: Value[]): Column {
    return columnOf(results, this.#aggregate.variable.type)
  }

  reset(): void {
    this.#states = this.#aggregate.function.create(this.#context, this.#memory)
    this.#seen = []
    this.#column = undefined
    this.#evaluating?.return([])
    this.#evaluating = undefined
    this.#finishing = undefined
  }
}

/** Whether an input is only read, a property at the most: then those of a batch are taken one after another. */
function isRead(expression: BoundExpression): boolean {
  return (
    expression.kind === 'variable' ||
    (expression.kind === 'property' && expression.target.kind === 'variable')
  )
}
