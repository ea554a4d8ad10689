import { Relationship, type Value } from '../../../model/values.ts'
import type { ElementFilter, LogicalOperator } from '../../planner/logical.ts'
import { EMPTY_LIST_BYTES, RELATIONSHIP_BYTES } from '../../runtime/value-size.ts'
import { type Batch, BATCH_SIZE, type Budget, LARGE_BATCH, type Operator } from '../../runtime/batch.ts'
import { gatherColumns, idsOf } from '../columns.ts'
import { type Compilation, typeTokens } from '../compilation.ts'
import type { Holding } from '../../runtime/memory.ts'
import type { Pausing } from '../../runtime/pausing.ts'
import { searchFromEnds } from './ends-search.ts'
import { NO_SLICE, sidesOf } from './expand.ts'
import { FittingTrails } from './fitting-trails.ts'
import { ExpandingOperator } from './mapped.ts'
import { elementFilter, pathConditions } from './path-conditions.ts'
import { type Admits, Half, meets, type Steps } from './path-steps.ts'
import { type PropertyCheck, propertyCheck } from './property-check.ts'

type ShortestPathOperator = Extract<LogicalOperator, { kind: 'shortest-path' }>

/**
 * One shortest path, or all of them, between two known nodes by search from both ends. Predicates about every node or
 * relationship of the path steer the search. Where other conditions on the path are to be met, the trails between the
 * nodes are tried by their length. Between two equal nodes only a lower bound of 0 admits any. It stops and continues
 * anywhere in a search. Cost: see `searchFromEnds` and `FittingTrails`.
 */
export class ShortestPath extends ExpandingOperator {
  readonly #compilation: Compilation
  readonly #operator: ShortestPathOperator
  #types: readonly number[] | undefined
  readonly #carried: readonly number[]
  readonly #properties: PropertyCheck
  readonly #filters: readonly {
    readonly kind: ElementFilter['kind']
    readonly compiled: (batch: Batch, row: number) => Admits
  }[]
  readonly #fits: ReturnType<typeof pathConditions> | undefined
  /** Of the paths of the last batch. */
  readonly #memory: Holding
  #rows: number[] = []
  #lists: Value[] = []
  #bytes = 0
  #from: Int32Array = NO_SLICE
  #to: Int32Array = NO_SLICE
  #row = 0
  /** For the current row. */
  #search: Pausing | undefined

  constructor(
    input: Operator,
    operator: ShortestPathOperator,
    carried: readonly number[],
    compilation: Compilation,
  ) {
    super(input)
    this.#compilation = compilation
    this.#operator = operator
    this.#memory = compilation.context.hold()
    const relationship = compilation.slotOf(operator.walk.relationship)
    this.#carried = carried.filter((slot) => slot !== relationship)
    this.#properties = propertyCheck(operator.properties, compilation)
    this.#filters = operator.filters.map((filter) => ({
      kind: filter.kind,
      compiled: elementFilter(filter, compilation),
    }))
    this.#fits = operator.conditions.length === 0 ? undefined : pathConditions(operator, compilation)
  }

  protected begin(batch: Batch): void {
    const { walk } = this.#operator
    this.#types = typeTokens(walk.types, this.#compilation.context)
    this.#from = idsOf(batch, this.#compilation.slotOf(walk.from), 'node', walk.from)
    this.#to = idsOf(batch, this.#compilation.slotOf(walk.to), 'node', walk.to)
    this.#row = 0
    this.#search = undefined
    this.#clear()
  }

  protected fill(batch: Batch, budget: Budget): boolean {
    for (; this.#row < batch.size; this.#row++) {
      const from = this.#from[this.#row]
      const to = this.#to[this.#row]
      if (from < 0 || to < 0) continue
      if (budget.work <= 0 || this.#isFull()) return false
      if (this.#search === undefined) {
        this.#search = this.#searchFor(batch, from, to)
        // Going on is free: what the search takes itself must be there, however small the slice.
        budget.work -= 1
        if (budget.work <= 0) return false
      }
      if (this.#search.next().done !== true) return false
      this.#search = undefined
    }
    return true
  }

  *#searchFor(batch: Batch, from: number, to: number): Pausing {
    const { walk, lower, upper = Infinity, all } = this.#operator
    if (from === to && lower > 0) return
    const fits = this.#fits?.(batch, this.#row)
    if (from === to && fits === undefined) return yield* this.#emit([])
    const check = this.#properties(batch, this.#row)
    const admits = (kind: ElementFilter['kind']) =>
      this.#filters.filter((filter) => filter.kind === kind).map(({ compiled }) => compiled(batch, this.#row))
    const { context } = this.#compilation
    const steps: Steps = {
      context,
      reader: context.reader,
      types: this.#types,
      admitsRelationship:
        check === undefined
          ? admits('relationship')
          : [{ kind: 'plain', test: check }, ...admits('relationship')],
      admitsNode: admits('node'),
    }
    if (!(yield* meets(from, steps.admitsNode)) || !(yield* meets(to, steps.admitsNode))) return
    const sides = sidesOf(walk.direction)
    const backward = new Half(to, walk.direction === 'both' ? sides : sides.map((side) => !side), context)
    const forward = new Half(from, sides, context)
    const emit = (relationships: readonly number[]): Pausing => this.#emit(relationships)
    try {
      if (fits === undefined) yield* searchFromEnds({ forward, backward }, { upper, all }, steps, emit)
      else yield* new FittingTrails({ from, lower, upper, all, fits }, sides, steps, backward).search(emit)
    } finally {
      forward.close()
      backward.close()
    }
  }

  *#emit(ids: readonly number[]): Pausing {
    const { context } = this.#compilation
    this.#bytes += EMPTY_LIST_BYTES + ids.length * RELATIONSHIP_BYTES
    this.#memory.replace(this.#bytes)
    context.spend(ids.length + 1)
    this.#rows.push(this.#row)
    this.#lists.push(ids.map((id) => new Relationship(id)))
    if (this.#isFull() || context.exhausted) yield
  }

  #isFull(): boolean {
    return this.#rows.length >= BATCH_SIZE || this.#bytes >= LARGE_BATCH
  }

  #clear(): void {
    this.#rows = []
    this.#lists = []
    this.#bytes = 0
  }

  protected take(batch: Batch): Batch | undefined {
    const size = this.#rows.length
    if (size === 0) return undefined
    const columns = gatherColumns(batch, this.#carried, Int32Array.from(this.#rows), size)
    const slot = this.#compilation.slotOf(this.#operator.walk.relationship)
    columns[slot] = { kind: 'value', values: this.#lists }
    this.#clear()
    return { size, columns }
  }

  override reset(): void {
    super.reset()
    this.#search?.return()
    this.#search = undefined
    this.#clear()
    this.#memory.clear()
  }
}
