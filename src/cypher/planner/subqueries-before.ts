import type { BoundExpression, BoundItem, Variable } from '../bound/index.ts'
import { mapChildren } from '../bound/map-children.ts'
import { someWithin, variablesOf } from '../bound/walk.ts'

/**
 * Takes the subqueries out of an expression of a clause that writes, so that they are asked before it writes anything.
 * An expression goes as a whole where it reads nothing of `made`, else as much of it as does.
 *
 * @param made the variables of what the clause makes: a subquery that reads them stays where it is
 * @returns the expression, and what is to be computed before it
 */
export function subqueriesBefore(
  expression: BoundExpression,
  made: ReadonlySet<Variable>,
): { readonly expression: BoundExpression; readonly items: readonly BoundItem[] } {
  const items: BoundItem[] = []
  const takeOut = (part: BoundExpression, known: ReadonlySet<Variable>): BoundExpression => {
    if (!hasSubquery(part)) return part
    // The map of a pattern is written out for its keys: its values go one by one.
    if (part.kind !== 'map' && ![...variablesOf(part)].some((variable) => known.has(variable))) {
      const { span, type } = part
      const variable: Variable = { name: '  asked before', type }
      items.push({ variable, expression: part })
      return { kind: 'variable', span, type, variable }
    }
    const inner = new Set([...known, ...variablesWithin(part)])
    return mapChildren(part, (child) => takeOut(child, inner))
  }
  return { expression: takeOut(expression, made), items }
}

const hasSubquery = (expression: BoundExpression): boolean =>
  someWithin(expression, ({ kind }) => kind === 'subquery')

/** The variables that only the parts of an expression see. */
function variablesWithin(expression: BoundExpression): readonly Variable[] {
  switch (expression.kind) {
    case 'list-comprehension':
    case 'quantifier':
      return [expression.variable]
    case 'reduce':
      return [expression.accumulator, expression.variable]
    default:
      return []
  }
}
