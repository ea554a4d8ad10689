import { timeLimitReached } from '../../model/limit-errors.ts'
import type { Host } from './function-context.ts'

/** When the time of a query is up, counted from where its text was handed over. */
export class Deadline {
  readonly #host: Pick<Host, 'monotonic'>
  readonly #maxMillis: number
  #at: number

  constructor(host: Pick<Host, 'monotonic'>, maxMillis: number) {
    this.#host = host
    this.#maxMillis = maxMillis
    this.#at = host.monotonic() + maxMillis
  }

  /** Waits for others, which takes nothing of the time. Returns what was waited for, or rejects with its error. */
  async waitFor<Result>(others: Promise<Result>): Promise<Result> {
    const began = this.#host.monotonic()
    try {
      return await others
    } finally {
      this.#at += this.#host.monotonic() - began
    }
  }

  /** @throws QueryLimitError `TimeLimit` */
  check(): void {
    if (this.#host.monotonic() > this.#at) throw timeLimitReached(this.#maxMillis)
  }
}
