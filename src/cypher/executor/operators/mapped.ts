import { type Batch, type Budget, DONE, type Operator, PENDING, type Pull } from '../../runtime/batch.ts'

/** An operator that turns each batch of its input into one batch, at once; an empty result is skipped. */
export abstract class MappedOperator implements Operator {
  readonly #input: Operator

  constructor(input: Operator) {
    this.#input = input
  }

  protected abstract map(batch: Batch, budget: Budget): Batch

  next(budget: Budget): Pull {
    for (;;) {
      if (budget.work <= 0) return PENDING
      const pull = this.#input.next(budget)
      if (pull.kind !== 'batch') return pull
      budget.work -= pull.batch.size
      const batch = this.map(pull.batch, budget)
      if (batch.size > 0) return { kind: 'batch', batch }
    }
  }

  reset(): void {
    this.#input.reset()
  }
}

/**
 * An operator that makes any number of records of each record of its input. `fill` continues where it stopped and puts
 * source rows into `rows`; it returns false where it has more to give from this batch.
 */
export abstract class ExpandingOperator implements Operator {
  readonly #input: Operator
  #current: Batch | undefined
  #done = false

  constructor(input: Operator) {
    this.#input = input
  }

  /** A new input batch begins. */
  protected abstract begin(batch: Batch): void
  /** Produces records until the batch is exhausted (true), or the output is full or the budget spent (false). */
  protected abstract fill(batch: Batch, budget: Budget): boolean
  /** The records produced since the last call; undefined where there are none. */
  protected abstract take(batch: Batch): Batch | undefined

  next(budget: Budget): Pull {
    for (;;) {
      if (this.#current === undefined) {
        if (this.#done) return DONE
        if (budget.work <= 0) return PENDING
        const pull = this.#input.next(budget)
        if (pull.kind === 'done') this.#done = true
        if (pull.kind !== 'batch') return pull
        if (pull.batch.size === 0) continue
        this.#current = pull.batch
        this.begin(pull.batch)
      }
      const batch = this.#current
      if (this.fill(batch, budget)) this.#current = undefined
      const out = this.take(batch)
      if (out !== undefined) return { kind: 'batch', batch: out }
      if (this.#current !== undefined && budget.work <= 0) return PENDING
    }
  }

  reset(): void {
    this.#input.reset()
    this.#current = undefined
    this.#done = false
  }
}
