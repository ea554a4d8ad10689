import type { HeldMemory } from '../model/patience.ts'

/** After so many steps a search pauses. */
export const PAUSE = 2048

/**
 * Counts the steps of one search, whichever of its parts takes them, so that many short parts pause as one long part does, and the bytes that
 * its parts hold together.
 */
export class Steps {
  #left = PAUSE
  readonly #memory: HeldMemory | undefined
  #held = 0

  constructor(memory?: HeldMemory) {
    this.#memory = memory
  }

  /** In estimated bytes. */
  get held(): number {
    return this.#held
  }

  /** Says that so much is held from now on, before it is. @throws QueryLimitError `MemoryLimit` */
  hold(bytes: number): void {
    this.#held = bytes
    this.#memory?.replace(bytes)
  }

  /** Counts so many more; returns whether to pause now. */
  spend(steps: number): boolean {
    this.#left -= steps
    if (this.#left > 0) return false
    this.#left = PAUSE
    return true
  }
}
