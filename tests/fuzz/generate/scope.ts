/**
 * What the grammar knows of a variable. `list` holds integers in an order that the language gives; a `bag` holds
 * anything in an order that it leaves open, so that only what does not depend on the order is asked of it.
 */
export type VariableType =
  | 'integer'
  | 'float'
  | 'string'
  | 'boolean'
  | 'list'
  | 'any'
  | 'node'
  | 'relationship'
  | 'relationships'
  | 'path'
  | 'bag'

export interface Variable {
  readonly name: string
  readonly type: VariableType
}

/** Names that a query has not used. One for the whole text: no rule of shadowing is needed. */
export class Names {
  #next = 0

  fresh(prefix: string): string {
    return `${prefix}${this.#next++}`
  }
}

/** The variables that can be used at a place. */
export class Scope {
  readonly variables: readonly Variable[]
  readonly names: Names

  constructor(names: Names = new Names(), variables: readonly Variable[] = []) {
    this.names = names
    this.variables = variables
  }

  with(added: readonly Variable[]): Scope {
    const names = new Set(added.map(({ name }) => name))
    return new Scope(this.names, [...this.variables.filter(({ name }) => !names.has(name)), ...added])
  }

  only(variables: readonly Variable[]): Scope {
    return new Scope(this.names, variables)
  }

  of(...types: readonly VariableType[]): readonly string[] {
    return this.variables.filter(({ type }) => types.includes(type)).map(({ name }) => name)
  }
}
