import { Relationship, type Value } from '../../../model/values.ts'
import type { Slice } from '../../../model/graph-store.ts'
import type { LogicalOperator } from '../../planner/logical.ts'
import { EMPTY_LIST_BYTES, RELATIONSHIP_BYTES } from '../../runtime/value-size.ts'
import { type Batch, BATCH_SIZE, type Budget, LARGE_BATCH, type Operator } from '../../runtime/batch.ts'
import { gatherColumns, idsOf, nullColumn } from '../columns.ts'
import type { Holding } from '../../runtime/memory.ts'
import { type Compilation, labelTokens, typeTokens } from '../compilation.ts'
import { differsFrom, type Differs } from './differs.ts'
import { NO_SLICE, sidesOf } from './expand.ts'
import { ExpandingOperator } from './mapped.ts'
import { type PropertyCheck, propertyCheck } from './property-check.ts'

type VariableExpandOperator = Extract<LogicalOperator, { kind: 'variable-expand' }>

/** The candidates of one level of the search: pairs of neighbour and relationship, and how far it has come. */
interface Level {
  neighbours: Int32Array
  relationships: Int32Array
  size: number
  at: number
}

/**
 * Walks of `lower` to `upper` relationships by depth-first search; no relationship twice in one walk. Stops and
 * continues between any two steps, so that an endless search can be cancelled.
 */
export class VariableExpand extends ExpandingOperator {
  readonly #compilation: Compilation
  readonly #operator: VariableExpandOperator
  #types: readonly number[] | undefined
  #labels: readonly number[] | undefined
  readonly #sides: readonly boolean[]
  readonly #upper: number
  readonly #carried: readonly number[]
  readonly #distinct: readonly number[]
  readonly #properties: PropertyCheck
  readonly #keepsList: boolean
  /** Of the lists of the last batch. */
  readonly #memory: Holding
  readonly #slice: Slice = { neighbours: NO_SLICE, relationships: NO_SLICE, start: 0, end: 0 }
  readonly #levels: Level[] = []
  readonly #walked: number[] = []
  #depth = -1
  #rows: number[] = []
  #ends: number[] = []
  #lists: Value[] = []
  #bytes = 0
  #from: Int32Array = NO_SLICE
  #to: Int32Array | undefined
  #differs: Differs = () => true
  #check: ((relationship: number) => boolean) | undefined
  #row = 0
  #started = false

  constructor(
    input: Operator,
    operator: VariableExpandOperator,
    carried: { readonly slots: readonly number[]; readonly relationship: boolean },
    compilation: Compilation,
  ) {
    super(input)
    const { walk } = operator
    this.#compilation = compilation
    this.#operator = operator
    this.#memory = compilation.context.hold()
    this.#sides = sidesOf(walk.direction)
    this.#upper = operator.upper ?? Infinity
    const relationship = compilation.slotOf(walk.relationship)
    this.#carried = carried.slots.filter((slot) => slot !== relationship)
    this.#keepsList = carried.relationship
    this.#distinct = compilation.slotsOf(walk.distinctFrom)
    this.#properties = propertyCheck(operator.properties, compilation)
  }

  protected begin(batch: Batch): void {
    const { walk, toKnown, labels } = this.#operator
    this.#types = typeTokens(walk.types, this.#compilation.context)
    this.#labels = labelTokens(labels, this.#compilation.context)
    this.#from = idsOf(batch, this.#compilation.slotOf(walk.from), 'node', walk.from)
    this.#to = toKnown ? idsOf(batch, this.#compilation.slotOf(walk.to), 'node', walk.to) : undefined
    this.#differs = differsFrom(batch, this.#distinct)
    this.#row = 0
    this.#started = false
    this.#depth = -1
    this.#walked.length = 0
    this.#rows = []
    this.#ends = []
    this.#lists = []
  }

  protected fill(batch: Batch, budget: Budget): boolean {
    if (this.#labels === undefined) return true
    for (; this.#row < batch.size; this.#row++) {
      const node = this.#from[this.#row]
      if (node < 0 || (this.#to !== undefined && this.#to[this.#row] < 0)) continue
      if (budget.work <= 0 || this.#full()) return false
      if (!this.#started) {
        this.#started = true
        this.#check = this.#properties(batch, this.#row)
        if (this.#operator.lower === 0) this.#emit(node)
        this.#depth = -1
        if (this.#upper > 0) this.#enter(node, budget)
      }
      if (!this.#search(budget)) return false
      this.#started = false
    }
    return true
  }

  /** Continues the search of the current row; false where it stopped early. */
  #search(budget: Budget): boolean {
    while (this.#depth >= 0) {
      const level = this.#levels[this.#depth]
      if (level.at >= level.size) {
        this.#depth--
        this.#walked.pop()
        continue
      }
      if (budget.work <= 0 || this.#full()) return false
      budget.work -= 1 + (this.#depth >> 5)
      const relationship = level.relationships[level.at]
      const neighbour = level.neighbours[level.at]
      level.at++
      if (this.#walked.includes(relationship)) continue
      if (!this.#differs(relationship, this.#row)) continue
      if (this.#check !== undefined && !this.#check(relationship)) continue
      this.#walked.push(relationship)
      const length = this.#depth + 1
      if (length >= this.#operator.lower) this.#emit(neighbour)
      if (length < this.#upper) this.#enter(neighbour, budget)
      else this.#walked.pop()
    }
    return true
  }

  #enter(node: number, budget: Budget): void {
    const { reader } = this.#compilation.context
    const slice = this.#slice
    this.#depth++
    const level = (this.#levels[this.#depth] ??= {
      neighbours: new Int32Array(16),
      relationships: new Int32Array(16),
      size: 0,
      at: 0,
    })
    level.size = 0
    level.at = 0
    for (const outgoing of this.#sides) {
      const skipLoops = !outgoing && this.#sides.length === 2
      for (const type of this.#types ?? reader.adjacentTypes(node, outgoing)) {
        reader.neighbours(node, type, outgoing, slice)
        const count = slice.end - slice.start
        budget.work -= count
        if (level.size + count > level.neighbours.length) grow(level, level.size + count)
        for (let at = slice.start; at < slice.end; at++) {
          if (skipLoops && slice.neighbours[at] === node) continue
          level.neighbours[level.size] = slice.neighbours[at]
          level.relationships[level.size] = slice.relationships[at]
          level.size++
        }
      }
    }
  }

  /** Long lists make small batches. */
  #full(): boolean {
    return this.#rows.length >= BATCH_SIZE || this.#bytes >= LARGE_BATCH
  }

  #emit(node: number): void {
    if (this.#to !== undefined && this.#to[this.#row] !== node) return
    const { reader } = this.#compilation.context
    for (const label of this.#labels ?? []) if (!reader.hasLabel(node, label)) return
    this.#rows.push(this.#row)
    this.#ends.push(node)
    if (!this.#keepsList) return
    this.#bytes += EMPTY_LIST_BYTES + this.#walked.length * RELATIONSHIP_BYTES
    this.#compilation.context.spend(this.#walked.length >> 1)
    this.#memory.replace(this.#bytes)
    const list = this.#walked.map((id) => new Relationship(id))
    this.#lists.push(this.#operator.reversed ? list.reverse() : list)
  }

  protected take(batch: Batch): Batch | undefined {
    const size = this.#rows.length
    if (size === 0) return undefined
    const { walk } = this.#operator
    const columns = gatherColumns(batch, this.#carried, Int32Array.from(this.#rows), size)
    const relationship = this.#compilation.slotOf(walk.relationship)
    columns[relationship] = this.#keepsList
      ? { kind: 'value', values: this.#lists }
      : nullColumn({ kind: 'any' }, size)
    columns[this.#compilation.slotOf(walk.to)] = { kind: 'node', ids: Int32Array.from(this.#ends) }
    this.#rows = []
    this.#ends = []
    this.#lists = []
    this.#bytes = 0
    return { size, columns }
  }
}

function grow(level: Level, size: number): void {
  const length = Math.max(size, level.neighbours.length * 2)
  const neighbours = new Int32Array(length)
  const relationships = new Int32Array(length)
  neighbours.set(level.neighbours)
  relationships.set(level.relationships)
  level.neighbours = neighbours
  level.relationships = relationships
}
