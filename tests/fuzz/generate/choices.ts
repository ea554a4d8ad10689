import fc from 'fast-check'

/**
 * A stream of choices that a grammar is walked by. fast-check makes and shrinks the numbers: fewer and smaller numbers
 * give shorter texts, because the first alternative of every rule is its simplest and an empty stream chooses it.
 */
export class Choices {
  readonly #numbers: readonly number[]
  #at = 0

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers
  }

  /** A number from 0 to below `limit`. */
  below(limit: number): number {
    return (this.#numbers[this.#at++] ?? 0) % limit
  }

  /** True in `percent` of the cases; false is the simpler choice. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent
  }

  /** One of the items; the first is the simplest. */
  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]
  }

  /** Walks one of the rules, by weight; the first is the simplest. */
  rule<Result>(rules: readonly (readonly [weight: number, make: () => Result])[]): Result {
    let left = this.below(rules.reduce((sum, [weight]) => sum + weight, 0))
    for (const [weight, make] of rules) {
      if (left < weight) return make()
      left -= weight
    }
    return rules[0][1]()
  }

  /** `from` to `to` items, both included. */
  many<Item>(from: number, to: number, make: (at: number) => Item): Item[] {
    return Array.from({ length: from + this.below(to - from + 1) }, (_, at) => make(at))
  }
}

/** Whatever a grammar makes of random choices: at most `most` of them, behind which only the simplest are made. */
export function drawn<Result>(walk: (choices: Choices) => Result, most = 300): fc.Arbitrary<Result> {
  const numbers = fc.array(fc.noBias(fc.nat(9999)), { maxLength: most, size: 'max' })
  return fc.noBias(numbers).map((list) => walk(new Choices(list)))
}
