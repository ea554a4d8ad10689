import { Relationship, type Value } from '../../../model/values.ts'
import type { GraphReader, Slice } from '../../graph-store.ts'
import type { ElementFilter, LogicalOperator } from '../../planner/logical.ts'
import { type Batch, BATCH_SIZE, type Budget, type Operator } from '../batch.ts'
import { gatherColumns, idsOf } from '../columns.ts'
import { Holding } from '../context.ts'
import { type Compilation, typeTokens } from '../compilation.ts'
import { variablesOf } from '../../planner/walk.ts'
import { NO_SLICE, sidesOf } from './expand.ts'
import { ExpandingOperator } from './mapped.ts'
import { type PropertyCheck, propertyCheck } from './property-check.ts'

type ShortestPathOperator = Extract<LogicalOperator, { kind: 'shortest-path' }>

/** Whether a path may go over a relationship to a node. */
type Admits = (relationship: number, node: number) => boolean

interface Steps {
  readonly reader: GraphReader
  readonly types: readonly number[] | undefined
  readonly check: ((relationship: number) => boolean) | undefined
  readonly filters: readonly Admits[]
}

interface Search {
  readonly forward: Half
  readonly backward: Half
  readonly steps: Steps
}

/** One half of a search: distances from one end, level by level; `sides` as seen from that end. */
class Half {
  readonly distance = new Map<number, number>()
  readonly sides: readonly boolean[]
  frontier: number[]
  depth = 0

  constructor(start: number, sides: readonly boolean[]) {
    this.distance.set(start, 0)
    this.frontier = [start]
    this.sides = sides
  }

  /** Walks one level; returns the relationships looked at. */
  widen(steps: Steps, slice: Slice): number {
    let work = 0
    const next: number[] = []
    this.depth++
    for (const node of this.frontier) {
      work += eachStep(node, this.sides, steps, slice, (neighbour) => {
        if (this.distance.has(neighbour)) return
        this.distance.set(neighbour, this.depth)
        next.push(neighbour)
      })
    }
    this.frontier = next
    return work
  }
}

/**
 * One shortest path, or all of them, between two known nodes by search from both ends; the smaller frontier is widened.
 * The budget is looked at between levels. Predicates about every node or relationship of the path steer the search; any
 * other predicate about the path is looked at afterwards. Two equal nodes have only the path of length 0, where the lower bound admits it.
 * Cost: the relationships within half the distance of either end. Source: Pohl 1971.
 */
export class ShortestPath extends ExpandingOperator {
  readonly #compilation: Compilation
  readonly #operator: ShortestPathOperator
  #types: readonly number[] | undefined
  readonly #carried: readonly number[]
  readonly #properties: PropertyCheck
  readonly #filters: readonly ((batch: Batch, row: number) => Admits)[]
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
    this.#filters = operator.filters.map((filter) => elementFilter(filter, compilation))
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
    const { lower } = this.#operator
    for (; this.#row < batch.size; this.#row++) {
      const from = this.#from[this.#row]
      const to = this.#to[this.#row]
      if (from < 0 || to < 0) continue
      if (budget.work <= 0 || this.#rows.length >= BATCH_SIZE) return false
      if (from === to) {
        if (lower === 0) this.#emit([])
        continue
      }
      this.#search ??= this.#start(batch, from, to)
      if (!this.#run(this.#search, budget)) return false
      this.#search = undefined
      budget.work -= 1
    }
    return true
  }

  #start(batch: Batch, from: number, to: number): Search {
    const { direction } = this.#operator.walk
    const sides = sidesOf(direction)
    const steps = {
      reader: this.#compilation.context.reader,
      types: this.#types,
      check: this.#properties(batch, this.#row),
      filters: this.#filters.map((compiled) => compiled(batch, this.#row)),
    }
    return {
      forward: new Half(from, sides),
      backward: new Half(to, direction === 'both' ? sides : sides.map((side) => !side)),
      steps,
    }
  }

  /** Continues the search of the current row; false where the budget ran out. */
  #run({ forward, backward, steps }: Search, budget: Budget): boolean {
    const upper = this.#operator.upper ?? Infinity
    while (
      forward.depth + backward.depth < upper &&
      forward.frontier.length > 0 &&
      backward.frontier.length > 0
    ) {
      if (budget.work <= 0) return false
      const [near, far] =
        forward.frontier.length <= backward.frontier.length ? [forward, backward] : [backward, forward]
      budget.work -= near.widen(steps, this.#slice) + 1
      const meeting = near.frontier.filter((node) => far.distance.get(node) === far.depth)
      if (meeting.length === 0) continue
      if (forward.depth + backward.depth >= this.#operator.lower)
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
): (batch: Batch, row: number) => Admits {
  const slot = compilation.slotOf(variable)
  const outside = compilation.slotsOf(variablesOf(predicate)).filter((read) => read !== slot)
  const evaluate = compilation.expression(predicate)
  return (batch, row) => {
    const element = new Int32Array(1)
    const columns = gatherColumns(batch, outside, Int32Array.of(row), 1)
    columns[slot] = { kind, ids: element }
    const record: Batch = { size: 1, columns }
    return (relationship, node) => {
      element[0] = kind === 'node' ? node : relationship
      return evaluate(record, 0) === wanted
    }
  }
}

function eachStep(
  node: number,
  sides: readonly boolean[],
  steps: Steps,
  slice: Slice,
  visit: (neighbour: number, relationship: number) => void,
): number {
  let work = 0
  for (const outgoing of sides)
    for (const type of steps.types ?? steps.reader.adjacentTypes(node, outgoing)) {
      steps.reader.neighbours(node, type, outgoing, slice)
      const { neighbours, relationships, start, end } = slice
      work += end - start
      for (let at = start; at < end; at++) {
        const relationship = relationships[at]
        const neighbour = neighbours[at]
        if (steps.check !== undefined && !steps.check(relationship)) continue
        if (steps.filters.every((admits) => admits(relationship, neighbour))) visit(neighbour, relationship)
      }
    }
  return work
}
