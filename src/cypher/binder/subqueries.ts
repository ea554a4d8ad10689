import type { Expression, Query } from '../ast/index.ts'
import type { BoundClause, BoundExpression, BoundQuery, Variable } from '../bound/index.ts'
import { type ExpressionContext, plainContext } from './context.ts'
import { bindExpression, bindPredicate } from './expressions.ts'
import { failure } from './failures.ts'
import { bindPattern } from './patterns.ts'
import { bindQueryIn } from './queries.ts'
import { ANY, BOOLEAN, INTEGER, listOf } from '../types/type.ts'

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>

/** A pattern as a condition: it must not have new variables. */
export function bindPatternPredicate(
  expression: Of<'pattern-predicate'>,
  context: ExpressionContext,
): BoundExpression {
  const { span } = expression
  const scope = context.scope.subquery()
  const { pattern, predicates } = bindPattern(expression.pattern, scope, 'predicate')
  const clause: BoundClause = { kind: 'match', span, optional: false, pattern, predicates }
  const query: BoundQuery = {
    parts: [{ clauses: [clause], results: [] }],
    union: undefined,
    columns: [],
    writes: false,
  }
  return { kind: 'subquery', span, type: BOOLEAN, form: 'exists', query, imports: [...scope.imports] }
}

/** `[p = (a)-->(b) WHERE condition | projection]`, as a subquery that collects. */
export function bindPatternComprehension(
  expression: Of<'pattern-comprehension'>,
  context: ExpressionContext,
): BoundExpression {
  const { span, pathVariable } = expression
  const outer = context.scope.subquery()
  const parts = expression.pattern.parts.map((part) => ({ ...part, pathVariable }))
  const { pattern, predicates, scope } = bindPattern({ ...expression.pattern, parts }, outer, 'comprehension')
  const conditions = expression.where === undefined ? [] : [bindPredicate(expression.where, scope)]
  const projected = bindExpression(expression.projection, plainContext(scope))
  const variable: Variable = { name: '  collected', type: projected.type }
  const match: BoundClause = {
    kind: 'match',
    span,
    optional: false,
    pattern,
    predicates: [...predicates, ...conditions],
  }
  const projection: BoundClause = {
    kind: 'projection',
    span,
    aggregation: undefined,
    items: [{ variable, expression: projected }],
    distinct: false,
    orderBy: [],
    skip: undefined,
    limit: undefined,
    where: undefined,
  }
  const query: BoundQuery = {
    parts: [{ clauses: [match, projection], results: [variable] }],
    union: undefined,
    columns: [variable.name],
    writes: false,
  }
  const type = listOf(projected.type)
  return { kind: 'subquery', span, type, form: 'collect', query, imports: [...outer.imports] }
}

/** `EXISTS { ... }`, `COUNT { ... }` and `COLLECT { ... }`: they see the variables around them and must not write. */
export function bindSubquery(expression: Of<'subquery'>, context: ExpressionContext): BoundExpression {
  const { span, form } = expression
  const scope = context.scope.subquery()
  const query = bindReading(expression.query, scope, form)
  if (form === 'collect' && query.columns.length !== 1) {
    const message = `COLLECT needs a query with one column, not ${query.columns.length}.`
    throw failure('InvalidClauseComposition', message, span, 'Return one expression.')
  }
  const element = query.parts[0]?.results[0]?.type ?? ANY
  const type = form === 'exists' ? BOOLEAN : form === 'count' ? INTEGER : listOf(element)
  return { kind: 'subquery', span, type, form, query, imports: [...scope.imports] }
}

function bindReading(query: Query, scope: ExpressionContext['scope'], form: string): BoundQuery {
  const bound = bindQueryIn(query, scope)
  if (!bound.writes) return bound
  const message = `A query inside ${form.toUpperCase()} must not write.`
  throw failure(
    'InvalidClauseComposition',
    message,
    query.span,
    'Move the writing to a clause of the query itself.',
  )
}
