import { groupingKeyOf } from '../../../model/grouping.ts'
import type { Value } from '../../../model/values.ts'
import type { BoundAggregate, BoundExpression, BoundItem } from '../../bound/index.ts'
import type { AggregateState } from '../../catalog/function-definition.ts'
import { located } from '../../runtime/errors.ts'
import { allLater, allSoon, type Part } from '../../expression/pausing.ts'
import {
  type Batch,
  BATCH_SIZE,
  type Budget,
  type Column,
  DONE,
  type Operator,
  PENDING,
  type Pull,
} from '../../runtime/batch.ts'
import { columnOf, gatherColumns } from '../columns.ts'
import type { Compilation } from '../compilation.ts'
import { sizeOf, SLOT_BYTES, weightOf } from '../../runtime/value-size.ts'
import type { ExecutionContext } from '../context.ts'
import type { Holding } from '../../runtime/memory.ts'
import { RecordBuffer } from '../record-buffer.ts'
import { KeyTable } from './key-table.ts'
import { Project } from './project.ts'

interface Aggregation {
  readonly aggregate: BoundAggregate
  readonly inputs: readonly Part[]
  readonly slot: number
  /** Only what keeps its inputs grows with them; counting the rest would charge for a sum. */
  readonly keeps: boolean
  /** An input may be much work, so that the slice is looked at after each. */
  readonly isHeavy: boolean
  /** By group. */
  states: AggregateState[]
  seen: Set<string | number>[]
}

/** How much may be kept of one batch before it is counted: a record may hold millions of values. */
const BYTES_BETWEEN_COUNTS = 65_536

const NOTHING: readonly Value[] = []

/** What a group takes besides its key: an entry in each list, the state with its functions. */
const GROUP_BYTES = 48
const STATE_BYTES = 200
/** The list of a state that keeps its inputs: it grows, and so has room for more. */
const KEPT_LIST_BYTES = 150
/** An entry of a set. */
const ENTRY_BYTES = 28

/** Whether an input is only read, a property at the most: then those of a batch are taken one after another. */
function isRead(expression: BoundExpression): boolean {
  return (
    expression.kind === 'variable' ||
    (expression.kind === 'property' && expression.target.kind === 'variable')
  )
}

/** Groups records and folds each group; one record even without input where nothing is grouped by. */
export class Aggregate implements Operator {
  readonly #input: Operator
  readonly #context: ExecutionContext
  readonly #slots: readonly number[]
  readonly #keys: KeyTable
  readonly #memory: Holding
  readonly #groups: RecordBuffer
  readonly #aggregations: readonly Aggregation[]
  readonly #hasHeavy: boolean
  #batch: Batch | undefined
  #row = 0
  /** Of the record at hand: how many aggregations have it, and the inputs of the next, where they pause. */
  #folded = 0
  #inputs: Generator<void, readonly Value[], void> | undefined
  #collected = false
  /** The results of the groups from `#emitted` on, by aggregation. */
  #results: Value[][] = []
  #finishing: Generator<void, void, void> | undefined
  #emitted = 0

  constructor(
    input: Operator,
    grouping: readonly BoundItem[],
    aggregates: readonly BoundAggregate[],
    compilation: Compilation,
  ) {
    this.#input = new Project(input, grouping, compilation)
    this.#context = compilation.context
    this.#slots = compilation.slotsOf(grouping.map((item) => item.variable))
    this.#keys = new KeyTable(this.#slots, compilation.context)
    this.#memory = compilation.context.hold()
    this.#groups = new RecordBuffer(this.#slots, compilation.context)
    this.#aggregations = aggregates.map((aggregate) => ({
      aggregate,
      inputs: aggregate.arguments.map((argument) => compilation.part(argument)),
      slot: compilation.slotOf(aggregate.variable),
      keeps: aggregate.function.keepsInputs === true,
      isHeavy:
        aggregate.distinct ||
        aggregate.function.comparesInputs === true ||
        !aggregate.arguments.every(isRead),
      states: [],
      seen: [],
    }))
    this.#hasHeavy = this.#aggregations.some(({ isHeavy }) => isHeavy)
  }

  next(budget: Budget): Pull {
    while (!this.#collected) {
      if (budget.work <= 0) return PENDING
      if (this.#batch !== undefined) {
        this.#collect(this.#batch, budget)
        continue
      }
      const pull = this.#input.next(budget)
      if (pull.kind === 'pending') return PENDING
      if (pull.kind === 'batch') {
        this.#batch = pull.batch
        this.#row = 0
      } else {
        if (this.#slots.length === 0 && this.#keys.size === 0)
          this.#openGroup(this.#keys.number({ size: 1, columns: [] }, 0))
        this.#collected = true
      }
    }
    if (this.#emitted >= this.#keys.size) return DONE
    const size = Math.min(BATCH_SIZE, this.#keys.size - this.#emitted)
    const results = this.#resultsOf(size, budget)
    if (results === undefined) return PENDING
    const columns: Column[] =
      this.#slots.length === 0 ? [] : this.#groups.slice(this.#emitted, size).columns.slice()
    this.#aggregations.forEach(({ aggregate, slot }, at) => {
      columns[slot] = columnOf(results[at], aggregate.variable.type)
    })
    this.#emitted += size
    return { kind: 'batch', batch: { size, columns } }
  }

  /** Takes the records of a batch as far as the budget goes. */
  #collect(batch: Batch, budget: Budget): void {
    const fresh: number[] = []
    const from = this.#row
    const groups = new Int32Array(batch.size - from)
    for (; this.#row < batch.size && budget.work > 0; this.#row++) {
      budget.work -= this.#keys.work + (this.#aggregations.length >> 1)
      const known = this.#keys.size
      const group = this.#keys.number(batch, this.#row)
      groups[this.#row - from] = group
      if (group >= known) {
        fresh.push(this.#row)
        this.#openGroup(group)
      }
      if (this.#hasHeavy && !this.#foldHeavy(batch, group)) break
    }
    for (const aggregation of this.#aggregations)
      if (!aggregation.isHeavy) this.#fold(aggregation, batch, from, this.#row, groups)
    if (fresh.length > 0 && this.#slots.length > 0) {
      const columns = gatherColumns(batch, this.#slots, Int32Array.from(fresh), fresh.length)
      this.#groups.append({ size: fresh.length, columns })
    }
    if (this.#row >= batch.size) this.#batch = undefined
  }

  /** Folds the record at hand where that may take long; false where it pauses, to be called again for the same record. */
  #foldHeavy(batch: Batch, group: number): boolean {
    const groups = Int32Array.of(group)
    for (; this.#folded < this.#aggregations.length; this.#folded++) {
      const aggregation = this.#aggregations[this.#folded]
      if (aggregation.isHeavy && !this.#fold(aggregation, batch, this.#row, this.#row + 1, groups))
        return false
    }
    this.#folded = 0
    return true
  }

  /** Folds the records from `from` to `to`, exclusive, whose groups are given; false where one pauses. */
  #fold(aggregation: Aggregation, batch: Batch, from: number, to: number, groups: Int32Array): boolean {
    const { aggregate, inputs, keeps, states, seen } = aggregation
    const skipsNulls = aggregate.function.nulls === 'skip'
    let bytes = 0
    try {
      for (let row = from; row < to; row++) {
        const group = groups[row - from]
        if (inputs.length === 0) {
          states[group].add(NOTHING)
          continue
        }
        const values =
          aggregation.isHeavy && this.#inputs !== undefined ? undefined : allSoon(inputs, batch, row)
        const given = values ?? this.#later(inputs, batch, row)
        if (given === undefined) return false
        const [first] = given
        if (skipsNulls && first === null) continue
        if (typeof first !== 'number') this.#context.spend(weightOf(first))
        if (aggregate.distinct) {
          const key = groupingKeyOf(given)
          if (seen[group].has(key)) continue
          seen[group].add(key)
          bytes += ENTRY_BYTES + sizeOf(key)
        }
        if (keeps) bytes += SLOT_BYTES + sizeOf(first)
        if (bytes > BYTES_BETWEEN_COUNTS) {
          this.#memory.add(bytes)
          bytes = 0
        }
        states[group].add(given)
      }
    } catch (error) {
      throw located(error, aggregate.span)
    }
    this.#memory.add(bytes)
    return true
  }

  /** The inputs that are not there at once; undefined where they pause. */
  #later(inputs: readonly Part[], batch: Batch, row: number): readonly Value[] | undefined {
    this.#inputs ??= allLater(inputs, batch, row)
    const step = this.#inputs.next()
    if (step.done !== true) return undefined
    this.#inputs = undefined
    return step.value
  }

  #openGroup(group: number): void {
    let bytes = GROUP_BYTES
    for (const { aggregate, keeps, states, seen } of this.#aggregations) {
      bytes += STATE_BYTES + (keeps ? KEPT_LIST_BYTES : 0)
      states[group] = aggregate.function.create(this.#context)
      if (aggregate.distinct) seen[group] = new Set()
    }
    this.#memory.add(bytes)
  }

  /** The results of the next groups, by aggregation; undefined where the budget ran out before they were there. */
  #resultsOf(size: number, budget: Budget): Value[][] | undefined {
    if (this.#results.length === 0) this.#results = this.#aggregations.map(() => [])
    for (const [at, { aggregate, states }] of this.#aggregations.entries()) {
      const values = this.#results[at]
      while (values.length < size) {
        if (budget.work <= 0) return undefined
        budget.work -= 1
        const state = states[this.#emitted + values.length]
        try {
          this.#finishing ??= state.finish?.()
          if (this.#finishing !== undefined && this.#finishing.next().done !== true) return undefined
          this.#finishing = undefined
          values.push(state.result())
        } catch (error) {
          throw located(error, aggregate.span)
        }
      }
    }
    const results = this.#results
    this.#results = []
    return results
  }

  reset(): void {
    this.#input.reset()
    this.#keys.clear()
    this.#memory.clear()
    this.#groups.clear()
    for (const aggregation of this.#aggregations) {
      aggregation.states = []
      aggregation.seen = []
    }
    this.#batch = undefined
    this.#folded = 0
    this.#inputs?.return([])
    this.#inputs = undefined
    this.#collected = false
    this.#results = []
    this.#finishing = undefined
    this.#emitted = 0
  }
}
