import { groupingKeyOf } from '../../../model/grouping.ts'
import type { Value } from '../../../model/values.ts'
import type { BoundAggregate, BoundItem } from '../../binder/bound.ts'
import type { AggregateState } from '../../functions/definition.ts'
import { located } from '../../expression/errors.ts'
import type { Evaluator } from '../../expression/evaluator.ts'
import {
  type Batch,
  BATCH_SIZE,
  type Budget,
  type Column,
  DONE,
  type Operator,
  PENDING,
  type Pull,
} from '../batch.ts'
import { columnOf } from '../columns.ts'
import type { Compilation } from '../compilation.ts'
import { sizeOf, weightOf } from '../../value-size.ts'
import { Holding } from '../context.ts'
import { RecordBuffer } from '../record-buffer.ts'
import { KeyTable } from './key-table.ts'
import { Project } from './project.ts'

interface Aggregation {
  readonly aggregate: BoundAggregate
  readonly inputs: readonly Evaluator[]
  readonly slot: number
  /** By group. */
  states: AggregateState[]
  seen: Set<string | number>[]
}

/** How much may be kept of one batch before it is counted: a record may hold millions of values. */
const BYTES_BETWEEN_COUNTS = 65_536

const NOTHING: readonly Value[] = []

/** Groups records and folds each group; one record even without input where nothing is grouped by. */
export class Aggregate implements Operator {
  readonly #input: Operator
  readonly #compilation: Compilation
  readonly #slots: readonly number[]
  readonly #keys: KeyTable
  readonly #memory: Holding
  readonly #groups: RecordBuffer
  readonly #aggregations: readonly Aggregation[]
  #collected = false
  #emitted = 0

  constructor(
    input: Operator,
    grouping: readonly BoundItem[],
    aggregates: readonly BoundAggregate[],
    compilation: Compilation,
  ) {
    this.#input = new Project(input, grouping, compilation)
    this.#compilation = compilation
    this.#slots = compilation.slotsOf(grouping.map((item) => item.variable))
    this.#keys = new KeyTable(this.#slots, compilation.context)
    this.#memory = new Holding(compilation.context)
    this.#groups = new RecordBuffer(this.#slots, compilation.context)
    this.#aggregations = aggregates.map((aggregate) => ({
      aggregate,
      inputs: aggregate.arguments.map((argument) => compilation.expression(argument)),
      slot: compilation.slotOf(aggregate.variable),
      states: [],
      seen: [],
    }))
  }

  next(budget: Budget): Pull {
    while (!this.#collected) {
      if (budget.work <= 0) return PENDING
      const pull = this.#input.next(budget)
      if (pull.kind === 'pending') return PENDING
      if (pull.kind === 'batch') {
        budget.work -= pull.batch.size
        this.#collect(pull.batch)
      } else {
        if (this.#slots.length === 0 && this.#keys.size === 0)
          this.#openGroup(this.#keys.number({ size: 1, columns: [] }, 0))
        this.#collected = true
      }
    }
    if (this.#emitted >= this.#keys.size) return DONE
    const from = this.#emitted
    const size = Math.min(BATCH_SIZE, this.#keys.size - from)
    this.#emitted += size
    const columns: Column[] = this.#slots.length === 0 ? [] : this.#groups.slice(from, size).columns.slice()
    for (const { aggregate, slot, states } of this.#aggregations) {
      const values: Value[] = []
      for (let group = from; group < from + size; group++)
        values.push(this.#located(aggregate, () => states[group].result()))
      columns[slot] = columnOf(values, aggregate.variable.type)
    }
    return { kind: 'batch', batch: { size, columns } }
  }

  #collect(batch: Batch): void {
    const groups = new Int32Array(batch.size)
    const fresh: number[] = []
    for (let row = 0; row < batch.size; row++) {
      const known = this.#keys.size
      const group = this.#keys.number(batch, row)
      if (group >= known) {
        fresh.push(row)
        this.#openGroup(group)
      }
      groups[row] = group
    }
    if (fresh.length > 0 && this.#slots.length > 0) {
      const rows = Int32Array.from(fresh)
      const columns: Column[] = []
      for (const slot of this.#slots) columns[slot] = pick(batch.columns[slot], rows)
      this.#groups.append({ size: rows.length, columns })
    }
    for (const aggregation of this.#aggregations) this.#fold(aggregation, batch, groups)
  }

  #fold({ aggregate, inputs, states, seen }: Aggregation, batch: Batch, groups: Int32Array): void {
    const skipsNulls = aggregate.function.nulls === 'skip'
    const { context } = this.#compilation
    // Only what keeps its inputs grows with them; counting the rest would charge for a sum.
    const keeps = aggregate.distinct || KEEPING.has(aggregate.function.name.toLowerCase())
    let bytes = 0
    this.#located(aggregate, () => {
      for (let row = 0; row < batch.size; row++) {
        const group = groups[row]
        if (inputs.length === 0) {
          states[group].add(NOTHING)
          continue
        }
        const values = inputs.map((input) => input(batch, row))
        if (skipsNulls && values[0] === null) continue
        if (aggregate.distinct) {
          const key = groupingKeyOf(values)
          if (seen[group].has(key)) continue
          seen[group].add(key)
        }
        if (keeps) bytes += 16 + sizeOf(values[0])
        if (bytes > BYTES_BETWEEN_COUNTS) {
          this.#memory.add(bytes)
          bytes = 0
        }
        context.spend(weightOf(values[0]))
        states[group].add(values)
      }
    })
    this.#memory.add(bytes)
  }

  #openGroup(group: number): void {
    for (const { aggregate, states, seen } of this.#aggregations) {
      states[group] = aggregate.function.create(this.#compilation.context)
      if (aggregate.distinct) seen[group] = new Set()
    }
    this.#memory.add(64 + 64 * this.#aggregations.length)
  }

  #located<Result>(aggregate: BoundAggregate, run: () => Result): Result {
    try {
      return run()
    } catch (error) {
      throw located(error, aggregate.span)
    }
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
    this.#collected = false
    this.#emitted = 0
  }
}

const KEEPING: ReadonlySet<string> = new Set([
  'collect',
  'percentilecont',
  'percentiledisc',
  'stdev',
  'stdevp',
])

function pick(column: Column, rows: Int32Array): Column {
  if (column.kind === 'value') return { kind: 'value', values: Array.from(rows, (row) => column.values[row]) }
  return { kind: column.kind, ids: rows.map((row) => column.ids[row]) }
}
