import { unreachable } from '../../model/unreachable.ts'
import { childrenOf, type syntax } from '../../cypher/index.ts'

type Clause = syntax.Clause
type Expression = syntax.Expression
type NodePattern = syntax.NodePattern
type Pattern = syntax.Pattern
type PatternPart = syntax.PatternPart
type ProjectionBody = syntax.ProjectionBody
type Query = syntax.Query
type RemoveItem = syntax.RemoveItem
type SetItem = syntax.SetItem

/** A node pattern that could read an isolated node. */
export interface IsolatedNodePattern {
  readonly node: NodePattern
  /**
   * The end of a name for a variable that the node could be given: others that it would be seen with have another, and
   * equal expressions have the same. Undefined where a variable would be refused, or listed by a `*`.
   */
  readonly mark: string | undefined
}

/** Where variables are seen: one part of a query, or a pattern comprehension. */
interface Scope {
  readonly depth: number
  readonly canAddVariables: boolean
  /** How many node patterns were found in it. */
  count: number
}

/**
 * The node patterns by which a query could read a node without relationships whose label it does not name: for each such
 * path its first node. That are the paths of MATCH, subqueries and comprehensions that name no label and in which every
 * relationship may be repeated zero times; of a longer path all nodes are then one. The path of a predicate is such only
 * without a variable, as it has those that were read before. What CREATE and MERGE write is not among them. Cost: linear
 * in the query.
 */
export function isolatedNodePatterns(query: Query): readonly IsolatedNodePattern[] {
  const found: IsolatedNodePattern[] = []

  const visitQuery = ({ parts }: Query, depth: number): void => {
    for (const { clauses } of parts) {
      const listsAll = clauses.some((clause) => 'body' in clause && clause.body.star)
      const scope = { depth, canAddVariables: !listsAll, count: 0 }
      for (const clause of clauses) visitClause(clause, scope)
    }
  }
  const visitClause = (clause: Clause, scope: Scope): void => {
    const { reads = [], expressions = [], clauses = [], query: inner } = contentsOf(clause)
    visitPaths(reads, scope)
    visitExpressions(expressions, scope.depth)
    for (const one of clauses) visitClause(one, scope)
    if (inner !== undefined) visitQuery(inner, scope.depth + 1)
  }
  const visitPaths = (parts: readonly PatternPart[], scope: Scope): void => {
    for (const part of parts.filter(readsIsolatedNodes)) {
      const mark = scope.canAddVariables ? `${scope.depth}_${scope.count++}` : undefined
      found.push({ node: part.nodes[0], mark })
    }
    visitExpressions(parts.flatMap(expressionsIn), scope.depth)
  }
  const visitExpressions = (expressions: readonly (Expression | undefined)[], depth: number): void => {
    // A list of what is left, not recursion: a chain of operators may be longer than the stack is deep.
    const left = expressions.filter((expression) => expression !== undefined)
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      for (const child of childrenOf(at)) left.push(child)
      if (at.kind === 'subquery') visitQuery(at.query, depth + 1)
      if (at.kind === 'pattern-predicate') visitPredicate(at.pattern, depth)
      if (at.kind !== 'pattern-comprehension') continue
      visitPaths(at.pattern.parts, { depth: depth + 1, canAddVariables: true, count: 0 })
      visitExpressions([at.where, at.projection], depth + 1)
    }
  }
  const visitPredicate = ({ parts }: Pattern, depth: number): void => {
    const isAnonymous = parts.every(({ nodes }) => nodes.every(({ variable }) => variable === undefined))
    if (isAnonymous) visitPaths(parts, { depth, canAddVariables: false, count: 0 })
    else visitExpressions(parts.flatMap(expressionsIn), depth)
  }

  visitQuery(query, 0)
  return found
}

function readsIsolatedNodes({ nodes, relationships }: PatternPart): boolean {
  return (
    nodes.every(({ labels }) => labels.length === 0) &&
    relationships.every(({ length }) => length?.lower === 0)
  )
}

/** What is directly inside a clause. */
interface Contents {
  /** Paths that are looked for. */
  readonly reads?: readonly PatternPart[]
  readonly expressions?: readonly (Expression | undefined)[]
  readonly clauses?: readonly Clause[]
  readonly query?: Query
}

function contentsOf(clause: Clause): Contents {
  switch (clause.kind) {
    case 'match':
      return { reads: clause.pattern.parts, expressions: [clause.where] }
    case 'unwind':
      return { expressions: [clause.list] }
    case 'with':
      return { expressions: [...expressionsOf(clause.body), clause.where] }
    case 'return':
      return { expressions: expressionsOf(clause.body) }
    case 'create':
      return { expressions: clause.pattern.parts.flatMap(expressionsIn) }
    case 'merge': {
      const { part, onCreate, onMatch } = clause
      return { expressions: [...expressionsIn(part), ...[...onCreate, ...onMatch].flatMap(operandsOf)] }
    }
    case 'set':
    case 'remove':
      return { expressions: clause.items.flatMap(operandsOf) }
    case 'delete':
      return { expressions: clause.targets }
    case 'call':
      return { expressions: [...(clause.arguments ?? []), clause.yields?.where] }
    case 'call-subquery':
      return { query: clause.query }
    case 'foreach':
      return { expressions: [clause.list], clauses: clause.clauses }
    case 'show': {
      const { order, where, returns } = clause
      return { expressions: [...expressionsOf(order), where, ...expressionsOf(returns)] }
    }
    case 'schema':
    case 'finish':
      return {}
    default:
      return unreachable(clause)
  }
}

function expressionsIn({ nodes, relationships }: PatternPart): readonly (Expression | undefined)[] {
  return [...nodes, ...relationships].flatMap(({ properties, where }) => [properties, where])
}

function expressionsOf(body: Partial<ProjectionBody> = {}): readonly (Expression | undefined)[] {
  const { items = [], orderBy = [], skip, limit } = body
  return [...[...items, ...orderBy].map(({ expression }) => expression), skip, limit]
}

function operandsOf(item: SetItem | RemoveItem): readonly Expression[] {
  const target = item.kind === 'property' ? [item.target] : []
  return 'value' in item ? [...target, item.value] : target
}
