import { UsageError } from '../../errors.ts'
import { nearestName } from '../../model/nearest-name.ts'
import type { ShowSubject } from '../ast/index.ts'
import { builtInProcedures } from './built-in/index.ts'
import type { ProcedureDefinition } from '../catalog/procedure-definition.ts'
import { showConstraints } from './show/constraints.ts'
import { showFunctions } from './show/functions.ts'
import { showIndexes } from './show/indexes.ts'
import { showProcedures } from './show/procedures.ts'
import type { ShowTable } from './show/show-table.ts'

const dottedName = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u

/** The procedures that queries can call: the built-in ones, and those added. None can be replaced or taken away. */
export class ProcedureRegistry {
  readonly #byName = new Map(builtInProcedures.map((definition) => [definition.name, definition]))

  /** @param further to be added at once */
  constructor(further: readonly ProcedureDefinition[] = []) {
    for (const definition of further) this.add(definition)
  }

  /** What SHOW lists. */
  readonly tables: { readonly [subject in ShowSubject]: ShowTable } = {
    functions: showFunctions,
    procedures: showProcedures(() => this.all()),
    indexes: showIndexes,
    constraints: showConstraints,
  }

  /** In the order of their names. */
  all(): readonly ProcedureDefinition[] {
    return [...this.#byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
  }

  /** @throws UsageError `InvalidProcedure` for a wrong or repeated name, `ProcedureExists` for one that is taken */
  add(definition: ProcedureDefinition): void {
    const { name, parameters, columns } = definition
    if (!dottedName.test(name))
      throw new UsageError({
        code: 'InvalidProcedure',
        message: `\`${name}\` is not a valid name for a procedure.`,
        hint: 'Use letters, digits and underscores, with dots between the parts: `my.procedure`.',
      })
    for (const fields of [parameters, columns]) {
      const repeated = fields.find((field, at) => fields.findIndex((one) => one.name === field.name) < at)
      if (repeated !== undefined)
        throw new UsageError({
          code: 'InvalidProcedure',
          message: `The procedure \`${name}\` has two parameters or two columns named \`${repeated.name}\`.`,
          hint: 'Rename one.',
        })
    }
    if (this.#byName.has(name))
      throw new UsageError({
        code: 'ProcedureExists',
        message: `A procedure \`${name}\` already exists.`,
        hint: 'Choose another name.',
      })
    this.#byName.set(name, definition)
  }

  /** The procedure of a name; undefined where there is none. */
  find(name: string): ProcedureDefinition | undefined {
    return this.#byName.get(name)
  }

  /** The name closest to a misspelt one, for hints; undefined where none is close. */
  nearest(name: string): string | undefined {
    return nearestName(name, this.#byName.keys())
  }
}
