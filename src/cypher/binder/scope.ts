import type { Span } from '../../errors.ts'
import type { Identifier } from '../ast/index.ts'
import { nearestName } from '../../model/nearest-name.ts'
import type { PreparationWork } from '../runtime/preparation-work.ts'
import type { ProcedureRegistry } from '../procedures/registry.ts'
import type { Type } from '../types/type.ts'
import type { Variable } from '../bound/index.ts'
import { failure } from './failures.ts'
import { VariableNames } from './variable-names.ts'

/** What is the same for all of a query. */
interface Surroundings {
  readonly procedures: ProcedureRegistry
  /** Counts what is bound, and ends it where the time is up. */
  readonly work: PreparationWork
}

/**
 * The variables and procedures that an expression or clause sees. A scope inside another (a comprehension's, a subquery's) hides
 * variables of the same name; what a subquery takes from around it is noted as its imports.
 */
export class Scope {
  readonly procedures: ProcedureRegistry
  readonly work: PreparationWork
  readonly variables: VariableNames
  readonly parent: Scope | undefined
  /** Present at the border of a subquery: what was looked up beyond it. */
  readonly imports: Set<Variable> | undefined

  constructor(
    surroundings: Surroundings,
    variables = new VariableNames(),
    parent?: Scope,
    imports?: Set<Variable>,
  ) {
    this.procedures = surroundings.procedures
    this.work = surroundings.work
    this.variables = variables
    this.parent = parent
    this.imports = imports
  }

  /** The variable of a name, undefined where there is none. */
  find(name: string): Variable | undefined {
    const own = this.variables.get(name)
    if (own !== undefined) return own
    const outer = this.parent?.find(name)
    if (outer !== undefined) this.imports?.add(outer)
    return outer
  }

  /** The variable of a name. @throws CypherError `UndefinedVariable` */
  get(name: string, at: Span): Variable {
    const found = this.find(name)
    if (found !== undefined) return found
    throw undefinedVariable(name, at, this)
  }

  /** This scope with more variables, at the same place in its query. */
  with(added: readonly Variable[]): Scope {
    return new Scope(this, this.variables.with(added), this.parent, this.imports)
  }

  /** The scope after WITH: only these variables, and those around the query. */
  replacedBy(variables: Iterable<Variable>): Scope {
    return new Scope(this, new VariableNames(variables), this.parent, this.imports)
  }

  /** A scope within this one, for the variables of a comprehension. */
  within(variables: readonly Variable[]): Scope {
    return new Scope(this, new VariableNames(variables), this)
  }

  /** The scope of a subquery; its `imports` fill as it is bound. */
  subquery(): Scope & { readonly imports: Set<Variable> } {
    return new Scope(this, new VariableNames(), this, new Set()) as Scope & {
      readonly imports: Set<Variable>
    }
  }

  /** A scope that sees only these variables and nothing around them. */
  alone(variables = new VariableNames()): Scope {
    return new Scope(this, variables)
  }

  /** Whether a name is found before `base` is reached. */
  isLocal(name: string, base: Scope): boolean {
    if (this === base) return false
    return this.variables.has(name) || this.parent?.isLocal(name, base) === true
  }

  /** All names that can be used here. */
  names(): string[] {
    return [...this.variables.names(), ...(this.parent?.names() ?? [])]
  }
}

/** The error for a name that no variable has here. */
export function undefinedVariable(name: string, at: Span, scope: Scope): Error {
  const near = nearestName(name, scope.names())
  const hint = near === undefined ? 'Bind it first, with MATCH, WITH or UNWIND.' : `Did you mean \`${near}\`?`
  return failure('UndefinedVariable', `The variable \`${name}\` is not defined here.`, at, hint)
}

/** A new variable that must not be in the scope yet. @throws CypherError `VariableAlreadyBound` */
export function declare(identifier: Identifier, type: Type, scope: Scope): Variable {
  const { name, span } = identifier
  if (scope.find(name) === undefined) return { name, type }
  throw alreadyBound(name, span)
}

/** The error for a name that something else has already. */
export function alreadyBound(name: string, at: Span): Error {
  return failure(
    'VariableAlreadyBound',
    `The variable \`${name}\` is already bound.`,
    at,
    'Choose another name.',
  )
}
