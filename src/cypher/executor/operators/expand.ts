import type { Slice } from '../../../model/graph-store.ts'
import type { Walk } from '../../planner/logical.ts'
import { type Batch, BATCH_SIZE, type Budget, type Column, type Operator } from '../../runtime/batch.ts'
import { gatherColumns, idsOf } from '../columns.ts'
import { type Compilation, labelTokens, typeTokens } from '../compilation.ts'
import { differsFrom, type Differs } from './differs.ts'
import { ExpandingOperator } from './mapped.ts'

/** A view of nothing, to begin with. */
export const NO_SLICE: Int32Array = new Int32Array(0)

/** What one call of `next` has found so far: it is copied before the call ends, so that all operators share them. */
const foundRows = new Int32Array(BATCH_SIZE)
const foundRelationships = new Int32Array(BATCH_SIZE)
const foundNeighbours = new Int32Array(BATCH_SIZE)

/** The sides of a node that a direction looks at: outgoing first. */
export function sidesOf(direction: Walk['direction']): readonly boolean[] {
  if (direction === 'both') return [true, false]
  return [direction === 'outgoing']
}

/**
 * For each record, a record for each relationship of a known node. Reads adjacency slices into arrays of rows,
 * relationships and neighbours; earlier columns are gathered once a batch. A self-loop counts once in both directions.
 */
export class Expand extends ExpandingOperator {
  readonly #compilation: Compilation
  readonly #walk: Walk
  readonly #names: readonly string[]
  #types: readonly number[] | undefined
  #labels: readonly number[] | undefined
  readonly #sides: readonly boolean[]
  readonly #carried: readonly number[]
  readonly #distinct: readonly number[]
  readonly #from: number
  readonly #relationshipSlot: number
  readonly #toSlot: number
  readonly #keeps: { readonly relationship: boolean; readonly to: boolean }
  readonly #slice: Slice = { neighbours: NO_SLICE, relationships: NO_SLICE, start: 0, end: 0 }
  #size = 0
  #ids: Int32Array = NO_SLICE
  #differs: Differs = () => true
  #row = 0
  #side = 0
  #type = 0
  /** The types that are walked from the node at hand on the side at hand. */
  #left: readonly number[] | undefined
  #at = -1

  constructor(
    input: Operator,
    walk: Walk,
    labels: readonly string[],
    carried: { readonly slots: readonly number[]; readonly relationship: boolean; readonly to: boolean },
    compilation: Compilation,
  ) {
    super(input)
    this.#compilation = compilation
    this.#walk = walk
    this.#names = labels
    this.#sides = sidesOf(walk.direction)
    this.#from = compilation.slotOf(walk.from)
    this.#relationshipSlot = compilation.slotOf(walk.relationship)
    this.#toSlot = compilation.slotOf(walk.to)
    this.#carried = carried.slots.filter((slot) => slot !== this.#relationshipSlot && slot !== this.#toSlot)
    this.#keeps = carried
    this.#distinct = compilation.slotsOf(walk.distinctFrom)
  }

  protected begin(batch: Batch): void {
    this.#types = typeTokens(this.#walk.types, this.#compilation.context)
    this.#labels = labelTokens(this.#names, this.#compilation.context)
    this.#ids = idsOf(batch, this.#from, 'node', this.#walk.from)
    this.#differs = differsFrom(batch, this.#distinct)
    this.#row = 0
    this.#side = 0
    this.#type = 0
    this.#left = undefined
    this.#at = -1
    this.#size = 0
  }

  protected fill(batch: Batch, budget: Budget): boolean {
    if (this.#labels === undefined) return true
    const { reader, profile } = this.#compilation.context
    const sides = this.#sides
    const slice = this.#slice
    for (; this.#row < batch.size; this.#row++) {
      const node = this.#ids[this.#row]
      if (node >= 0)
        for (; this.#side < sides.length; this.#side++) {
          const outgoing = sides[this.#side]
          this.#left ??= this.#types ?? reader.adjacentTypes(node, outgoing)
          const types = this.#left
          for (; this.#type < types.length; this.#type++) {
            if (this.#at === -1) {
              if (budget.work <= 0) return false
              budget.work -= 1
            }
            // Read again after a pause: the view is only good until the next call.
            reader.neighbours(node, types[this.#type], outgoing, slice)
            if (this.#at === -1) {
              budget.work -= slice.end - slice.start
              this.#at = slice.start
            } else profile?.forgive(1 + slice.end - slice.start)
            if (!this.#copy(node, !outgoing && sides.length === 2)) return false
            this.#at = -1
          }
          this.#type = 0
          this.#left = undefined
        }
      this.#side = 0
      this.#at = -1
    }
    return true
  }

  /** Copies from the slice until its end (true) or until the output is full. */
  #copy(node: number, skipLoops: boolean): boolean {
    const { neighbours, relationships, end } = this.#slice
    const { reader } = this.#compilation.context
    const labels = this.#labels ?? []
    const differs = this.#differs
    const checks = this.#distinct.length > 0
    const row = this.#row
    let size = this.#size
    let at = this.#at
    for (; at < end && size < BATCH_SIZE; at++) {
      const neighbour = neighbours[at]
      if (skipLoops && neighbour === node) continue
      if (checks && !differs(relationships[at], row)) continue
      let has = true
      for (let label = 0; label < labels.length && has; label++)
        has = reader.hasLabel(neighbour, labels[label])
      if (!has) continue
      foundRows[size] = row
      foundRelationships[size] = relationships[at]
      foundNeighbours[size] = neighbour
      size++
    }
    this.#size = size
    this.#at = at
    return at >= end
  }

  protected take(batch: Batch): Batch | undefined {
    const size = this.#size
    if (size === 0) return undefined
    this.#size = 0
    const columns: Column[] = gatherColumns(batch, this.#carried, foundRows, size)
    if (this.#keeps.relationship)
      columns[this.#relationshipSlot] = { kind: 'relationship', ids: foundRelationships.slice(0, size) }
    if (this.#keeps.to) columns[this.#toSlot] = { kind: 'node', ids: foundNeighbours.slice(0, size) }
    return { size, columns }
  }
}
