import type { ProcedureColumn, ProcedureDefinition } from '../../src/cypher/procedures/index.ts'
import { equivalent } from '../../src/model/grouping.ts'
import type { Value } from '../../src/model/values.ts'

const types = {
  ANY: 'any',
  BOOLEAN: 'boolean',
  FLOAT: 'float',
  INTEGER: 'integer',
  NUMBER: 'number',
  STRING: 'string',
} as const

/**
 * The procedure of a signature as the TCK writes it, `test.my.proc(name :: STRING?) :: (city :: STRING?)`: its records are
 * the rows of a table whose inputs equal the arguments.
 */
export function tableProcedure(
  signature: string,
  header: readonly string[],
  rows: readonly (readonly Value[])[],
): ProcedureDefinition {
  const match = /^([\w.]+)\((.*)\) :: \((.*)\)$/.exec(signature)
  if (match === null) throw new TypeError(`not a signature of a procedure: ${signature}`)
  const [, name, inputs, outputs] = match
  const parameters = readFields(inputs)
  const columns = readFields(outputs)
  const at = (field: ProcedureColumn): number => header.indexOf(field.name)
  return {
    name,
    description: '',
    mode: 'READ',
    parameters,
    columns,
    call: (values) =>
      rows
        .filter((row) =>
          parameters.every((parameter, index) => equivalent(row[at(parameter)], values[index])),
        )
        .map((row) => columns.map((column) => row[at(column)])),
  }
}

function readFields(text: string): (ProcedureColumn & { readonly nullable: boolean })[] {
  if (text === '') return []
  return text.split(', ').map((field) => {
    const match = /^(\w+) :: (\w+)(\??)$/.exec(field)
    const kind = match === null || !Object.hasOwn(types, match[2]) ? undefined : match[2]
    if (match === null || kind === undefined) throw new TypeError(`not a field of a signature: ${field}`)
    return {
      name: match[1],
      type: { kind: types[kind as keyof typeof types] },
      nullable: match[3] === '?',
    }
  })
}
