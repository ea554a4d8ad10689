import type { Patience } from '../../model/patience.ts'

/** Work that is done a piece at a time, by whoever needs its result next. */
export class Pieces<Result> {
  /** Gone once it is done, with all that it held. */
  #work: Generator<void, Result, void> | undefined
  readonly #slice = { work: 0 }
  #spent = 0
  #result: { readonly value: Result } | undefined

  constructor(work: (patience: Patience) => Generator<void, Result, void>) {
    const slice = this.#slice
    this.#work = work({
      slice,
      spend: (steps) => {
        slice.work -= steps
        this.#spent += steps
      },
    })
  }

  get isDone(): boolean {
    return this.#result !== undefined
  }

  /** Goes on for some steps; returns how many were taken. */
  advance(most: number): number {
    this.#slice.work = most
    this.#spent = 0
    while (this.#work !== undefined && this.#slice.work > 0) {
      const step = this.#work.next()
      if (step.done !== true) continue
      this.#result = { value: step.value }
      this.#work = undefined
    }
    return this.#spent
  }

  /** The result, after all that is left to do. */
  finish(): Result {
    for (;;) {
      if (this.#result !== undefined) return this.#result.value
      this.advance(Infinity)
    }
  }
}
