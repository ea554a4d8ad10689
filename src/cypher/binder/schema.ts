import type { Clause, SchemaName } from '../ast/index.ts'
import type { BoundClause, BoundExpression } from '../bound/index.ts'
import { commandProcedure } from '../schema/command-procedure.ts'
import { STRING } from '../types/type.ts'
import { plainContext } from './context.ts'
import { bindExpression } from './expressions.ts'
import type { Scope } from './scope.ts'

/**
 * Binds a command about indexes or constraints as a call of what it does, with its name and its options as arguments.
 *
 * @throws CypherError SyntaxError, of an expression in the options
 */
export function bindSchemaCommand(
  { span, command }: Extract<Clause, { kind: 'schema' }>,
  scope: Scope,
): BoundClause {
  const options = command.kind === 'drop' ? undefined : command.options
  const given = [
    ...(command.name === undefined ? [] : [boundName(command.name)]),
    ...(options === undefined ? [] : [bindExpression(options, plainContext(scope))]),
  ]
  return {
    kind: 'procedure-call',
    span,
    procedure: commandProcedure(command),
    arguments: given,
    results: [],
    where: undefined,
  }
}

function boundName({ kind, name, span }: SchemaName): BoundExpression {
  return kind === 'parameter'
    ? { kind, span, type: STRING, name }
    : { kind: 'literal', span, type: STRING, value: name }
}
