import type { GraphShapes, TypeEnds } from '../../model/graph-shapes.ts'
import type {
  BoundClause,
  BoundExpression,
  BoundNode,
  BoundQuery,
  BoundRelationship,
  Variable,
} from '../bound/index.ts'
import type { Impossible } from './unknown-names.ts'
import { visitQuery } from '../bound/walk.ts'

/**
 * Tells what a query asks for that a graph of these shapes cannot have, each once: a relationship between labels that its type
 * never joins, and a list that is compared with one text, or sought among texts. Where it has no records for that, a reader takes it for a "no".
 * Cost: linear in the query.
 */
export function impossiblePatterns(shapes: GraphShapes): (query: BoundQuery) => readonly Impossible[] {
  return (query) => {
    const found = new Map<string, Impossible>()
    const add = (one: Impossible | undefined): void => {
      if (one !== undefined && !found.has(one.message)) found.set(one.message, one)
    }
    const denied = new Set<BoundExpression>()
    const visit = (inner: BoundQuery, outer: Labels): void => {
      // What one part of a UNION asks of a variable need not be so in another.
      for (const part of inner.parts) {
        const labels = part.clauses.reduce(withRequired, outer)
        visitQuery(
          { ...inner, parts: [part] },
          {
            pattern: (pattern, reads) => {
              if (!reads) return
              const own = withNodes(labels, pattern.nodes)
              for (const one of pattern.relationships) add(impossibleRelationship(one, own, shapes))
            },
            expression: (expression) => {
              const list = deniedList(expression)
              if (list !== undefined) denied.add(list)
              if (!denied.has(expression)) add(impossibleComparison(expression, shapes))
            },
            subquery: (subquery) => visit(subquery, labels),
          },
        )
      }
    }
    visit(query, new Map())
    return [...found.values()]
  }
}

/** Of each variable the labels that it must have. */
type Labels = ReadonlyMap<Variable, ReadonlySet<string>>

/** What an OPTIONAL MATCH or a subquery asks for need not be so outside of it. */
function withRequired(labels: Labels, clause: BoundClause): Labels {
  return clause.kind === 'match' && !clause.optional ? withNodes(labels, clause.pattern.nodes) : labels
}

function withNodes(labels: Labels, nodes: readonly BoundNode[]): Labels {
  const more = new Map(labels)
  for (const { variable, labels: asked } of nodes)
    more.set(variable, new Set([...(more.get(variable) ?? []), ...asked]))
  return more
}

function impossibleRelationship(
  { types, left, right, direction, length, span }: BoundRelationship,
  labels: Labels,
  shapes: GraphShapes,
): Impossible | undefined {
  // What stands between the ends of a longer path is not known.
  if (length !== undefined || types.length === 0) return undefined
  const known = types.map((type) => (Object.hasOwn(shapes.types, type) ? shapes.types[type] : undefined))
  if (!known.every((ends) => ends !== undefined)) return undefined
  const joined = new Set(
    Object.values(shapes.types).flatMap((ends) => (ends === undefined ? [] : [...ends.from, ...ends.to])),
  )
  // A label that no type joins is one that the graph does not know, and is told as such.
  const of = (variable: Variable): readonly string[] =>
    [...(labels.get(variable) ?? [])].filter((label) => joined.has(label))
  const [start, end] = direction === 'incoming' ? [of(right), of(left)] : [of(left), of(right)]
  const isEither = direction === 'both'
  const isClaimOnly = known.every(({ from }) => from.length === 0)
  const isPossible = known.some(
    (ends) => joins(ends, start, end) || ((isEither || ends.symmetric) && joins(ends, end, start)),
  )
  if (isPossible && !isClaimOnly) return undefined
  const name = types.join('|')
  if (isClaimOnly) {
    const claims = `MATCH (k:Claim {relation: '${types[0]}'})`
    const message = `\`${name}\` exists only in claims in this graph, not as a relationship. Write ${claims}.`
    return { kind: 'pattern', name, message, at: span }
  }
  const message = [
    `\`${name}\` never ${isEither ? 'joins' : 'leads'} ${between(start, end, isEither)} in this graph.`,
    mend(known, start, end, isEither, shapes),
  ].join(' ')
  return { kind: 'pattern', name, message, at: span }
}

function joins({ from, to }: TypeEnds, start: readonly string[], end: readonly string[]): boolean {
  return start.every((label) => from.includes(label)) && end.every((label) => to.includes(label))
}

/** What would fit: the arrow turned, other types between the same labels, or the labels that the type does join. */
function mend(
  known: readonly TypeEnds[],
  start: readonly string[],
  end: readonly string[],
  isEither: boolean,
  shapes: GraphShapes,
): string {
  if (!isEither && known.some((ends) => joins(ends, end, start)))
    return 'It goes the other way: reverse the arrow.'
  const { from, to } = known.find((ends) => ends.from.length > 0) ?? known[0]
  const others = Object.entries(shapes.types).flatMap(([other, ends]) =>
    ends !== undefined &&
    ends.from.length > 0 &&
    start.length > 0 &&
    end.length > 0 &&
    joins(ends, start, end)
      ? [`\`${other}\``]
      : [],
  )
  const own = `It leads from ${anyOf(from)} to ${anyOf(to)}.`
  if (others.length === 0 || others.length > MOST_OTHERS) return own
  return `${own} From ${both(start)} to ${both(end)} ${others.length === 1 ? 'leads' : 'lead'} ${allOf(others)}.`
}

const MOST_OTHERS = 5
const MOST_LABELS = 6

function between(start: readonly string[], end: readonly string[], isEither: boolean): string {
  const [a, b] = [both(start), both(end)]
  if (isEither) return a === '' || b === '' ? a + b : `${a} and ${b}`
  return [a === '' ? '' : `from ${a}`, b === '' ? '' : `to ${b}`].filter((part) => part !== '').join(' ')
}

/** Labels that one node has. */
function both(labels: readonly string[]): string {
  return labels.length < 2
    ? allOf(labels)
    : `a node that is ${labels.length === 2 ? 'both ' : ''}${allOf(labels)}`
}

/** The first six of them; the rest as a number. */
function anyOf(labels: readonly string[]): string {
  const others = labels.length - MOST_LABELS
  const named = others > 1 ? [...labels.slice(0, MOST_LABELS), `one of ${others} other labels`] : labels
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(named)
}

function allOf(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names)
}

/** A property that is a list, and one text or several that it is compared with: it is equal to none, nor more or less. */
function impossibleComparison(expression: BoundExpression, { lists }: GraphShapes): Impossible | undefined {
  for (const { operands, isDenied } of comparisonsIn(expression)) {
    const property = operands.find(
      (one) => one.kind === 'property' && isElement(one.target) && lists.includes(one.key),
    )
    if (property?.kind !== 'property' || !operands.some(isText)) continue
    const { key } = property
    const [what, instead] = isDenied
      ? ['always differs from', `NOT '...' IN x.${key}`]
      : ['never matches', `'...' IN x.${key}`]
    const message = `\`${key}\` is a list in this graph, so it ${what} a text. Write \`${instead}\`.`
    return { kind: 'comparison', name: key, message, at: expression.span }
  }
  return undefined
}

/** The two sides of each comparison that an expression is, and whether it is said to differ. `x IN [a, b]` compares x with a and b. */
function comparisonsIn(
  expression: BoundExpression,
): readonly { readonly operands: readonly BoundExpression[]; readonly isDenied: boolean }[] {
  if (expression.kind === 'comparison') {
    const { operands, operators } = expression
    return operators.map((operator, at) => ({
      operands: operands.slice(at, at + 2),
      isDenied: operator === '<>',
    }))
  }
  const denied = deniedList(expression)
  const listed = denied ?? expression
  if (listed.kind !== 'binary' || listed.operator !== 'in' || listed.right.kind !== 'list') return []
  const { left, right } = listed
  return right.items.map((item) => ({ operands: [left, item], isDenied: denied !== undefined }))
}

/** The `x IN list` of `NOT x IN list`, which is what a chain of `<>` becomes too. */
function deniedList(expression: BoundExpression): BoundExpression | undefined {
  if (expression.kind !== 'unary' || expression.operator !== 'not') return undefined
  const { operand } = expression
  return operand.kind === 'binary' && operand.operator === 'in' ? operand : undefined
}

function isText({ type }: BoundExpression): boolean {
  return type.kind === 'string'
}

function isElement({ type }: BoundExpression): boolean {
  return type.kind === 'node' || type.kind === 'relationship'
}
