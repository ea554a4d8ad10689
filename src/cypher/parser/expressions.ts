import type { BinaryOperator, ComparisonOperator, Expression } from '../ast/index.ts'
import type { TokenCursor } from './cursor.ts'
import { refusedSyntax } from '../language/syntax.ts'
import { numberLiteral } from './literals.ts'
import { parsePrimary } from './primary.ts'
import { unsupportedAt } from './unsupported.ts'

const comparisonOperators: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>='])

/** An expression of any kind, as loose as OR. openCypher 9, grammar rule `Expression`. */
export function parseExpression(cursor: TokenCursor): Expression {
  return cursor.nested(() => parseConnective(cursor, 'or'))
}

/** An expression in whose boolean positions patterns may stand as predicates: what follows WHERE and WHEN. */
export function parsePredicate(cursor: TokenCursor): Expression {
  return withPatterns(cursor, true, () => parseExpression(cursor))
}

/** Runs `read` where patterns are, or are not, allowed as predicates. */
export function withPatterns<T>(cursor: TokenCursor, allowed: boolean, read: () => T): T {
  const outer = cursor.patternsAllowed
  cursor.patternsAllowed = allowed
  const result = read()
  cursor.patternsAllowed = outer
  return result
}

type Connective = 'or' | 'xor' | 'and'

/**
 * A chain of OR, XOR or AND becomes a balanced tree: each is associative in three-valued logic, and a list of a hundred
 * thousand conditions then stays as shallow as one of a hundred.
 */
function parseConnective(cursor: TokenCursor, operator: Connective): Expression {
  const keyword = operator.toUpperCase()
  const outer = cursor.beginHeight()
  const operands = [parseOperand(cursor, operator)]
  while (cursor.acceptKeyword(keyword)) operands.push(parseOperand(cursor, operator))
  for (let width = 1; width < operands.length; width *= 2) cursor.grow()
  cursor.endHeight(outer)
  return balanced(operator, operands, 0, operands.length)
}

function parseOperand(cursor: TokenCursor, operator: Connective): Expression {
  if (operator === 'or') return parseConnective(cursor, 'xor')
  if (operator === 'xor') return parseConnective(cursor, 'and')
  return parseNot(cursor)
}

function balanced(
  operator: Connective,
  operands: readonly Expression[],
  from: number,
  to: number,
): Expression {
  const first = operands[from]
  if (to - from === 1) return first
  const middle = (from + to + 1) >> 1
  const left = balanced(operator, operands, from, middle)
  const right = balanced(operator, operands, middle, to)
  return { kind: 'binary', span: { start: left.span.start, end: right.span.end }, operator, left, right }
}

function parseNot(cursor: TokenCursor): Expression {
  const starts: number[] = []
  const outer = cursor.beginHeight()
  while (cursor.isKeyword('NOT')) starts.push(cursor.advance().start)
  let expression = parseComparison(cursor)
  for (const start of starts.toReversed()) {
    cursor.grow()
    expression = { kind: 'unary', span: cursor.spanFrom(start), operator: 'not', operand: expression }
  }
  cursor.endHeight(outer)
  return expression
}

function parseComparison(cursor: TokenCursor): Expression {
  const { start } = cursor
  const outer = cursor.beginHeight()
  const operands = [parseTest(cursor)]
  const operators: ComparisonOperator[] = []
  for (let operator = comparisonAt(cursor); operator !== undefined; operator = comparisonAt(cursor)) {
    cursor.advance()
    operators.push(operator)
    operands.push(parseTest(cursor))
  }
  if (operators.length > 0) cursor.grow()
  cursor.endHeight(outer)
  return operators.length === 0
    ? operands[0]
    : { kind: 'comparison', span: cursor.spanFrom(start), operands, operators }
}

function comparisonAt(cursor: TokenCursor): ComparisonOperator | undefined {
  const token = cursor.peek()
  return token.kind === 'symbol' && comparisonOperators.has(token.text)
    ? (token.text as ComparisonOperator)
    : undefined
}

/** Tests for null, membership and strings, which bind tighter than comparisons and looser than sums. */
function parseTest(cursor: TokenCursor): Expression {
  const { start } = cursor
  const outer = cursor.beginHeight()
  let expression = parseSum(cursor)
  for (;;) {
    if (cursor.acceptKeyword('IS')) {
      const negated = cursor.acceptKeyword('NOT')
      refuseTest(cursor)
      cursor.expectKeyword('NULL', negated ? 'after IS NOT' : 'or NOT NULL after IS')
      cursor.grow()
      expression = { kind: 'is-null', span: cursor.spanFrom(start), operand: expression, negated }
      continue
    }
    const operator = acceptTestOperator(cursor)
    if (operator === undefined) break
    const right = parseSum(cursor)
    cursor.grow()
    expression = { kind: 'binary', span: cursor.spanFrom(start), operator, left: expression, right }
  }
  cursor.endHeight(outer)
  return expression
}

/** @throws CypherError `UnsupportedSyntax` for a test of Neo4j 5 after IS that is not one for null */
function refuseTest(cursor: TokenCursor): void {
  if (cursor.isSymbol(':') || cursor.isKeyword('TYPED')) throw unsupportedAt(cursor, refusedSyntax.typeTest)
  if (cursor.isKeyword('NORMALIZED') || cursor.isKeyword('NORMALIZED', 1))
    throw unsupportedAt(cursor, refusedSyntax.normalized)
}

function acceptTestOperator(cursor: TokenCursor): BinaryOperator | undefined {
  if (cursor.acceptKeyword('IN')) return 'in'
  if (cursor.acceptKeyword('CONTAINS')) return 'contains'
  if (cursor.acceptSymbol('=~')) return '=~'
  if (cursor.acceptKeyword('STARTS')) {
    cursor.expectKeyword('WITH', 'after STARTS')
    return 'starts-with'
  }
  if (cursor.acceptKeyword('ENDS')) {
    cursor.expectKeyword('WITH', 'after ENDS')
    return 'ends-with'
  }
  return undefined
}

function parseSum(cursor: TokenCursor): Expression {
  const sum = parseLeftChain(cursor, ['+', '-'], parseProduct)
  if (cursor.isSymbol('|') && cursor.isSymbol('|', 1))
    throw unsupportedAt(cursor, refusedSyntax.concatenation, 2)
  return sum
}

function parseProduct(cursor: TokenCursor): Expression {
  return parseLeftChain(cursor, ['*', '/', '%'], parsePower)
}

function parsePower(cursor: TokenCursor): Expression {
  return parseLeftChain(cursor, ['^'], parseSigned)
}

function parseLeftChain(
  cursor: TokenCursor,
  operators: readonly BinaryOperator[],
  parseNext: (cursor: TokenCursor) => Expression,
): Expression {
  const { start } = cursor
  const outer = cursor.beginHeight()
  let left = parseNext(cursor)
  let isChain = false
  for (;;) {
    const token = cursor.peek()
    const operator = token.kind === 'symbol' ? operators.find((symbol) => symbol === token.text) : undefined
    if (operator === undefined) break
    cursor.advance()
    const right = parseNext(cursor)
    isChain = true
    left = { kind: 'binary', span: cursor.spanFrom(start), operator, left, right }
  }
  // However long: the stages after the parser walk down the left sides in a loop.
  if (isChain) cursor.grow()
  cursor.endHeight(outer)
  return left
}

/** Signs bind tighter than `^`: `-3 ^ 2` is 9. The last minus sign before a literal belongs to the literal. */
function parseSigned(cursor: TokenCursor): Expression {
  const signs: { readonly operator: '+' | '-'; readonly start: number }[] = []
  const outer = cursor.beginHeight()
  while (cursor.isSymbol('-') || cursor.isSymbol('+')) {
    const operator = cursor.isSymbol('-') ? '-' : '+'
    signs.push({ operator, start: cursor.advance().start })
  }
  let expression: Expression
  const innermost = signs.at(-1)
  if (innermost?.operator === '-' && cursor.peek().kind === 'number') {
    signs.pop()
    const token = cursor.advance()
    const literal = numberLiteral(token.text, true, { start: innermost.start, end: token.end })
    cursor.grow()
    expression = parsePrimary(cursor, literal)
  } else {
    expression = parsePrimary(cursor)
  }
  for (const { operator, start } of signs.toReversed()) {
    cursor.grow()
    expression = { kind: 'unary', span: cursor.spanFrom(start), operator, operand: expression }
  }
  cursor.endHeight(outer)
  return expression
}
