/** After so many steps a search pauses. */
export const PAUSE = 2048

/** Counts the steps of one search, whichever of its parts takes them, so that many short parts pause as one long part does. */
export class Steps {
  #left = PAUSE

  /** Counts so many more; returns whether to pause now. */
  spend(steps: number): boolean {
    this.#left -= steps
    if (this.#left > 0) return false
    this.#left = PAUSE
    return true
  }
}
