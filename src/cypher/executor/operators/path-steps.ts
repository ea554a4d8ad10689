import type { GraphReader, Slice } from '../../../model/graph-store.ts'
import type { HeldMemory } from '../../../model/patience.ts'
import type { ExecutionContext } from '../context.ts'
import type { Pausing } from '../../runtime/pausing.ts'
import { NO_SLICE } from './expand.ts'

/** A condition on a node or relationship of a path. */
export type Admits =
  | { readonly kind: 'plain'; readonly test: (id: number) => boolean }
  | { readonly kind: 'pausing'; readonly test: (id: number) => Pausing<boolean> }

/** Which steps a path may take. */
export interface Steps {
  readonly context: ExecutionContext
  readonly reader: GraphReader
  readonly types: readonly number[] | undefined
  readonly admitsRelationship: readonly Admits[]
  readonly admitsNode: readonly Admits[]
}

/** The steps from one node, side by side. */
export interface Found {
  readonly neighbours: number[]
  readonly relationships: number[]
}

/** Whether an id meets every condition. */
export function* meets(id: number, conditions: readonly Admits[]): Pausing<boolean> {
  for (const condition of conditions)
    if (!(condition.kind === 'plain' ? condition.test(id) : yield* condition.test(id))) return false
  return true
}

/** Every step from a node that a path may take, where no condition pauses. Cost: the relationships of the node. */
function stepsAtOnce(node: number, sides: readonly boolean[], steps: Steps): Found {
  const { reader, context, admitsRelationship, admitsNode } = steps
  const found: Found = { neighbours: [], relationships: [] }
  const slice: Slice = { neighbours: NO_SLICE, relationships: NO_SLICE, start: 0, end: 0 }
  for (const outgoing of sides) {
    const skipLoops = !outgoing && sides.length === 2
    for (const type of steps.types ?? reader.adjacentTypes(node, outgoing)) {
      reader.neighbours(node, type, outgoing, slice)
      const { neighbours, relationships, start, end } = slice
      for (let at = start; at < end; at++) {
        const neighbour = neighbours[at]
        if (skipLoops && neighbour === node) continue
        if (!holds(relationships[at], admitsRelationship) || !holds(neighbour, admitsNode)) continue
        found.neighbours.push(neighbour)
        found.relationships.push(relationships[at])
      }
      context.spend(end - start)
    }
  }
  return found
}

function holds(id: number, conditions: readonly Admits[]): boolean {
  for (const condition of conditions) if (condition.kind === 'plain' && !condition.test(id)) return false
  return true
}

/** Every step from a node that a path may take. */
export function* stepsFrom(node: number, sides: readonly boolean[], steps: Steps): Pausing<Found> {
  const { context } = steps
  const pausing = {
    ofRelationships: steps.admitsRelationship.filter(({ kind }) => kind === 'pausing'),
    ofNodes: steps.admitsNode.filter(({ kind }) => kind === 'pausing'),
  }
  const all = stepsAtOnce(node, sides, steps)
  if (context.exhausted) yield
  if (pausing.ofRelationships.length + pausing.ofNodes.length === 0) return all
  const found: Found = { neighbours: [], relationships: [] }
  for (const [at, neighbour] of all.neighbours.entries()) {
    context.spend(1)
    if (context.exhausted) yield
    if (!(yield* meets(all.relationships[at], pausing.ofRelationships))) continue
    if (!(yield* meets(neighbour, pausing.ofNodes))) continue
    found.neighbours.push(neighbour)
    found.relationships.push(all.relationships[at])
  }
  return found
}

/** What an entry of the distances, and a place in a frontier, take. */
const DISTANCE_BYTES = 48

/** One half of a search: distances from one end, level by level; `sides` as seen from that end. */
export class Half {
  readonly distance = new Map<number, number>()
  readonly sides: readonly boolean[]
  frontier: number[]
  depth = 0
  readonly #memory: HeldMemory

  constructor(start: number, sides: readonly boolean[], context: ExecutionContext) {
    this.#memory = context.hold()
    this.distance.set(start, 0)
    this.frontier = [start]
    this.sides = sides
  }

  /** Walks one level. */
  *widen(steps: Steps): Pausing {
    const { context } = steps
    const depth = this.depth + 1
    const next: number[] = []
    for (const node of this.frontier) {
      context.spend(1)
      if (context.exhausted) yield
      const { neighbours } = yield* stepsFrom(node, this.sides, steps)
      for (const neighbour of neighbours) {
        if (this.distance.has(neighbour)) continue
        this.distance.set(neighbour, depth)
        next.push(neighbour)
      }
      this.#memory.replace(this.distance.size * DISTANCE_BYTES)
    }
    this.depth = depth
    this.frontier = next
  }

  /** The search is over. */
  close(): void {
    this.#memory.clear()
  }
}
