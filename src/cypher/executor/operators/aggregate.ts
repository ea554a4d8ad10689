import type { Value } from '../../../model/values.ts'
import type { BoundAggregate, BoundItem } from '../../bound/index.ts'
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
import { gatherColumns } from '../columns.ts'
import type { Compilation } from '../compilation.ts'
import type { Holding } from '../../runtime/memory.ts'
import { RecordBuffer } from '../record-buffer.ts'
import { Aggregation } from './aggregation.ts'
import { KeyTable } from './key-table.ts'
import { Project } from './project.ts'

/** What a group takes besides its key and its states: its places in tables that have room for more. */
const GROUP_BYTES = 12

/** Groups records and folds each group; one record even without input where nothing is grouped by. */
export class Aggregate implements Operator {
  readonly #input: Operator
  readonly #slots: readonly number[]
  readonly #keys: KeyTable
  readonly #memory: Holding
  readonly #groups: RecordBuffer
  readonly #aggregations: readonly Aggregation[]
  #batch: Batch | undefined
  #row = 0
  /** Of the batch at hand: for how many aggregations it is known whether their input is a column of numbers. */
  #tried = 0
  /** Of the record at hand: how many aggregations have it, where they can pause. */
  #folded = 0
  #collected = false
  /** The results of the groups from `#emitted` on, by aggregation. */
  #results: Value[][] = []
  #emitted = 0

  constructor(
    input: Operator,
    grouping: readonly BoundItem[],
    aggregates: readonly BoundAggregate[],
    compilation: Compilation,
  ) {
    this.#input = new Project(input, grouping, compilation)
    this.#slots = compilation.slotsOf(grouping.map((item) => item.variable))
    this.#keys = new KeyTable(this.#slots, compilation.context)
    this.#memory = compilation.context.hold()
    this.#groups = new RecordBuffer(this.#slots, compilation.context, true)
    this.#aggregations = aggregates.map((aggregate) => new Aggregation(aggregate, compilation, this.#memory))
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
        this.#tried = 0
      } else {
        if (this.#slots.length === 0) this.#openOnlyGroup({ size: 1, columns: [] })
        this.#collected = true
      }
    }
    if (this.#emitted >= this.#keys.size) return DONE
    const size = Math.min(BATCH_SIZE, this.#keys.size - this.#emitted)
    const results = this.#resultsOf(size, budget)
    if (results === undefined) return PENDING
    const columns: Column[] =
      this.#slots.length === 0 ? [] : this.#groups.slice(this.#emitted, size).columns.slice()
    for (const [at, aggregation] of this.#aggregations.entries())
      columns[aggregation.slot] = aggregation.columnOf(results[at])
    this.#emitted += size
    return { kind: 'batch', batch: { size, columns } }
  }

  /** Takes the records of a batch as far as the budget goes. */
  #collect(batch: Batch, budget: Budget): void {
    if (!this.#makeColumns(batch, budget)) return
    const fresh: number[] = []
    const from = this.#row
    const groups = new Int32Array(batch.size - from)
    const recordwise = this.#aggregations.filter(({ way }) => way !== 'column')
    const hasHeavy = recordwise.some(({ way }) => way === 'heavy')
    const work = this.#keys.work + (recordwise.length >> 1)
    if (this.#slots.length === 0 && !hasHeavy) this.#takeUngrouped(batch, budget, work)
    for (; this.#row < batch.size && budget.work > 0; this.#row++) {
      budget.work -= work
      const known = this.#keys.size
      const group = this.#keys.number(batch, this.#row)
      groups[this.#row - from] = group
      if (group >= known) {
        fresh.push(this.#row)
        this.#openGroup()
      }
      if (hasHeavy && !this.#foldHeavy(batch, group)) break
    }
    for (const aggregation of this.#aggregations)
      if (aggregation.way !== 'heavy') aggregation.fold(batch, from, this.#row, groups)
    if (fresh.length > 0 && this.#slots.length > 0) {
      const columns = gatherColumns(batch, this.#slots, Int32Array.from(fresh), fresh.length)
      this.#groups.append({ size: fresh.length, columns })
    }
    if (this.#row >= batch.size) this.#batch = undefined
  }

  /** Takes records that are all of one group, without a look at each. */
  #takeUngrouped(batch: Batch, budget: Budget, work: number): void {
    const count = Math.min(batch.size - this.#row, Math.ceil(budget.work / work))
    if (count <= 0) return
    this.#openOnlyGroup(batch)
    this.#row += count
    budget.work -= count * work
  }

  /** Makes columns of the inputs that are numbers; false where the budget is spent before. */
  #makeColumns(batch: Batch, budget: Budget): boolean {
    for (; this.#tried < this.#aggregations.length; this.#tried++) {
      if (budget.work <= 0) return false
      const aggregation = this.#aggregations[this.#tried]
      aggregation.begin(batch)
      if (aggregation.way === 'column' && this.#tried > 0) budget.work -= batch.size >> 2
    }
    return true
  }

  /** Folds the record at hand where that may take long; false where it pauses, to be called again for the same record. */
  #foldHeavy(batch: Batch, group: number): boolean {
    const groups = Int32Array.of(group)
    for (; this.#folded < this.#aggregations.length; this.#folded++) {
      const aggregation = this.#aggregations[this.#folded]
      const pauses = aggregation.way === 'heavy' && !aggregation.fold(batch, this.#row, this.#row + 1, groups)
      if (pauses) return false
    }
    this.#folded = 0
    return true
  }

  /** Where nothing is grouped by. */
  #openOnlyGroup(batch: Batch): void {
    if (this.#keys.size > 0) return
    this.#keys.number(batch, 0)
    this.#openGroup()
  }

  #openGroup(): void {
    this.#memory.add(GROUP_BYTES)
    for (const aggregation of this.#aggregations) aggregation.openGroup()
  }

  /** The results of the next groups, by aggregation; undefined where the budget ran out before they were there. */
  #resultsOf(size: number, budget: Budget): Value[][] | undefined {
    if (this.#results.length === 0) this.#results = this.#aggregations.map(() => [])
    for (const [at, aggregation] of this.#aggregations.entries()) {
      const values = this.#results[at]
      while (values.length < size) {
        if (budget.work <= 0) return undefined
        budget.work -= 1
        const result = aggregation.resultOf(this.#emitted + values.length)
        if (result === undefined) return undefined
        values.push(result)
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
    for (const aggregation of this.#aggregations) aggregation.reset()
    this.#batch = undefined
    this.#folded = 0
    this.#collected = false
    this.#results = []
    this.#emitted = 0
  }
}
