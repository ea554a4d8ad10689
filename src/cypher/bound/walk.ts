import { addAll } from '../../model/add-all.ts'
import { unreachable } from '../../model/unreachable.ts'
import { partsOf } from '../ast/walk.ts'
import type {
  BoundClause,
  BoundExpression,
  BoundPattern,
  BoundQuery,
  BoundSetItem,
  Variable,
} from './index.ts'

/** The expressions directly inside an expression, in the order of evaluation; subqueries have none. */
export function childrenOf(expression: BoundExpression): readonly BoundExpression[] {
  switch (expression.kind) {
    case 'literal':
    case 'extracted-literal':
    case 'parameter':
    case 'variable':
    case 'subquery':
      return []
    case 'map-projection':
      return [expression.target, ...expression.entries.map((entry) => entry.value)]
    default:
      return partsOf(expression)
  }
}

/** Adds every variable that an expression reads, variables of its own comprehensions included. */
export function collectVariables(expression: BoundExpression, into: Set<Variable>): void {
  // A list of what is left, not recursion: a chain of operators may be longer than the stack is deep.
  const left = [expression]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (at.kind === 'variable') into.add(at.variable)
    else if (at.kind === 'subquery') for (const variable of at.imports) into.add(variable)
    else addAll(left, childrenOf(at))
  }
}

/** The variables that an expression reads. */
export function variablesOf(expression: BoundExpression): Set<Variable> {
  const variables = new Set<Variable>()
  collectVariables(expression, variables)
  return variables
}

/** Whether an expression or one inside it fulfils a condition; subqueries are not looked into. */
export function someWithin(expression: BoundExpression, test: (inner: BoundExpression) => boolean): boolean {
  const left = [expression]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (test(at)) return true
    addAll(left, childrenOf(at))
  }
  return false
}

/** The parts of a conjunction, from left to right. */
export function conjuncts(expression: BoundExpression): BoundExpression[] {
  return operandsOf(expression, 'and')
}

/** The sides of a disjunction, from left to right. */
export function disjuncts(expression: BoundExpression): BoundExpression[] {
  return operandsOf(expression, 'or')
}

function operandsOf(expression: BoundExpression, operator: 'and' | 'or'): BoundExpression[] {
  const operands: BoundExpression[] = []
  const left = [expression]
  for (let at = left.pop(); at !== undefined; at = left.pop())
    if (at.kind === 'binary' && at.operator === operator) left.push(at.right, at.left)
    else operands.push(at)
  return operands
}

/** Called for every expression and pattern of a query, subqueries included. */
export interface QueryVisitor {
  expression?(expression: BoundExpression): void
  pattern?(pattern: BoundPattern, reads: boolean): void
  /** Called for each CALL of a procedure. */
  procedure?(): void
  /** Called for a subquery instead of visiting what is in it. */
  subquery?(query: BoundQuery): void
}

/** Visits a whole query once, clause by clause. */
export function visitQuery(query: BoundQuery, visitor: QueryVisitor): void {
  for (const part of query.parts) for (const clause of part.clauses) visitClause(clause, visitor)
}

function visitClause(clause: BoundClause, visitor: QueryVisitor): void {
  const visit = (expression: BoundExpression | undefined): void => {
    if (expression !== undefined) visitExpression(expression, visitor)
  }
  switch (clause.kind) {
    case 'match':
      visitPattern(clause.pattern, true, visitor)
      clause.predicates.forEach(visit)
      return
    case 'unwind':
      visit(clause.list)
      return
    case 'projection':
      clause.aggregation?.grouping.forEach((item) => visit(item.expression))
      clause.aggregation?.aggregates.forEach((aggregate) => aggregate.arguments.forEach(visit))
      clause.items.forEach((item) => visit(item.expression))
      clause.orderBy.forEach((key) => visit(key.expression))
      visit(clause.skip)
      visit(clause.limit)
      visit(clause.where)
      return
    case 'create':
      for (const pattern of clause.patterns) visitPattern(pattern, false, visitor)
      return
    case 'merge':
      visitPattern(clause.pattern, false, visitor)
      for (const item of [...clause.onCreate, ...clause.onMatch]) setExpressions(item).forEach(visit)
      return
    case 'set':
      for (const item of clause.items) setExpressions(item).forEach(visit)
      return
    case 'remove':
      for (const item of clause.items) if (item.kind === 'property') visit(item.target)
      return
    case 'delete':
      clause.targets.forEach(visit)
      return
    case 'procedure-call':
      visitor.procedure?.()
      clause.arguments.forEach(visit)
      visit(clause.where)
      return
    case 'foreach':
      visit(clause.list)
      for (const update of clause.clauses) visitClause(update, visitor)
      return
    case 'call-subquery':
      visitSubquery(clause.query, visitor)
      return
    default:
      unreachable(clause)
  }
}

/** The expressions that a SET item evaluates. */
export function setExpressions(item: BoundSetItem): readonly BoundExpression[] {
  switch (item.kind) {
    case 'property':
      return [item.target, item.value]
    case 'replace':
    case 'merge':
      return [item.value]
    case 'labels':
      return []
    default:
      return unreachable(item)
  }
}

function visitPattern(pattern: BoundPattern, reads: boolean, visitor: QueryVisitor): void {
  visitor.pattern?.(pattern, reads)
  for (const element of [...pattern.nodes, ...pattern.relationships])
    if (element.properties !== undefined) visitExpression(element.properties, visitor)
}

function visitSubquery(query: BoundQuery, visitor: QueryVisitor): void {
  if (visitor.subquery === undefined) visitQuery(query, visitor)
  else visitor.subquery(query)
}

function visitExpression(expression: BoundExpression, visitor: QueryVisitor): void {
  const left = [expression]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    visitor.expression?.(at)
    if (at.kind === 'subquery') visitSubquery(at.query, visitor)
    else {
      const children = childrenOf(at)
      for (let child = children.length - 1; child >= 0; child--) left.push(children[child])
    }
  }
}
