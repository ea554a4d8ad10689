import type { IndexCursor } from '../../../model/graph-store.ts'
import type { BoundExpression } from '../../bound/index.ts'
import type { Evaluator } from '../../expression/evaluator.ts'
import { isEquality } from '../../planner/index-choices.ts'
import { type IndexAccess, isAnswered, soughtExpressions } from '../../planner/index-access.ts'
import type { LogicalOperator } from '../../planner/logical.ts'
import { type Batch, BATCH_SIZE, type Budget, type Operator } from '../../runtime/batch.ts'
import { gatherColumns } from '../columns.ts'
import { type Compilation, labelTokens } from '../compilation.ts'
import { CommonIds } from '../common-ids.ts'
import { absentCursor, scanCursor } from '../scan-cursor.ts'
import { soughtBy } from '../sought.ts'
import { ExpandingOperator } from './mapped.ts'

type Seek = Extract<LogicalOperator, { kind: 'index-seek' }>

/** So many elements are looked at between two looks at the slice while an index is built. */
const PIECE = 500
/** What an element takes in a set. */
const JOINED_BYTES = 40
/** A first page is small, since a limit above may want no more. */
const FIRST_PAGE = 32

/** The nodes or relationships that declared indexes find for each record of the input. */
export class IndexSeek extends ExpandingOperator {
  readonly #compilation: Compilation
  readonly #operator: Seek
  readonly #carried: readonly number[]
  readonly #slot: number
  readonly #evaluators: ReadonlyMap<BoundExpression, Evaluator>
  #labels: readonly number[] | undefined
  #row = 0
  /** What the record at hand has still to give; undefined before it was asked for. */
  #cursors: IndexCursor[] | undefined
  /** What several cursors have given so far: put into order before it goes on. */
  #joined: Set<number> | undefined
  /** What all cursors give, of an intersection. */
  #common: CommonIds | undefined
  #prepared = 0
  #page = FIRST_PAGE
  readonly #found = new Int32Array(BATCH_SIZE)
  #rows: number[] = []
  #ids: number[] = []
  /** How many ids have been read for these, of an intersection. */
  #read = 0

  constructor(input: Operator, operator: Seek, carried: readonly number[], compilation: Compilation) {
    super(input)
    this.#compilation = compilation
    this.#operator = operator
    this.#slot = compilation.slotOf(operator.variable)
    this.#carried = carried.filter((slot) => slot !== this.#slot)
    const expressions = operator.accesses.flatMap(({ sought }) => soughtExpressions(sought))
    this.#evaluators = new Map(
      expressions.map((expression) => [expression, compilation.expression(expression)]),
    )
  }

  protected begin(): void {
    // Not before: the query itself may have made a label.
    const { labels, accesses, joined } = this.#operator
    const asked = labels.filter((label) => !isAnswered(label, accesses, joined))
    this.#labels = labelTokens(asked, this.#compilation.context)
    this.#row = 0
    this.#cursors = undefined
    this.#joined = undefined
    this.#common = undefined
    this.#prepared = 0
    this.#rows = []
    this.#ids = []
    this.#read = 0
  }

  protected fill(batch: Batch, budget: Budget): boolean {
    if (this.#labels === undefined) return true
    if (!this.#prepare(budget)) return false
    while (this.#row < batch.size) {
      this.#cursors ??= this.#ask(batch, this.#row)
      if (budget.work <= 0 || this.#isFull) return this.#handOn()
      if (!this.#goOn(BATCH_SIZE - this.#ids.length, budget)) continue
      this.#row++
      this.#cursors = undefined
    }
    return true
  }

  protected take(batch: Batch): Batch | undefined {
    const size = this.#ids.length
    if (size === 0) return undefined
    const { entity } = this.#operator
    const columns = gatherColumns(batch, this.#carried, Int32Array.from(this.#rows), size)
    columns[this.#slot] = { kind: entity, ids: Int32Array.from(this.#ids) }
    this.#rows = []
    this.#ids = []
    this.#read = 0
    return { size, columns }
  }

  override reset(): void {
    super.reset()
    this.#page = FIRST_PAGE
  }

  /** Of what several indexes find but a little is common: as much is read for a page, not found. */
  get #isFull(): boolean {
    return this.#ids.length >= this.#page || (this.#ids.length > 0 && this.#read >= this.#page)
  }

  /** What was found goes on now; the next page may be larger. */
  #handOn(): false {
    if (this.#isFull) this.#page = Math.min(this.#page * 4, BATCH_SIZE)
    return false
  }

  /** Builds the indexes piece by piece; false where the slice ran out. */
  #prepare(budget: Budget): boolean {
    const { accesses } = this.#operator
    const { reader } = this.#compilation.context
    while (this.#prepared < accesses.length) {
      if (budget.work <= 0) return false
      const { index, sought } = accesses[this.#prepared]
      const use = isEquality(index, sought) && this.#operator.order === 'ids' ? 'equality' : 'all'
      const state = reader.index(index.name)?.prepare(PIECE, use)
      budget.work -= 1 + (state?.looked ?? 0)
      if (state?.kind !== 'building') this.#prepared++
    }
    return true
  }

  #ask(batch: Batch, row: number): IndexCursor[] {
    const { accesses, joined, withAbsent } = this.#operator
    const cursors = accesses.flatMap((access) => this.#cursorsOf(access, batch, row))
    if (joined === 'intersection') {
      // Where a value is null, no element has it.
      this.#common = cursors.length === accesses.length ? new CommonIds(cursors) : undefined
      return []
    }
    // What is found by several, or after one another, is in no order.
    this.#joined = cursors.length > 1 ? new Set() : undefined
    if (withAbsent) cursors.push(absentCursor(this.#compilation.context.reader, accesses[0].index))
    return cursors
  }

  #cursorsOf({ index, sought }: IndexAccess, batch: Batch, row: number): IndexCursor[] {
    const { reader } = this.#compilation.context
    const all = soughtBy(sought, (expression) => this.#evaluators.get(expression)?.(batch, row) ?? null)
    const { order } = this.#operator
    const known = reader.index(index.name)
    return known === undefined || all === 'unknown'
      ? [scanCursor(reader, index, order)]
      : all.map((one) => known.seek(one, order))
  }

  /** Takes or gathers more for the record at hand; true where that was the last. */
  #goOn(room: number, budget: Budget): boolean {
    if (this.#common !== undefined) return this.#meet(this.#common, room, budget)
    return this.#joined === undefined ? this.#take(room, budget) : this.#join(this.#joined, budget)
  }

  /** The next that all cursors give. */
  #meet(common: CommonIds, room: number, budget: Budget): boolean {
    const page = this.#found.subarray(0, room)
    const { count, read } = common.next(page)
    budget.work -= 1 + read
    this.#read += read
    for (let at = 0; at < count; at++) this.#add(page[at])
    return common.isDone
  }

  /** The next of one cursor after another; true where all are at their end. */
  #take(room: number, budget: Budget): boolean {
    const cursors = this.#cursors ?? []
    const [cursor] = cursors
    if (cursor === undefined) return true
    const page = this.#found.subarray(0, Math.min(room, this.#page))
    const count = cursor.next(page)
    budget.work -= 1 + count
    for (let at = 0; at < count; at++) this.#add(page[at])
    if (count < page.length) cursors.shift()
    return cursors.length === 0
  }

  /** Gathers what all cursors find, then hands on each once, by id. */
  #join(joined: Set<number>, budget: Budget): boolean {
    const cursors = this.#cursors ?? []
    const [cursor] = cursors
    if (cursor !== undefined) {
      const count = cursor.next(this.#found)
      budget.work -= 1 + count
      for (const id of this.#found.subarray(0, count)) joined.add(id)
      this.#compilation.context.reserve(joined.size * JOINED_BYTES)
      if (count < this.#found.length) cursors.shift()
      if (cursors.length > 0) return false
    }
    const ids = Int32Array.from(joined).sort()
    this.#joined = undefined
    let at = 0
    cursors.splice(0, cursors.length, {
      next(out) {
        const count = Math.min(out.length, ids.length - at)
        out.set(ids.subarray(at, at + count))
        at += count
        return count
      },
    })
    return false
  }

  #add(id: number): void {
    const { reader } = this.#compilation.context
    const labels = this.#labels ?? []
    if (this.#operator.entity === 'node' && !labels.every((label) => reader.hasLabel(id, label))) return
    this.#rows.push(this.#row)
    this.#ids.push(id)
  }
}
