import type { BoundExpression, Variable } from '../../bound/index.ts'
import { mapChildren } from '../../bound/map-children.ts'
import { someWithin, variablesOf } from '../../bound/walk.ts'
import type { LogicalOperator } from '../logical.ts'
import type { Rewrite } from './rewrite.ts'
import { bottomUp } from './tree.ts'

/** Moves a filter below projections, sorts and optional matches whose results it does not read. */
export const pushDownFilters: Rewrite = {
  name: 'push-down-filters',
  apply: (root) => bottomUp(root, (operator) => (operator.kind === 'filter' ? sink(operator) : operator)),
}

type Passed = Extract<LogicalOperator, { kind: 'project' | 'optional' | 'sort' }>

function sink(filter: Extract<LogicalOperator, { kind: 'filter' }>): LogicalOperator {
  let { predicate } = filter
  const passed: Passed[] = []
  let below = filter.input
  for (;;) {
    if (below.kind !== 'project' && below.kind !== 'optional' && below.kind !== 'sort') break
    const seen = seenBelow(predicate, below)
    if (seen === undefined) break
    predicate = seen
    passed.push(below)
    below = below.input
  }
  if (passed.length === 0) return filter
  let operator: LogicalOperator = { ...filter, predicate, input: below }
  for (let above = passed.pop(); above !== undefined; above = passed.pop())
    operator = { ...above, input: operator }
  return operator
}

/** A predicate as it reads below an operator; undefined where it reads what the operator makes. */
function seenBelow(predicate: BoundExpression, below: Passed): BoundExpression | undefined {
  switch (below.kind) {
    case 'sort':
      return predicate
    case 'optional':
      return readsNone(predicate, new Set(below.introduced)) ? predicate : undefined
    case 'project': {
      const [made, renamed] = [new Set<Variable>(), new Map<Variable, Variable>()]
      for (const { variable, expression } of below.items)
        if (expression.kind !== 'variable') made.add(variable)
        else if (expression.variable !== variable) renamed.set(variable, expression.variable)
      if (!readsNone(predicate, made)) return undefined
      if (readsNone(predicate, renamed)) return predicate
      return asksSubquery(predicate) ? undefined : renaming(predicate, renamed)
    }
  }
}

function readsNone(predicate: BoundExpression, of: { has(variable: Variable): boolean }): boolean {
  return ![...variablesOf(predicate)].some((variable) => of.has(variable))
}

/** A subquery reads the variables around it by name of its own plan, which is not made anew. */
const asksSubquery = (expression: BoundExpression): boolean =>
  someWithin(expression, ({ kind }) => kind === 'subquery')

function renaming(expression: BoundExpression, names: ReadonlyMap<Variable, Variable>): BoundExpression {
  if (expression.kind !== 'variable') return mapChildren(expression, (child) => renaming(child, names))
  return { ...expression, variable: names.get(expression.variable) ?? expression.variable }
}
