import { timeLimitReached } from '../model/limit-errors.ts'
import type { Host } from './functions/definition.ts'

/** When the time of a query is up: from where its text was handed over. */
export class Deadline {
  readonly #host: Pick<Host, 'monotonic'>
  readonly #maxMillis: number
  #at: number

  constructor(host: Pick<Host, 'monotonic'>, maxMillis: number) {
    this.#host = host
    this.#maxMillis = maxMillis
    this.#at = host.monotonic() + maxMillis
  }

  /** Gives back a time in which the query waited for others. */
  extend(millis: number): void {
    this.#at += millis
  }

  /** @throws QueryLimitError `TimeLimit` */
  check(): void {
    if (this.#host.monotonic() > this.#at) throw timeLimitReached(this.#maxMillis)
  }
}
