import { memoryLimitReached } from '../../model/limit-errors.ts'
import type { HeldMemory } from '../../model/patience.ts'

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

/** The operator that memory is held for. */
export interface Holder {
  /** From now on; fewer bytes than none are let go. */
  hold(bytes: number): void
}

/** The memory of one operator or value: it grows with what is kept, and is given back when that is let go. */
export class Holding implements HeldMemory {
  readonly #memory: QueryMemory
  readonly #holder: Holder | undefined
  #bytes = 0

  /** @param holder is told too, where a query is profiled */
  constructor(memory: QueryMemory, holder?: Holder) {
    this.#memory = memory
    this.#holder = holder
  }

  /** @throws QueryLimitError `MemoryLimit` */
  add(bytes: number): void {
    this.#bytes += bytes
    this.#memory.take(bytes)
    this.#holder?.hold(bytes)
  }

  /** In place of all that was held before. @throws QueryLimitError `MemoryLimit` */
  replace(bytes: number): void {
    this.add(bytes - this.#bytes)
  }

  clear(): void {
    this.replace(0)
  }
}
