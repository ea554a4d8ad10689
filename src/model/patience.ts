/** How much work a caller puts up with at once, and what it lets be held. */
export interface Patience {
  /** Counts steps of work. What it throws ends the work. */
  spend(steps: number): void
  /** What is left for now: whoever can pause, pauses at 0. */
  readonly slice: { readonly work: number }
}

/** Estimated bytes that are held; what was said last counts. */
export interface HeldMemory {
  /** @throws QueryLimitError `MemoryLimit` */
  replace(bytes: number): void
  clear(): void
}
