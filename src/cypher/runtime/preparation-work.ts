import { QueryLimitError } from '../../errors.ts'

/** Steps between two looks at the clock: about a millisecond. */
const STEPS_BETWEEN_CHECKS = 2_000
/** What any text may take, and more for each of its characters: reading and binding the densest takes three. */
const MOST_STEPS = 300_000
const MOST_STEPS_A_CHARACTER = 4

/**
 * The work of making one query ready, counted where it is done: tokens read, expressions and columns bound, and what is looked at to
 * plan it. It hears the time limit, and what is read and bound keeps to what the length of the text gives reason for: a text of 64 kB of
 * `WITH *`, each of which hands on all variables, would take seconds.
 */
export class PreparationWork {
  readonly #check: () => void
  readonly #most: number
  #steps = 0
  #sinceCheck = 0

  /**
   * @param length of the text, in characters
   * @param check throws where the time is up
   */
  constructor(length: number, check: () => void = () => {}) {
    this.#check = check
    this.#most = MOST_STEPS + MOST_STEPS_A_CHARACTER * length
  }

  /** @throws QueryLimitError `QueryTooComplex`; `TimeLimit`, or what `check` throws */
  spend(steps: number): void {
    this.#steps += steps
    this.hear(steps)
    if (this.#steps > this.#most)
      throw new QueryLimitError({
        code: 'QueryTooComplex',
        message:
          'The clauses and columns of the query multiply each other, so preparing it takes too much work.',
        hint: 'Keep, return and sort by fewer columns, or split the query into several.',
      })
  }

  /** Steps of what bounds itself, as planning does: the time limit alone is heard. @throws what `check` throws */
  hear(steps: number): void {
    this.#sinceCheck += steps
    if (this.#sinceCheck < STEPS_BETWEEN_CHECKS) return
    this.#sinceCheck = 0
    this.check()
  }

  /** Looks at the clock, between two stages. @throws what `check` throws */
  check(): void {
    this.#check()
  }
}
