import type { Clause } from '../ast/index.ts'
import { countText } from '../catalog/check.ts'
import { fits } from '../types/relations.ts'
import { insteadOfProcedure } from '../language/procedures.ts'
import type { ProcedureDefinition } from '../catalog/procedure-definition.ts'
import { procedureSignature } from '../catalog/procedure-signature.ts'
import { nearestName } from '../../model/nearest-name.ts'
import type { Value } from '../../model/values.ts'
import type { BoundClause, BoundExpression, Variable } from '../bound/index.ts'
import { plainContext } from './context.ts'
import { bindExpression, bindPredicate } from './expressions.ts'
import { describeType, failure, insteadOrNearest } from './failures.ts'
import { declare, type Scope } from './scope.ts'
import { ANY } from '../types/type.ts'

type Call = Extract<Clause, { kind: 'call' }>
type BoundCall = Extract<BoundClause, { kind: 'procedure-call' }>

/**
 * Binds CALL of a procedure. One that is the whole query (`standalone`) may take its arguments from the parameters and
 * yields all its columns where YIELD names none.
 *
 * @throws CypherError ProcedureError `ProcedureNotFound`; SyntaxError `InvalidArgumentPassingMode`,
 * `InvalidNumberOfArguments`, `InvalidArgumentType`, `InvalidAggregation`, `UndefinedVariable` where columns are not
 * named, `UnknownColumn`, `VariableAlreadyBound`
 * Source: openCypher 9, 3.2.7; TCK clauses/call.
 */
export function bindProcedureCall(
  call: Call,
  scope: Scope,
  standalone: boolean,
): { readonly clause: BoundCall; readonly scope: Scope; readonly variables: readonly Variable[] } {
  const { span } = call
  const procedure = resolve(call, scope)
  const bound = bindArguments(call, procedure, scope, standalone)
  const results: BoundCall['results'][number][] = []
  let after = scope
  for (const { name, alias } of yieldedColumns(call, procedure, standalone)) {
    const column = procedure.columns.findIndex((one) => one.name === name)
    const variable = declare(alias, procedure.columns[column]?.type ?? ANY, after)
    results.push({ column, variable })
    after = after.with([variable])
  }
  const where = call.yields?.where && bindPredicate(call.yields.where, after)
  const clause: BoundCall = { kind: 'procedure-call', span, procedure, arguments: bound, results, where }
  return { clause, scope: after, variables: results.map(({ variable }) => variable) }
}

function resolve({ procedure: { name, span } }: Call, { procedures }: Scope): ProcedureDefinition {
  const found = procedures.find(name)
  if (found !== undefined) return found
  const hint = insteadOrNearest(insteadOfProcedure(name), procedures.nearest(name), 'SHOW PROCEDURES')
  throw failure('ProcedureNotFound', `Unknown procedure \`${name}\`.`, span, hint, 'ProcedureError')
}

function bindArguments(
  call: Call,
  procedure: ProcedureDefinition,
  scope: Scope,
  standalone: boolean,
): readonly BoundExpression[] {
  const { span } = call
  const { name, parameters } = procedure
  const usage = `Call it as \`${procedureSignature(procedure)}\`.`
  if (call.arguments === undefined) {
    if (standalone)
      return parameters.map((parameter) =>
        parameter.usual === undefined
          ? { kind: 'parameter', span: call.procedure.span, type: ANY, name: parameter.name }
          : usualArgument(parameter.usual, call.procedure.span),
      )
    const message = 'Only a CALL that is the whole query can take its arguments from the parameters.'
    const passed = parameters.map((parameter) => `$${parameter.name}`).join(', ')
    throw failure('InvalidArgumentPassingMode', message, span, `Write \`${name}(${passed})\`.`)
  }
  const bound = call.arguments.map((argument) => bindExpression(argument, plainContext(scope)))
  const least = parameters.filter(({ usual }) => usual === undefined).length
  if (bound.length < least || bound.length > parameters.length) {
    const fewest = least === parameters.length ? '' : `${least} to `
    const message = `\`${name}\` takes ${fewest}${countText(parameters.length)}, not ${bound.length}.`
    throw failure('InvalidNumberOfArguments', message, span, usage)
  }
  for (const { usual } of parameters.slice(bound.length))
    if (usual !== undefined) bound.push(usualArgument(usual, span))
  parameters.forEach(({ type, nullable = true }, at) => {
    const given = bound[at]
    if (fits(given.type, type) && (nullable || given.type.kind !== 'null')) return
    const message = `Argument ${at + 1} of \`${name}\` cannot be ${describeType(given.type)}.`
    throw failure('InvalidArgumentType', message, given.span, usage)
  })
  return bound
}

function usualArgument(value: Value, span: Call['span']): BoundExpression {
  return { kind: 'literal', span, type: ANY, value }
}

function yieldedColumns(
  { span, yields }: Call,
  { name, columns }: ProcedureDefinition,
  standalone: boolean,
): readonly {
  readonly name: string
  readonly alias: { readonly name: string; readonly span: Call['span'] }
}[] {
  const names = columns.map((column) => column.name)
  if (yields === undefined || yields.all) {
    if (yields === undefined && !standalone && names.length > 0) {
      const message = `The columns of \`${name}\` are not variables here until YIELD names them.`
      throw failure('UndefinedVariable', message, span, `Write \`YIELD ${names.join(', ')}\` after the call.`)
    }
    return names.map((column) => ({ name: column, alias: { name: column, span } }))
  }
  return yields.items.map(({ field, alias }) => {
    if (names.includes(field.name)) return { name: field.name, alias: alias ?? field }
    const near = nearestName(field.name, names)
    const has = names.length === 0 ? 'It has no columns.' : `It has ${names.join(', ')}.`
    const hint = near === undefined ? has : `Did you mean \`${near}\`?`
    throw failure('UnknownColumn', `\`${name}\` has no column \`${field.name}\`.`, field.span, hint)
  })
}
