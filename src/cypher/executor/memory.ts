import { memoryLimitReached } from '../../model/limit-errors.ts'

/** The memory that several queries may hold together, in estimated bytes. */
export class MemoryPool {
  /** May be changed at any time: what is held already stays held. */
  maxBytes: number
  #used = 0

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes
  }

  get used(): number {
    return this.#used
  }

  has(bytes: number): boolean {
    return this.#used + bytes <= this.maxBytes
  }

  /** Without a look at the limit; fewer than none gives some back. */
  take(bytes: number): void {
    this.#used += bytes
  }
}

/** What one query holds of its own limit and of the pool that it shares with others. */
export class QueryMemory {
  readonly #maxBytes: number
  readonly #pool: MemoryPool
  #used = 0

  constructor(maxBytes: number, pool: MemoryPool) {
    this.#maxBytes = maxBytes
    this.#pool = pool
  }

  /** Fewer than none gives some back. @throws QueryLimitError `MemoryLimit`, and nothing more is held */
  take(bytes: number): void {
    if (bytes > 0) this.ask(bytes)
    const before = this.#whole
    this.#used += bytes
    this.#pool.take(this.#whole - before)
  }

  /** Whether there is so much, without taking it. @throws QueryLimitError `MemoryLimit` where there is not */
  ask(bytes: number): void {
    if (this.#used + bytes > this.#maxBytes) throw memoryLimitReached(this.#maxBytes, 'query')
    if (!this.#pool.has(bytes)) throw memoryLimitReached(this.#pool.maxBytes, 'all queries')
  }

  /** Gives everything back: the query is over. */
  close(): void {
    this.#pool.take(-this.#whole)
    this.#used = 0
  }

  /** In whole bytes: estimates have fractions, whose sums would leave a rest in the pool. */
  get #whole(): number {
    return Math.round(this.#used)
  }
}
