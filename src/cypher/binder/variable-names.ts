import type { Variable } from '../bound/index.ts'

/**
 * Names with their variables. It does not change; what `with` returns shares its entries, so that a long pattern, each element
 * of which has a scope, costs no copy for each.
 */
export class VariableNames {
  /** Of this and of what has grown out of it; those from `size` on are not of this. */
  readonly #entries: Map<string, { readonly variable: Variable; readonly place: number }>
  readonly size: number

  constructor(variables: Iterable<Variable> = [], shared?: VariableNames) {
    this.#entries = shared === undefined ? new Map() : shared.#entries
    for (const variable of variables) {
      const place = this.#entries.get(variable.name)?.place ?? this.#entries.size
      this.#entries.set(variable.name, { variable, place })
    }
    this.size = this.#entries.size
  }

  get(name: string): Variable | undefined {
    const entry = this.#entries.get(name)
    return entry !== undefined && entry.place < this.size ? entry.variable : undefined
  }

  has(name: string): boolean {
    return this.get(name) !== undefined
  }

  /** These and more, of which one hides another of its name. Cost: that of what is added, where all names are new. */
  with(added: readonly Variable[]): VariableNames {
    const isLast = this.#entries.size === this.size
    if (isLast && !added.some(({ name }) => this.#entries.has(name))) return new VariableNames(added, this)
    return new VariableNames([...this.all(), ...added])
  }

  /** In the order in which their names came. */
  *all(): Generator<Variable> {
    for (const { variable, place } of this.#entries.values()) {
      if (place >= this.size) return
      yield variable
    }
  }

  names(): string[] {
    return Array.from(this.all(), ({ name }) => name)
  }
}
