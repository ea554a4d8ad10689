import { inNextTask } from './next-task.ts'

/** How long a worker may keep the thread before messages, timers and the other workers get their turn. */
const TURN_MILLIS = 10

/** Something that works for long in a thread that others need too: a query, or the writing of its answer. */
export interface Worker {
  /** Whether to wait for a turn before going on: it has none, or has used it up. Cost: one look at the clock. */
  due(): boolean
  /** Resolves when it may go on. */
  turn(): Promise<void>
  /** Gives the turn back before the worker waits for something else, or stops. */
  rest(): void
}

/**
 * Shares a thread between workers: one works at a time, for up to 10 ms, and between two turns messages, timers and input
 * are heard. Every other turn goes to the worker that has worked least, so that what is short does not wait for what is
 * long; the turns between go in the order of coming, so that nothing waits for ever.
 */
export class Turns {
  readonly #waiting: { readonly worker: TurnTaker; readonly begin: () => void }[] = []
  #current: TurnTaker | undefined
  #calling = false
  #taken = 0
  #ends = 0

  worker(): Worker {
    return new TurnTaker(this)
  }

  /** How many turns began in a task of their own: for tests. */
  get taken(): number {
    return this.#taken
  }

  /** How many workers have a turn or wait for one: for tests. */
  get workers(): number {
    return this.#waiting.length + (this.#current === undefined ? 0 : 1)
  }

  /** @returns undefined where the turn begins at once: nothing else works or waits, and messages have just been heard */
  take(worker: TurnTaker): Promise<void> | undefined {
    if (this.#current === undefined && this.#waiting.length === 0 && performance.now() < this.#ends) {
      this.#begin(worker)
      return undefined
    }
    return new Promise((begin) => {
      this.#waiting.push({ worker, begin })
      this.#call()
    })
  }

  release(worker: TurnTaker): void {
    if (this.#current !== worker) return
    this.#current = undefined
    this.#call()
  }

  #call(): void {
    if (this.#calling || this.#current !== undefined || this.#waiting.length === 0) return
    this.#calling = true
    inNextTask(() => {
      this.#calling = false
      this.#taken++
      this.#ends = performance.now() + TURN_MILLIS
      const next = this.#waiting.splice(this.#taken % 2 === 0 ? 0 : this.#leastWorked(), 1)[0]
      this.#begin(next.worker)
      next.begin()
    })
  }

  #leastWorked(): number {
    let least = 0
    this.#waiting.forEach(({ worker }, at) => {
      if (worker.worked < this.#waiting[least].worker.worked) least = at
    })
    return least
  }

  #begin(worker: TurnTaker): void {
    this.#current = worker
    worker.begin(this.#ends)
  }
}

class TurnTaker implements Worker {
  /** Milliseconds. */
  worked = 0
  readonly #turns: Turns
  #began = 0
  #ends = -Infinity

  constructor(turns: Turns) {
    this.#turns = turns
  }

  begin(ends: number): void {
    this.#began = performance.now()
    this.#ends = ends
  }

  due(): boolean {
    return performance.now() >= this.#ends
  }

  async turn(): Promise<void> {
    this.rest()
    await this.#turns.take(this)
  }

  rest(): void {
    if (this.#ends === -Infinity) return
    this.worked += performance.now() - this.#began
    this.#ends = -Infinity
    this.#turns.release(this)
  }
}

/** The turns of this thread: there is one event loop in it, whatever number of backends. */
export const turns = new Turns()
