type Work = () => Promise<void>

/** Runs pieces of work in order, so many side by side, while so many more wait. */
export class Lanes {
  readonly #width: number
  readonly #mostWaiting: number
  readonly #waiting: Work[] = []
  #running = 0
  #failure: { readonly error: unknown } | undefined
  #wake: (() => void) | undefined

  constructor(width: number, mostWaiting: number) {
    this.#width = width
    this.#mostWaiting = mostWaiting
  }

  /** Resolves as soon as there is room for more. @throws (rejects with) the first error of any work before */
  async add(work: Work): Promise<void> {
    this.#waiting.push(work)
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
      const work = this.#waiting.shift()
      if (work === undefined) return
      this.#running++
      work()
        .catch((error: unknown) => (this.#failure ??= { error }))
        .finally(() => {
          this.#running--
          this.#start()
          this.#wake?.()
        })
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
