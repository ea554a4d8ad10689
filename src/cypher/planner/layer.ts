import type { Variable } from '../bound/index.ts'

/** Which variables have a value. */
export type Known = Pick<ReadonlySet<Variable>, 'has'>

/** A set on top of another, which it leaves as it is: to try something out without a copy. */
export class Layer<Element> {
  readonly #below: Pick<ReadonlySet<Element>, 'has'> | undefined
  readonly #own = new Set<Element>()

  constructor(below?: Pick<ReadonlySet<Element>, 'has'>) {
    this.#below = below
  }

  /** Of this layer alone. */
  get size(): number {
    return this.#own.size
  }

  has(element: Element): boolean {
    return this.#own.has(element) || this.#below?.has(element) === true
  }

  add(element: Element): void {
    if (!this.has(element)) this.#own.add(element)
  }
}
