import type { Pausing } from '../../runtime/pausing.ts'
import { type Found, type Half, type Steps, stepsFrom } from './path-steps.ts'

/** The steps from one node of a trail, and how many of them have been tried. */
interface Level extends Found {
  at: number
}

/** What is looked for: the shortest trails of `lower` to `upper` relationships that fit, one of them or all. */
export interface Sought {
  readonly from: number
  readonly lower: number
  readonly upper: number
  readonly all: boolean
  readonly fits: (relationships: readonly number[]) => Pausing<boolean>
}

/**
 * The shortest trails between two nodes that meet a condition on the whole of them, which no search from both ends can
 * find: the trails of one length after another are tried, no relationship twice in one. Those that can no longer reach
 * the end are left early, by its distances.
 * Cost: the trails up to the length of what is found, exponential in it.
 */
export class FittingTrails {
  readonly #sought: Sought
  readonly #sides: readonly boolean[]
  readonly #steps: Steps
  /** Distances to the end. */
  readonly #end: Half
  readonly #levels: Level[] = []
  readonly #walked: number[] = []
  #length: number
  #hasLonger = true
  #hasFound = false

  /** @param end the search from the end of the trails, which has not begun */
  constructor(sought: Sought, sides: readonly boolean[], steps: Steps, end: Half) {
    this.#sought = sought
    this.#sides = sides
    this.#steps = steps
    this.#end = end
    this.#length = sought.lower
  }

  *search(emit: (relationships: readonly number[]) => Pausing): Pausing {
    const { from, upper, all } = this.#sought
    const { context } = this.#steps
    while (this.#length <= upper && this.#hasLonger && !this.#hasFound) {
      while (this.#end.depth < this.#length && this.#end.frontier.length > 0)
        yield* this.#end.widen(this.#steps)
      this.#hasLonger = false
      yield* this.#reach(from, emit)
      while (this.#levels.length > 0) {
        context.spend(1 + (this.#walked.length >> 5))
        if (context.exhausted) yield
        yield* this.#step(emit)
        if (this.#hasFound && !all) return
      }
      this.#length++
    }
  }

  *#step(emit: (relationships: readonly number[]) => Pausing): Pausing {
    const level = this.#levels[this.#levels.length - 1]
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
    if (!(yield* this.#reach(neighbour, emit))) this.#walked.pop()
  }

  /** A trail has come to a node: whether it goes on from there. */
  *#reach(node: number, emit: (relationships: readonly number[]) => Pausing): Pausing<boolean> {
    const left = this.#length - this.#walked.length
    const distance = this.#end.distance.get(node)
    if (distance === undefined ? this.#end.frontier.length > 0 : distance > left) this.#hasLonger = true
    if (distance === undefined || distance > left) return false
    if (left > 0) {
      this.#levels.push({ ...(yield* stepsFrom(node, this.#sides, this.#steps)), at: 0 })
      return true
    }
    this.#hasLonger = true
    this.#steps.context.spend(this.#walked.length)
    if (yield* this.#sought.fits(this.#walked)) {
      this.#hasFound = true
      yield* emit(this.#walked.slice())
    }
    return false
  }
}
