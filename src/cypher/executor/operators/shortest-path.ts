import { Relationship, type Value } from '../../../model/values.ts'
import { unreachable } from '../../../model/unreachable.ts'
import type { Slice } from '../../graph-store.ts'
import type { ElementFilter, LogicalOperator } from '../../planner/logical.ts'
import { type Batch, BATCH_SIZE, type Budget, type Operator } from '../batch.ts'
import { gatherColumns, idsOf } from '../columns.ts'
import { Holding } from '../context.ts'
import { type Compilation, typeTokens } from '../compilation.ts'
import { variablesOf } from '../../planner/walk.ts'
import { NO_SLICE, sidesOf } from './expand.ts'
import { FittingTrails } from './fitting-trails.ts'
import { ExpandingOperator } from './mapped.ts'
import { pathAt } from './path.ts'
import { eachStep, Half, type Steps } from './path-steps.ts'
import { type PropertyCheck, propertyCheck } from './property-check.ts'

type ShortestPathOperator = Extract<LogicalOperator, { kind: 'shortest-path' }>

/** A search from both ends, or, where conditions on the whole path are to be met, of one trail after another. */
type Search =
  | { readonly kind: 'ends'; readonly forward: Half; readonly backward: Half; readonly steps: Steps }
  | { readonly kind: 'trails'; readonly trails: FittingTrails }
  | { readonly kind: 'none' }

/**
 * One shortest path, or all of them, between two known nodes by search from both ends; the smaller frontier is widened.
 * Predicates about every node or relationship of the path steer the search. Where other conditions on the path are to be
 * met, the trails between the nodes are tried by their length. Between two equal nodes only a lower bound of 0 admits any.
 * Cost: the relationships within half the distance of either end; with conditions see `FittingTrails`. Source: Pohl 1971.
 */
export class ShortestPath extends ExpandingOperator {
  readonly #compilation: Compilation
  readonly #operator: ShortestPathOperator
  #types: readonly number[] | undefined
  readonly #carried: readonly number[]
  readonly #properties: PropertyCheck
  readonly #filters: readonly {
    readonly kind: ElementFilter['kind']
    readonly compiled: (batch: Batch, row: number) => (id: number) => boolean
  }[]
  readonly #fits: ReturnType<typeof pathConditions> | undefined
  /** Of the paths of the last batch. */
  readonly #memory: Holding
  readonly #slice: Slice = { neighbours: NO_SLICE, relationships: NO_SLICE, start: 0, end: 0 }
  #rows: number[] = []
  #lists: Value[] = []
  #bytes = 0
  #from: Int32Array = NO_SLICE
  #to: Int32Array = NO_SLICE
  #row = 0
  #search: Search | undefined

  constructor(
    input: Operator,
    operator: ShortestPathOperator,
    carried: readonly number[],
    compilation: Compilation,
  ) {
    super(input)
    this.#compilation = compilation
    this.#operator = operator
    this.#memory = new Holding(compilation.context)
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
    this.#rows = []
    this.#lists = []
    this.#bytes = 0
  }

  protected fill(batch: Batch, budget: Budget): boolean {
    for (; this.#row < batch.size; this.#row++) {
      const from = this.#from[this.#row]
      const to = this.#to[this.#row]
      if (from < 0 || to < 0) continue
      if (budget.work <= 0 || this.#rows.length >= BATCH_SIZE) return false
      this.#search ??= this.#start(batch, from, to)
      if (!this.#run(this.#search, budget)) return false
      this.#search = undefined
      budget.work -= 1
    }
    return true
  }

  #start(batch: Batch, from: number, to: number): Search {
    const { walk, lower, upper = Infinity, all } = this.#operator
    if (from === to && lower > 0) return { kind: 'none' }
    const fits = this.#fits?.(batch, this.#row)
    if (from === to && fits === undefined) {
      this.#emit([])
      return { kind: 'none' }
    }
    const check = this.#properties(batch, this.#row)
    const admits = (kind: ElementFilter['kind']) =>
      this.#filters.filter((filter) => filter.kind === kind).map(({ compiled }) => compiled(batch, this.#row))
    const steps: Steps = {
      reader: this.#compilation.context.reader,
      types: this.#types,
      admitsRelationship: check === undefined ? admits('relationship') : [check, ...admits('relationship')],
      admitsNode: admits('node'),
    }
    if (!steps.admitsNode.every((admitsNode) => admitsNode(from) && admitsNode(to))) return { kind: 'none' }
    const sides = sidesOf(walk.direction)
    const backward = new Half(to, walk.direction === 'both' ? sides : sides.map((side) => !side))
    if (fits === undefined) return { kind: 'ends', forward: new Half(from, sides), backward, steps }
    const trails = new FittingTrails({ from, lower, upper, all, fits }, sides, steps, backward, this.#slice)
    return { kind: 'trails', trails }
  }

  /** Continues the search of the current row; false where the budget ran out. */
  #run(search: Search, budget: Budget): boolean {
    switch (search.kind) {
      case 'ends':
        return this.#runFromEnds(search, budget)
      case 'trails':
        return search.trails.run(budget, (relationships) => this.#emit(relationships))
      case 'none':
        return true
      default:
        return unreachable(search)
    }
  }

  #runFromEnds({ forward, backward, steps }: Extract<Search, { kind: 'ends' }>, budget: Budget): boolean {
    const upper = this.#operator.upper ?? Infinity
    while (
      forward.depth + backward.depth < upper &&
      forward.frontier.length > 0 &&
      backward.frontier.length > 0
    ) {
      const [near, far] =
        forward.frontier.length <= backward.frontier.length ? [forward, backward] : [backward, forward]
      if (!near.widen(steps, this.#slice, budget)) return false
      const meeting = near.frontier.filter((node) => far.distance.get(node) === far.depth)
      if (meeting.length === 0) continue
      this.#paths(meeting, forward, backward, steps, budget)
      return true
    }
    return true
  }

  #paths(meeting: readonly number[], forward: Half, backward: Half, steps: Steps, budget: Budget): void {
    const { all } = this.#operator
    for (const node of meeting) {
      const heads = this.#walksBack(node, forward, steps, budget)
      const tails = this.#walksBack(node, backward, steps, budget)
      for (const head of heads)
        for (const tail of tails) {
          this.#emit([...head.toReversed(), ...tail])
          if (!all) return
        }
    }
  }

  /**
   * Every shortest walk from `node` back to the start of a half, as relationships from `node` on; the first of them
   * where one is asked for. Goes back level by level, since a path may be longer than the stack is deep.
   */
  #walksBack(node: number, half: Half, steps: Steps, budget: Budget): readonly (readonly number[])[] {
    const { context } = this.#compilation
    const sides = half.sides.length === 2 ? half.sides : half.sides.map((side) => !side)
    let walks: { readonly at: number; readonly length: number; readonly last: Step | undefined }[] = [
      { at: node, length: 0, last: undefined },
    ]
    for (let distance = (half.distance.get(node) ?? 0) - 1; distance >= 0; distance--) {
      const longer: typeof walks = []
      for (const { at, length, last } of walks) {
        const seen = new Set<number>()
        const work = eachStep(at, sides, steps, this.#slice, (neighbour, relationship) => {
          if (half.distance.get(neighbour) !== distance || seen.has(relationship)) return
          seen.add(relationship)
          if (!this.#operator.all && longer.length > 0) return
          longer.push({ at: neighbour, length: length + 1, last: { relationship, before: last } })
        })
        budget.work -= work
        context.spend(work + 1)
        if (!this.#operator.all && longer.length > 0) break
      }
      context.reserve(this.#bytes + longer.length * 96)
      walks = longer
    }
    let bytes = 0
    return walks.map(({ last, length }) => {
      bytes += 32 + length * 8
      context.reserve(this.#bytes + bytes)
      return relationshipsOf(last)
    })
  }

  #emit(ids: readonly number[]): void {
    const { context } = this.#compilation
    this.#bytes += 64 + ids.length * 64
    context.reserve(this.#bytes)
    context.spend(ids.length + 1)
    this.#rows.push(this.#row)
    this.#lists.push(ids.map((id) => new Relationship(id)))
  }

  protected take(batch: Batch): Batch | undefined {
    const size = this.#rows.length
    if (size === 0) return undefined
    const columns = gatherColumns(batch, this.#carried, Int32Array.from(this.#rows), size)
    columns[this.#compilation.slotOf(this.#operator.walk.relationship)] = {
      kind: 'value',
      values: this.#lists,
    }
    this.#rows = []
    this.#lists = []
    this.#memory.replace(this.#bytes)
    this.#bytes = 0
    return { size, columns }
  }
}

/** A walk back as it is found: its last relationship, and what came before. */
interface Step {
  readonly relationship: number
  readonly before: Step | undefined
}

function relationshipsOf(last: Step | undefined): number[] {
  const ids: number[] = []
  for (let step = last; step !== undefined; step = step.before) ids.push(step.relationship)
  return ids.reverse()
}

/** Compiles a filter: its predicate runs on a record of its own, what it reads from outside and the element. */
function elementFilter(
  { kind, variable, predicate, wanted }: ElementFilter,
  compilation: Compilation,
): (batch: Batch, row: number) => (id: number) => boolean {
  const slot = compilation.slotOf(variable)
  const outside = compilation.slotsOf(variablesOf(predicate)).filter((read) => read !== slot)
  const evaluate = compilation.expression(predicate)
  return (batch, row) => {
    const element = new Int32Array(1)
    const columns = gatherColumns(batch, outside, Int32Array.of(row), 1)
    columns[slot] = { kind, ids: element }
    const record: Batch = { size: 1, columns }
    return (id) => {
      element[0] = id
      return evaluate(record, 0) === wanted
    }
  }
}

/** Compiles the conditions on a whole path: they run on a record of their own, what they read and the path. */
function pathConditions(
  { conditions, paths, walk }: ShortestPathOperator,
  compilation: Compilation,
): (batch: Batch, row: number) => (relationships: readonly number[]) => boolean {
  const slot = compilation.slotOf(walk.relationship)
  const read = new Set([
    ...conditions.flatMap((condition) => [...variablesOf(condition)]),
    ...paths.flatMap(({ nodes }) => nodes),
  ])
  const outside = compilation.slotsOf(read)
  const evaluators = conditions.map((condition) => compilation.expression(condition))
  return (batch, row) => {
    const columns = gatherColumns(batch, outside, Int32Array.of(row), 1)
    const record: Batch = { size: 1, columns }
    return (relationships) => {
      columns[slot] = { kind: 'value', values: [relationships.map((id) => new Relationship(id))] }
      for (const path of paths)
        columns[compilation.slotOf(path.variable)] = {
          kind: 'value',
          values: [pathAt(path, record, 0, compilation)],
        }
      return evaluators.every((evaluate) => evaluate(record, 0) === true)
    }
  }
}
