import type { Slice } from '../../graph-store.ts'
import type { Budget } from '../batch.ts'
import { eachStep, type Half, type Steps } from './path-steps.ts'

/** The steps from one node of a trail, and how many of them have been tried. */
interface Level {
  readonly relationships: number[]
  readonly neighbours: number[]
  at: number
}

/** What is looked for: the shortest trails of `lower` to `upper` relationships that fit, one of them or all. */
export interface Sought {
  readonly from: number
  readonly lower: number
  readonly upper: number
  readonly all: boolean
  readonly fits: (relationships: readonly number[]) => boolean
}

/**
 * The shortest trails between two nodes that meet a condition on the whole of them, which no search from both ends can
 * find: the trails of one length after another are tried, no relationship twice in one. Those that can no longer reach
 * the end are left early, by its distances. Stops and continues between any two steps.
 * Cost: the trails up to the length of what is found, exponential in it.
 */
export class FittingTrails {
  readonly #sought: Sought
  readonly #sides: readonly boolean[]
  readonly #steps: Steps
  /** Distances to the end. */
  readonly #end: Half
  readonly #slice: Slice
  readonly #levels: Level[] = []
  readonly #walked: number[] = []
  #length: number
  #isWalking = false
  #hasLonger = true
  #hasFound = false

  /** @param end the search from the end of the trails, which has not begun */
  constructor(sought: Sought, sides: readonly boolean[], steps: Steps, end: Half, slice: Slice) {
    this.#sought = sought
    this.#sides = sides
    this.#steps = steps
    this.#end = end
    this.#slice = slice
    this.#length = sought.lower
  }

  /** Continues the search; false where the budget ran out. */
  run(budget: Budget, emit: (relationships: readonly number[]) => void): boolean {
    const { from, upper, all } = this.#sought
    while (this.#length <= upper && this.#hasLonger && !this.#hasFound) {
      while (this.#end.depth < this.#length && this.#end.frontier.length > 0)
        if (!this.#end.widen(this.#steps, this.#slice, budget)) return false
      if (!this.#isWalking) {
        this.#isWalking = true
        this.#hasLonger = false
        this.#reach(from, emit, budget)
      }
      while (this.#levels.length > 0) {
        if (budget.work <= 0) return false
        this.#step(emit, budget)
        if (this.#hasFound && !all) return true
      }
      this.#isWalking = false
      this.#length++
    }
    return true
  }

  #step(emit: (relationships: readonly number[]) => void, budget: Budget): void {
    const level = this.#levels[this.#levels.length - 1]
    budget.work -= 1 + (this.#walked.length >> 5)
    if (level.at >= level.relationships.length) {
      this.#levels.pop()
      this.#walked.pop()
      return
    }
    const relationship = level.relationships[level.at]
    const neighbour = level.neighbours[level.at]
    level.at++
    if (this.#walked.includes(relationship)) return
    this.#walked.push(relationship)
    if (!this.#reach(neighbour, emit, budget)) this.#walked.pop()
  }

  /** A trail has come to a node: whether it goes on from there. */
  #reach(node: number, emit: (relationships: readonly number[]) => void, budget: Budget): boolean {
    const left = this.#length - this.#walked.length
    const distance = this.#end.distance.get(node)
    if (distance === undefined ? this.#end.frontier.length > 0 : distance > left) this.#hasLonger = true
    if (distance === undefined || distance > left) return false
    if (left > 0) {
      const level: Level = { relationships: [], neighbours: [], at: 0 }
      budget.work -= eachStep(node, this.#sides, this.#steps, this.#slice, (neighbour, relationship) => {
        level.relationships.push(relationship)
        level.neighbours.push(neighbour)
      })
      this.#levels.push(level)
      return true
    }
    this.#hasLonger = true
    budget.work -= this.#walked.length
    if (this.#sought.fits(this.#walked)) {
      this.#hasFound = true
      emit(this.#walked.slice())
    }
    return false
  }
}
