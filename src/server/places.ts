/** How many may be in at a time. */
export class Places {
  #free: number

  constructor(most: number) {
    this.#free = most
  }

  /** @returns false where all are taken */
  take(): boolean {
    if (this.#free === 0) return false
    this.#free--
    return true
  }

  give(): void {
    this.#free++
  }
}
