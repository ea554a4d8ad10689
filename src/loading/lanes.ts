/** Work that waits for a lane, and the parts that it needs for itself. */
interface Waiting {
  readonly parts: readonly number[]
  readonly work: () => Promise<void>
}

/**
 * Runs pieces of work side by side, as long as they have no part in common: what locks different things cannot wait for
 * one another in a circle.
 */
export class Lanes {
  readonly #width: number
  readonly #mostWaiting: number
  readonly #waiting: Waiting[] = []
  readonly #busy = new Set<number>()
  #running = 0
  #failure: { readonly error: unknown } | undefined
  #wake: (() => void) | undefined

  constructor(width: number, mostWaiting: number) {
    this.#width = width
    this.#mostWaiting = mostWaiting
  }

  /** Resolves as soon as there is room for more. @throws (rejects with) the first error of any work before */
  async add(parts: readonly number[], work: () => Promise<void>): Promise<void> {
    this.#waiting.push({ parts, work })
    this.#start()
    while (this.#waiting.length > this.#mostWaiting && this.#failure === undefined) await this.#change()
    this.#check()
  }

  /** Resolves when all work has ended. @throws (rejects with) the first error of any, once none runs any more */
  async end(): Promise<void> {
    while (this.#running > 0 || (this.#waiting.length > 0 && this.#failure === undefined))
      await this.#change()
    this.#check()
  }

  #start(): void {
    while (this.#running < this.#width && this.#failure === undefined) {
      const at = this.#waiting.findIndex(({ parts }) => !parts.some((part) => this.#busy.has(part)))
      if (at < 0) return
      for (const { parts, work } of this.#waiting.splice(at, 1)) {
        for (const part of parts) this.#busy.add(part)
        this.#running++
        work()
          .catch((error: unknown) => (this.#failure ??= { error }))
          .finally(() => {
            for (const part of parts) this.#busy.delete(part)
            this.#running--
            this.#start()
            this.#wake?.()
          })
      }
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  #check(): void {
    if (this.#failure !== undefined) throw this.#failure.error
  }
}
