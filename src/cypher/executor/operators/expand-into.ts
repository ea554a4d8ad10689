import type { Slice } from '../../../model/graph-store.ts'
import type { Walk } from '../../planner/logical.ts'
import { type Batch, BATCH_SIZE, type Budget, type Operator } from '../../runtime/batch.ts'
import { gatherColumns, idsOf } from '../columns.ts'
import { type Compilation, typeTokens } from '../compilation.ts'
import { differsFrom, type Differs } from './differs.ts'
import { NO_SLICE, sidesOf } from './expand.ts'
import { ExpandingOperator } from './mapped.ts'

/** For each record, a record for each relationship between two known nodes; looks from the end with fewer of them. */
export class ExpandInto extends ExpandingOperator {
  readonly #compilation: Compilation
  readonly #walk: Walk
  #types: readonly number[] | undefined
  readonly #sides: readonly boolean[]
  readonly #carried: readonly number[]
  readonly #distinct: readonly number[]
  readonly #slots: { readonly from: number; readonly to: number; readonly relationship: number }
  readonly #slice: Slice = { neighbours: NO_SLICE, relationships: NO_SLICE, start: 0, end: 0 }
  #rows: number[] = []
  #relationships: number[] = []
  #from: Int32Array = NO_SLICE
  #to: Int32Array = NO_SLICE
  #differs: Differs = () => true
  #row = 0

  constructor(input: Operator, walk: Walk, carried: readonly number[], compilation: Compilation) {
    super(input)
    this.#compilation = compilation
    this.#walk = walk
    this.#sides = sidesOf(walk.direction)
    this.#slots = {
      from: compilation.slotOf(walk.from),
      to: compilation.slotOf(walk.to),
      relationship: compilation.slotOf(walk.relationship),
    }
    this.#carried = carried.filter((slot) => slot !== this.#slots.relationship)
    this.#distinct = compilation.slotsOf(walk.distinctFrom)
  }

  protected begin(batch: Batch): void {
    this.#types = typeTokens(this.#walk.types, this.#compilation.context)
    this.#from = idsOf(batch, this.#slots.from, 'node', this.#walk.from)
    this.#to = idsOf(batch, this.#slots.to, 'node', this.#walk.to)
    this.#differs = differsFrom(batch, this.#distinct)
    this.#row = 0
    this.#rows = []
    this.#relationships = []
  }

  protected fill(batch: Batch, budget: Budget): boolean {
    for (; this.#row < batch.size; this.#row++) {
      if (budget.work <= 0 || this.#rows.length >= BATCH_SIZE) return false
      const from = this.#from[this.#row]
      const to = this.#to[this.#row]
      budget.work -= 1
      if (from < 0 || to < 0) continue
      for (const outgoing of this.#sides) {
        if (from === to && !outgoing && this.#sides.length === 2) continue
        this.#between(from, to, outgoing, budget)
      }
    }
    return true
  }

  #between(from: number, to: number, outgoing: boolean, budget: Budget): void {
    const { reader } = this.#compilation.context
    const slice = this.#slice
    for (const type of this.#types ?? reader.adjacentTypes(from, outgoing)) {
      const turn = reader.degree(to, type, !outgoing) < reader.degree(from, type, outgoing)
      const target = turn ? from : to
      reader.neighbours(turn ? to : from, type, turn ? !outgoing : outgoing, slice)
      const { neighbours, relationships, end } = slice
      budget.work -= end - slice.start
      for (let at = slice.start; at < end; at++)
        if (neighbours[at] === target && this.#differs(relationships[at], this.#row)) {
          this.#rows.push(this.#row)
          this.#relationships.push(relationships[at])
        }
    }
  }

  protected take(batch: Batch): Batch | undefined {
    const size = this.#rows.length
    if (size === 0) return undefined
    const columns = gatherColumns(batch, this.#carried, Int32Array.from(this.#rows), size)
    columns[this.#slots.relationship] = { kind: 'relationship', ids: Int32Array.from(this.#relationships) }
    this.#rows = []
    this.#relationships = []
    return { size, columns }
  }
}
