import { addAll } from '../../model/add-all.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { Clause, Expression, Pattern, ProjectionBody, Query, SetItem } from '../ast/index.ts'
import { childrenOf } from '../ast/walk.ts'
import { containsAggregate } from '../binder/aggregates-in.ts'

/** A number or string in a query. */
export type Literal = Extract<Expression, { kind: 'integer' | 'float' | 'string' }>

/**
 * The literals of a query that may have another value in the same plan: those of conditions, property maps, updates and
 * UNWIND. What names a column or is compared as it is written stays as it is: all that RETURN and WITH list and sort by,
 * SKIP and LIMIT, and the condition after an aggregation. So do the lengths of walks, which are not expressions, and what
 * is only reached through a pattern inside an expression.
 */
export function extractableLiterals(query: Query): readonly Literal[] {
  const found: Literal[] = []
  const visit = (expression: Expression | undefined): void => {
    if (expression === undefined) return
    if (expression.kind === 'integer' || expression.kind === 'float' || expression.kind === 'string')
      found.push(expression)
    else childrenOf(expression).forEach(visit)
  }
  for (const part of query.parts)
    for (const clause of part.clauses) {
      expressionsOf(clause).forEach(visit)
      if (clause.kind === 'call-subquery') addAll(found, extractableLiterals(clause.query))
    }
  return found
}

function expressionsOf(clause: Clause): readonly (Expression | undefined)[] {
  switch (clause.kind) {
    case 'match':
      return [...inPattern(clause.pattern), clause.where]
    case 'unwind':
      return [clause.list]
    case 'foreach':
      return [clause.list, ...clause.clauses.flatMap(expressionsOf)]
    case 'with':
      return [isClosed(clause.body) ? undefined : clause.where]
    case 'create':
      return inPattern(clause.pattern)
    case 'merge':
      return [
        ...inPattern({ span: clause.span, parts: [clause.part] }),
        ...clause.onCreate.map(valueOf),
        ...clause.onMatch.map(valueOf),
      ]
    case 'set':
      return clause.items.map(valueOf)
    case 'return':
    case 'remove':
    case 'delete':
    case 'call':
    case 'call-subquery':
    case 'finish':
    case 'show':
    case 'schema':
      return []
    default:
      return unreachable(clause)
  }
}

/** Behind an aggregation or DISTINCT a condition may repeat a column as it is written. */
function isClosed({ distinct, items }: ProjectionBody): boolean {
  return distinct || items.some(({ expression }) => containsAggregate(expression))
}

function inPattern({ parts }: Pattern): readonly (Expression | undefined)[] {
  return parts
    .flatMap(({ nodes, relationships }) => [...nodes, ...relationships])
    .flatMap(({ properties, where }) => [properties, where])
}

function valueOf(item: SetItem): Expression | undefined {
  return item.kind === 'labels' ? undefined : item.value
}
