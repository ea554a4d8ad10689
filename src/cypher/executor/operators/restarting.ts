import type { Operator } from '../../runtime/batch.ts'
import type { Argument } from './argument.ts'

/** A later branch of a union starts from the same argument again. */
export class Restarting implements Operator {
  readonly #input: Operator
  readonly #argument: Argument
  #started = false

  constructor(input: Operator, argument: Argument) {
    this.#input = input
    this.#argument = argument
  }

  next(budget: Parameters<Operator['next']>[0]): ReturnType<Operator['next']> {
    if (!this.#started) this.#argument.reset()
    this.#started = true
    return this.#input.next(budget)
  }

  reset(): void {
    this.#input.reset()
    this.#started = false
  }
}
