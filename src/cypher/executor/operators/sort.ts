import { mergeSort } from '../../../model/merge-sort.ts'
import type { Value } from '../../../model/values.ts'
import { allLater, allSoon, type Part } from '../../expression/pausing.ts'
import type { NumberEvaluator } from '../../expression/numbers.ts'
import type { SortKey as LogicalKey } from '../../planner/logical.ts'
import {
  type Batch,
  BATCH_SIZE,
  type Budget,
  DONE,
  EVERY_ROW,
  type Operator,
  PENDING,
  type Pull,
} from '../../runtime/batch.ts'
import type { Compilation } from '../compilation.ts'
import type { ExecutionContext } from '../context.ts'
import type { Holding } from '../../runtime/memory.ts'
import { RecordBuffer } from '../record-buffer.ts'
import type { Count } from './skip-limit.ts'
import { SortKey } from './sort-key.ts'

/** How many records beyond the wanted ones are kept before the rest is thrown away; as many as are wanted where that is more. */
const TOP_SLACK = 4 * BATCH_SIZE

/** What the sorting itself takes for a record. */
const SORTING_BYTES = 8

interface KeyExpression {
  readonly part: Part
  readonly numbers: NumberEvaluator | undefined
}

/**
 * All records in the order of the keys; equal ones keep their order. With `first`, only so many from the beginning. It
 * can stop between any two records that come in and any few that are compared.
 */
export class Sort implements Operator {
  readonly #input: Operator
  readonly #context: ExecutionContext
  readonly #carried: readonly number[]
  readonly #expressions: readonly KeyExpression[]
  readonly #signs: readonly number[]
  readonly #first: Count | undefined
  readonly #memory: Holding
  #buffer: RecordBuffer
  #keys: SortKey[]
  #batch: Batch | undefined
  /** Of the batch at hand: of how many keys it is known whether they are numbers, and those that are not, with their expressions. */
  #tried = 0
  #recordwise: SortKey[] = []
  #parts: Part[] = []
  #row = 0
  /** So many at the beginning are in order, and the first of all that were there before the others came. */
  #kept = 0
  /** All of the input is there. */
  #complete = false
  #arranging: Generator<void, void, void> | undefined
  #sorted: Int32Array | undefined
  #limit: number | undefined
  #emitted = 0
  /** The keys of the record at hand, where they pause. */
  #evaluating: Generator<void, readonly Value[], void> | undefined

  constructor(
    input: Operator,
    keys: readonly LogicalKey[],
    carried: readonly number[],
    compilation: Compilation,
    first?: Count,
  ) {
    this.#input = input
    this.#context = compilation.context
    this.#carried = carried
    this.#expressions = keys.map(({ expression }) => ({
      part: compilation.part(expression),
      numbers: compilation.numbers(expression),
    }))
    this.#signs = keys.map(({ descending }) => (descending ? -1 : 1))
    this.#first = first
    this.#memory = compilation.context.hold()
    this.#buffer = new RecordBuffer(carried, compilation.context)
    this.#keys = this.#newKeys()
  }

  next(budget: Budget): Pull {
    this.#limit ??= this.#first === undefined ? Infinity : this.#first()
    if (this.#limit === undefined) return PENDING
    while (this.#sorted === undefined) {
      if (budget.work <= 0) return PENDING
      if (this.#arranging !== undefined) {
        const step = this.#arranging.next()
        if (step.done !== true) return PENDING
        this.#arranging = undefined
      } else if (this.#batch !== undefined) this.#take(this.#batch, budget)
      else if (this.#complete || this.#buffer.size > this.#limit + Math.max(this.#limit, TOP_SLACK))
        this.#arranging = this.#arrange(this.#limit)
      else {
        const pull = this.#input.next(budget)
        if (pull.kind === 'pending') return PENDING
        if (pull.kind === 'done') this.#complete = true
        else this.#begin(pull.batch)
      }
    }
    if (this.#emitted >= this.#sorted.length) return DONE
    const rows = this.#sorted.subarray(this.#emitted, this.#emitted + BATCH_SIZE)
    this.#emitted += rows.length
    return { kind: 'batch', batch: { size: rows.length, columns: this.#buffer.gather(rows, rows.length) } }
  }

  #begin(batch: Batch): void {
    this.#batch = batch
    this.#row = 0
    this.#tried = 0
    this.#recordwise = []
    this.#parts = []
  }

  /** Takes the keys of a batch's records, and then the records, as far as the budget goes. */
  #take(batch: Batch, budget: Budget): void {
    if (!this.#takeNumbers(batch, budget)) return
    if (this.#parts.length === 0) {
      budget.work -= batch.size
      this.#row = batch.size
    }
    let bytes = 0
    for (; this.#row < batch.size && budget.work > 0; this.#row++) {
      if (this.#evaluating === undefined) budget.work -= 1 + (this.#parts.length >> 1)
      const values = this.#valuesAt(batch)
      if (values === undefined) break
      for (const [at, value] of values.entries()) bytes += this.#recordwise[at].push(value)
    }
    this.#memory.add(bytes)
    if (this.#row < batch.size) return
    this.#memory.add(batch.size * SORTING_BYTES)
    this.#buffer.append(batch)
    this.#batch = undefined
  }

  /** Takes the keys of a batch that are numbers; false where the budget is spent before the last. */
  #takeNumbers(batch: Batch, budget: Budget): boolean {
    for (; this.#tried < this.#keys.length; this.#tried++) {
      if (budget.work <= 0) return false
      const key = this.#keys[this.#tried]
      const { numbers, part } = this.#expressions[this.#tried]
      const column = numbers?.(batch, EVERY_ROW, batch.size)
      if (column === undefined) {
        this.#recordwise.push(key)
        this.#parts.push(part)
        continue
      }
      if (this.#tried > 0) budget.work -= batch.size >> 2
      this.#memory.add(key.append(column, batch.size))
    }
    return true
  }

  #newKeys(): SortKey[] {
    return this.#signs.map(() => new SortKey(this.#context))
  }

  /** The keys of the record at hand; undefined where they pause. */
  #valuesAt(batch: Batch): readonly Value[] | undefined {
    const values = this.#evaluating === undefined ? allSoon(this.#parts, batch, this.#row) : undefined
    if (values !== undefined) return values
    this.#evaluating ??= allLater(this.#parts, batch, this.#row)
    const step = this.#evaluating.next()
    if (step.done !== true) return undefined
    this.#evaluating = undefined
    return step.value
  }

  /** The order of two of the records that there are. */
  #compare(one: number, other: number): number {
    const signs = this.#signs
    for (let key = 0; key < signs.length; key++) {
      const compared = this.#keys[key].compare(one, other)
      if (compared !== 0) return compared * signs[key]
      // What agrees in many keys takes as many looks.
      if ((key & 7) === 7) this.#context.spend(4)
    }
    return one - other
  }

  *#sort(): Generator<void, Int32Array, void> {
    if (this.#kept === 0)
      return yield* mergeSort(this.#buffer.size, (one, other) => this.#compare(one, other), this.#context)
    // Most of what has come since is after the last that was kept, and one look tells.
    const places = Array.from({ length: this.#kept }, (_, place) => place)
    for (let place = this.#kept; place < this.#buffer.size; place++) {
      if (this.#compare(place, this.#kept - 1) < 0) places.push(place)
      if ((place & 63) !== 63) continue
      this.#context.spend(64)
      if (this.#context.exhausted) yield
    }
    const compare = (one: number, other: number): number => this.#compare(places[one], places[other])
    const sorted = yield* mergeSort(places.length, compare, this.#context)
    return sorted.map((at) => places[at])
  }

  /** Sorts what there is; throws away what is not wanted where more is to come. */
  *#arrange(limit: number): Generator<void, void, void> {
    const all = yield* this.#sort()
    const rows = all.length > limit ? all.subarray(0, limit) : all
    if (this.#complete) {
      this.#sorted = rows
      return
    }
    const buffer = new RecordBuffer(this.#carried, this.#context)
    const keys = this.#newKeys()
    let bytes = rows.length * SORTING_BYTES
    for (let from = 0; from < rows.length; from += BATCH_SIZE) {
      const some = rows.subarray(from, from + BATCH_SIZE)
      buffer.append({ size: some.length, columns: this.#buffer.gather(some, some.length) })
      for (const [at, key] of keys.entries()) {
        bytes += key.addFrom(this.#keys[at], some)
        this.#context.spend(some.length)
        if (this.#context.exhausted) yield
      }
    }
    this.#buffer.clear()
    this.#buffer = buffer
    this.#keys = keys
    this.#kept = rows.length
    this.#memory.replace(bytes)
  }

  reset(): void {
    this.#input.reset()
    this.#buffer.clear()
    this.#memory.clear()
    this.#keys = this.#newKeys()
    this.#evaluating?.return([])
    this.#evaluating = undefined
    this.#batch = undefined
    this.#complete = false
    this.#arranging = undefined
    this.#sorted = undefined
    this.#limit = undefined
    this.#kept = 0
    this.#emitted = 0
  }
}
