/** How many may be in at a time: requests, or bytes of what is being read. */
export class Places {
  #free: number

  constructor(most: number) {
    this.#free = most
  }

  /** @returns false where so many are not free */
  take(count = 1): boolean {
    if (this.#free < count) return false
    this.#free -= count
    return true
  }

  give(count = 1): void {
    this.#free += count
  }
}
