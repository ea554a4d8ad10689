/** How much of the work of a query is done, for whoever hands it on while the query works. Only the newest share is kept. */
export class Progress {
  #share = 0
  #handedOn = 0
  #wake: (() => void) | undefined

  /** @param share from 0 to 1 */
  tell(share: number): void {
    this.#share = share
    this.#wake?.()
  }

  /** The shares that are told until `result` settles, and the last one before it. What rejects `result` is left to its reader. */
  async *until(result: Promise<unknown>): AsyncGenerator<number, void, undefined> {
    let settled = false
    const settle = (): void => {
      settled = true
      this.#wake?.()
    }
    result.then(settle, settle)
    for (;;) {
      if (this.#share !== this.#handedOn) {
        this.#handedOn = this.#share
        yield this.#handedOn
      } else if (settled) {
        return
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    }
  }
}
