import type { LogicalOperator } from '../logical.ts'

/** The same operator above rewritten inputs; the operator itself where nothing below has changed. */
export function mapInputs(
  operator: LogicalOperator,
  map: (input: LogicalOperator) => LogicalOperator,
): LogicalOperator {
  if (operator.kind === 'argument' || operator.kind === 'count-store') return operator
  if (operator.kind === 'union') {
    const branches = operator.branches.map((branch) => ({ ...branch, input: map(branch.input) }))
    return branches.every((branch, at) => branch.input === operator.branches[at].input)
      ? operator
      : { ...operator, branches }
  }
  const input = map(operator.input)
  if (operator.kind === 'optional' || operator.kind === 'apply' || operator.kind === 'merge') {
    const inner = map(operator.inner)
    return input === operator.input && inner === operator.inner ? operator : { ...operator, input, inner }
  }
  return input === operator.input ? operator : { ...operator, input }
}

/** Applies `change` to every operator, inputs first. */
export function bottomUp(
  operator: LogicalOperator,
  change: (operator: LogicalOperator) => LogicalOperator,
): LogicalOperator {
  return change(mapInputs(operator, (input) => bottomUp(input, change)))
}
