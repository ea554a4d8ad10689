import type { LogicalOperator } from '../logical.ts'

type Inner = Exclude<LogicalOperator, { kind: 'argument' | 'count-store' | 'union' }>

/**
 * Applies `change` to every operator, inputs first; an operator above inputs that have not changed stays itself. A loop
 * goes down the inputs, since a long query is a long chain of them; only subqueries and branches are recursion.
 */
export function bottomUp(
  operator: LogicalOperator,
  change: (operator: LogicalOperator) => LogicalOperator,
): LogicalOperator {
  const chain: Inner[] = []
  let at = operator
  while (at.kind !== 'argument' && at.kind !== 'count-store' && at.kind !== 'union') {
    chain.push(at)
    at = at.input
  }
  let result = change(at.kind === 'union' ? withBranches(at, change) : at)
  for (let above = chain.pop(); above !== undefined; above = chain.pop())
    result = change(withInput(above, result, change))
  return result
}

function withInput(
  operator: Inner,
  input: LogicalOperator,
  change: (operator: LogicalOperator) => LogicalOperator,
): LogicalOperator {
  if (operator.kind === 'optional' || operator.kind === 'apply' || operator.kind === 'merge') {
    const inner = bottomUp(operator.inner, change)
    return input === operator.input && inner === operator.inner ? operator : { ...operator, input, inner }
  }
  return input === operator.input ? operator : { ...operator, input }
}

function withBranches(
  operator: Extract<LogicalOperator, { kind: 'union' }>,
  change: (operator: LogicalOperator) => LogicalOperator,
): LogicalOperator {
  const branches = operator.branches.map((branch) => ({ ...branch, input: bottomUp(branch.input, change) }))
  return branches.every((branch, at) => branch.input === operator.branches[at].input)
    ? operator
    : { ...operator, branches }
}
