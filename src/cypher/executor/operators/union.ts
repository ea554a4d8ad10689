import { type Budget, type Column, DONE, type Operator, type Pull } from '../../runtime/batch.ts'

/** The records of each branch in turn, under the slots of the union. */
export class Union implements Operator {
  readonly #branches: readonly { readonly input: Operator; readonly from: readonly number[] }[]
  readonly #to: readonly number[]
  #branch = 0

  constructor(
    branches: readonly { readonly input: Operator; readonly from: readonly number[] }[],
    to: readonly number[],
  ) {
    this.#branches = branches
    this.#to = to
  }

  next(budget: Budget): Pull {
    for (; this.#branch < this.#branches.length; this.#branch++) {
      const { input, from } = this.#branches[this.#branch]
      const pull = input.next(budget)
      if (pull.kind === 'pending') return pull
      if (pull.kind === 'done') continue
      const columns: Column[] = []
      this.#to.forEach((slot, at) => (columns[slot] = pull.batch.columns[from[at]]))
      return { kind: 'batch', batch: { size: pull.batch.size, columns } }
    }
    return DONE
  }

  reset(): void {
    for (const { input } of this.#branches) input.reset()
    this.#branch = 0
  }
}
