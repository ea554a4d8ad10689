import type { GraphReader, Slice } from '../../graph-store.ts'
import type { Budget } from '../batch.ts'

/** Which steps a path may take. */
export interface Steps {
  readonly reader: GraphReader
  readonly types: readonly number[] | undefined
  readonly admitsRelationship: readonly ((relationship: number) => boolean)[]
  readonly admitsNode: readonly ((node: number) => boolean)[]
}

/** Visits every step from a node that a path may take; returns the relationships looked at. */
export function eachStep(
  node: number,
  sides: readonly boolean[],
  steps: Steps,
  slice: Slice,
  visit: (neighbour: number, relationship: number) => void,
): number {
  let work = 0
  for (const outgoing of sides) {
    const skipLoops = !outgoing && sides.length === 2
    for (const type of steps.types ?? steps.reader.adjacentTypes(node, outgoing)) {
      steps.reader.neighbours(node, type, outgoing, slice)
      const { neighbours, relationships, start, end } = slice
      work += end - start
      for (let at = start; at < end; at++) {
        const relationship = relationships[at]
        const neighbour = neighbours[at]
        if (skipLoops && neighbour === node) continue
        if (!steps.admitsRelationship.every((admits) => admits(relationship))) continue
        if (steps.admitsNode.every((admits) => admits(neighbour))) visit(neighbour, relationship)
      }
    }
  }
  return work
}

/** One half of a search: distances from one end, level by level; `sides` as seen from that end. */
export class Half {
  readonly distance = new Map<number, number>()
  readonly sides: readonly boolean[]
  frontier: number[]
  depth = 0
  #next: number[] = []
  #at = 0

  constructor(start: number, sides: readonly boolean[]) {
    this.distance.set(start, 0)
    this.frontier = [start]
    this.sides = sides
  }

  /** Walks one level, or as much of it as the budget allows; false where there is more of it. */
  widen(steps: Steps, slice: Slice, budget: Budget): boolean {
    const depth = this.depth + 1
    for (; this.#at < this.frontier.length; this.#at++) {
      if (budget.work <= 0) return false
      budget.work -= 1
      budget.work -= eachStep(this.frontier[this.#at], this.sides, steps, slice, (neighbour) => {
        if (this.distance.has(neighbour)) return
        this.distance.set(neighbour, depth)
        this.#next.push(neighbour)
      })
    }
    this.depth = depth
    this.frontier = this.#next
    this.#next = []
    this.#at = 0
    return true
  }
}
