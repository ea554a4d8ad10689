import type {
  Direction,
  Expression,
  Identifier,
  NodePattern,
  Pattern,
  PatternPart,
  RelationshipPattern,
} from '../ast/index.ts'
import { refusedSyntax } from '../language/syntax.ts'
import { syntaxError, type TokenCursor } from './cursor.ts'
import { parsePredicate, withPatterns } from './expressions.ts'
import { isLabelOperator, parseLabel } from './labels.ts'
import { numberLiteral } from './literals.ts'
import { parseMapEntries } from './primary.ts'
import { unsupportedAt } from './unsupported.ts'

const pathSelectors = ['SHORTEST', 'ANY', 'ALL']
const searches = { SHORTESTPATH: 'shortest', ALLSHORTESTPATHS: 'all-shortest' } as const

/** The parts of one MATCH, CREATE or subquery. openCypher 9, grammar rule `Pattern`. */
export function parsePattern(cursor: TokenCursor): Pattern {
  const { start } = cursor
  const parts: PatternPart[] = []
  do parts.push(parsePart(cursor))
  while (cursor.acceptSymbol(','))
  return { span: cursor.spanFrom(start), parts }
}

/** Whether a pattern is ahead: `(`, `p = (` or a search for shortest paths. */
export function startsPattern(cursor: TokenCursor, ahead = 0): boolean {
  if (cursor.isSymbol('(', ahead)) return true
  if (searchAt(cursor, ahead) !== undefined) return true
  return cursor.isVariable(ahead) && cursor.isSymbol('=', ahead + 1)
}

/** One part, with its path variable if it has one. */
export function parsePart(cursor: TokenCursor): PatternPart {
  const { start } = cursor
  if (!cursor.isVariable() || !cursor.isSymbol('=', 1)) return parseAnonymousPart(cursor)
  const pathVariable = cursor.expectVariable('a variable')
  cursor.advance()
  return { ...parseAnonymousPart(cursor), span: cursor.spanFrom(start), pathVariable }
}

/** One part without a path variable: a chain of nodes, in parentheses or in a search for shortest paths. */
export function parseAnonymousPart(cursor: TokenCursor): PatternPart {
  return withPatterns(cursor, false, () => {
    const { start } = cursor
    if (pathSelectors.some((word) => cursor.isKeyword(word)))
      throw unsupportedAt(cursor, refusedSyntax.pathSelector)
    const search = searchAt(cursor)
    if (search !== undefined) cursor.advance()
    let open = 0
    while (cursor.isSymbol('(') && (open === 0 && search !== undefined ? true : cursor.isSymbol('(', 1))) {
      cursor.advance()
      open++
    }
    const nodes = [parseNode(cursor)]
    const relationships: RelationshipPattern[] = []
    while (cursor.isSymbol('-') || cursor.isSymbol('<')) {
      relationships.push(parseRelationship(cursor))
      refuseQuantifier(cursor)
      nodes.push(parseNode(cursor))
    }
    for (; open > 0; open--) {
      cursor.expectSymbol(')', 'after the pattern')
      refuseQuantifier(cursor)
    }
    return {
      span: cursor.spanFrom(start),
      pathVariable: undefined,
      search: search ?? 'all',
      nodes,
      relationships,
    }
  })
}

/** @throws CypherError `UnsupportedSyntax` where a part of a path is to be repeated */
function refuseQuantifier(cursor: TokenCursor): void {
  if (['{', '+', '*'].some((sign) => cursor.isSymbol(sign)))
    throw unsupportedAt(cursor, refusedSyntax.quantifiedPath)
}

function searchAt(cursor: TokenCursor, ahead = 0): 'shortest' | 'all-shortest' | undefined {
  const token = cursor.peek(ahead)
  if (token.kind !== 'name' || !Object.hasOwn(searches, token.upper) || !cursor.isSymbol('(', ahead + 1))
    return undefined
  return searches[token.upper as keyof typeof searches]
}

/**
 * Whether the parenthesis ahead begins a path of at least one relationship rather than an expression. It reads a
 * handful of tokens and never tries and falls back, so that nesting costs nothing. `(a)--(b)` could also be a
 * subtraction: as in openCypher it is a path.
 */
export function looksLikePath(cursor: TokenCursor, ahead = 0): boolean {
  if (!cursor.isSymbol('(', ahead)) return false
  const inner = cursor.isVariable(ahead + 1) ? ahead + 2 : ahead + 1
  const isNode =
    cursor.isSymbol(')', inner) ||
    cursor.isSymbol(':', inner) ||
    cursor.isSymbol('{', inner) ||
    cursor.isKeyword('WHERE', inner) ||
    cursor.peek(inner).kind === 'parameter'
  const close = cursor.closing(ahead)
  if (!isNode || close === undefined) return false
  let next = close + 1
  const isIncoming = cursor.isSymbol('<', next)
  if (isIncoming) next++
  if (!cursor.isSymbol('-', next)) return false
  next++
  if (cursor.isSymbol('[', next)) {
    const end = cursor.closing(next)
    if (end === undefined) return false
    next = end + 1
  }
  if (!cursor.isSymbol('-', next)) return false
  next++
  if (cursor.isSymbol('>', next)) next++
  return cursor.isSymbol('(', next)
}

function parseNode(cursor: TokenCursor): NodePattern {
  const { start } = cursor
  cursor.expectSymbol('(', 'to begin a node')
  const variable = cursor.isVariable() ? cursor.expectVariable('a variable') : undefined
  const labels: Identifier[] = []
  if (cursor.isKeyword('IS')) throw unsupportedAt(cursor, refusedSyntax.isLabel)
  while (cursor.acceptSymbol(':')) labels.push(parseLabel(cursor, 'a label after `:`'))
  if (labels.length > 0 && (cursor.isSymbol('|') || isLabelOperator(cursor)))
    throw unsupportedAt(cursor, refusedSyntax.labelExpression)
  const properties = parseProperties(cursor)
  const where = cursor.acceptKeyword('WHERE') ? parsePredicate(cursor) : undefined
  cursor.expectSymbol(')', 'to end a node, or a variable, `:Label`, `{key: value}` or WHERE')
  return { span: cursor.spanFrom(start), variable, labels, properties, where }
}

function parseProperties(cursor: TokenCursor): Expression | undefined {
  const token = cursor.peek()
  const span = { start: token.start, end: token.end }
  if (token.kind === 'parameter') {
    cursor.advance()
    return { kind: 'parameter', span, name: token.text }
  }
  if (!cursor.isSymbol('{')) return undefined
  const entries = cursor.nested(() => parseMapEntries(cursor))
  return { kind: 'map', span: cursor.spanFrom(span.start), entries }
}

function parseRelationship(cursor: TokenCursor): RelationshipPattern {
  const { start } = cursor
  const pointsLeft = cursor.acceptSymbol('<')
  cursor.expectSymbol('-', 'in a relationship')
  const detail = cursor.isSymbol('[') ? parseDetail(cursor) : noDetail
  cursor.expectSymbol('-', 'to end a relationship')
  const pointsRight = cursor.acceptSymbol('>')
  const direction: Direction = pointsLeft === pointsRight ? 'both' : pointsLeft ? 'incoming' : 'outgoing'
  return { span: cursor.spanFrom(start), direction, ...detail }
}

type RelationshipDetail = Omit<RelationshipPattern, 'span' | 'direction'>

const noDetail: RelationshipDetail = {
  variable: undefined,
  types: [],
  length: undefined,
  properties: undefined,
  where: undefined,
}

function parseDetail(cursor: TokenCursor): RelationshipDetail {
  cursor.advance()
  const variable = cursor.isVariable() ? cursor.expectVariable('a variable') : undefined
  const types: Identifier[] = []
  if (cursor.acceptSymbol(':')) {
    do {
      if (types.length > 0) cursor.acceptSymbol(':')
      types.push(parseLabel(cursor, 'a relationship type'))
    } while (cursor.acceptSymbol('|'))
    if (isLabelOperator(cursor)) throw unsupportedAt(cursor, refusedSyntax.labelExpression)
  }
  const length = cursor.acceptSymbol('*') ? parseLength(cursor) : undefined
  const properties = parseProperties(cursor)
  const where = cursor.acceptKeyword('WHERE') ? parsePredicate(cursor) : undefined
  if (!cursor.isSymbol(']')) {
    const expected = '`]` to end a relationship, or a variable, `:TYPE`, `*1..3`, `{key: value}` or WHERE'
    throw cursor.unexpected(expected, [], 'InvalidRelationshipPattern')
  }
  cursor.advance()
  return { variable, types, length, properties, where }
}

/** What follows `*`: nothing, `2`, `1..3`, `1..`, `..3` or `..`. Without a lower bound it is 1. */
function parseLength(cursor: TokenCursor): { readonly lower: number; readonly upper: number | undefined } {
  const lower = parseBound(cursor)
  if (!cursor.acceptSymbol('..')) return { lower: lower ?? 1, upper: lower }
  return { lower: lower ?? 1, upper: parseBound(cursor) }
}

function parseBound(cursor: TokenCursor): number | undefined {
  const token = cursor.peek()
  if (token.kind !== 'number') return undefined
  cursor.advance()
  const span = { start: token.start, end: token.end }
  const literal = numberLiteral(token.text, false, span)
  if (literal.kind === 'integer' && typeof literal.value === 'number') return literal.value
  const hint = 'Write whole numbers, such as `*1..3`.'
  throw syntaxError('InvalidRelationshipPattern', `\`${token.text}\` is not a length of a path.`, hint, span)
}
