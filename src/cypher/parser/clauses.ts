import { addAll } from '../../model/add-all.ts'
import type { Clause, Query, RemoveItem, SetItem, SingleQuery } from '../ast/index.ts'
import { clauseKeywords } from '../language/clauses.ts'
import { refusedSyntax } from '../language/syntax.ts'
import { parseCallClause } from './call-clause.ts'
import { syntaxError, type TokenCursor } from './cursor.ts'
import { parseExpression, parsePredicate } from './expressions.ts'
import { parseForeach } from './foreach.ts'
import { isLabelOperator } from './labels.ts'
import { refuseMisspelt } from './misspelt.ts'
import { parsePart, parsePattern } from './patterns.ts'
import { parsePrimary } from './primary.ts'
import { parseOrderAndCounts, parseProjectionBody } from './projections.ts'
import { parseSchemaCommand, refuseSchemaCommand, startsSchemaCommand } from './schema.ts'
import { parseShow } from './show.ts'
import { showHeading } from './show-heading.ts'
import { refuseClause, unsupportedAt, unsupportedError } from './unsupported.ts'

/** Where a query stands: it decides how the query may end. */
export type QueryPlace = 'statement' | 'call' | 'exists' | 'count' | 'collect'

const followers = [...clauseKeywords, 'UNION', 'WHERE', 'YIELD', 'AND', 'OR', 'XOR', 'IN', 'AS']

/** Single queries joined by UNION. openCypher 9, grammar rule `RegularQuery`. */
export function parseQuery(cursor: TokenCursor, place: QueryPlace): Query {
  return cursor.nested(() => {
    const { start } = cursor
    const parts = [parseSingleQuery(cursor, place)]
    const unions: {
      readonly all: boolean
      readonly span: { readonly start: number; readonly end: number }
    }[] = []
    while (cursor.isKeyword('UNION') && parts[0].clauses[0].kind !== 'schema') {
      const union = cursor.advance()
      const all = cursor.acceptKeyword('ALL')
      if (!all) cursor.acceptKeyword('DISTINCT')
      unions.push({ all, span: cursor.spanFrom(union.start) })
      parts.push(parseSingleQuery(cursor, place))
    }
    return { span: cursor.spanFrom(start), parts, unions }
  })
}

function parseSingleQuery(cursor: TokenCursor, place: QueryPlace): SingleQuery {
  const { start } = cursor
  const clauses: Clause[] = []
  const heading = place === 'statement' ? showHeading(cursor) : undefined
  if (heading !== undefined) return { clauses: [parseShow(cursor, heading)], span: cursor.spanFrom(start) }
  if (place === 'statement' && startsSchemaCommand(cursor)) {
    return { clauses: [parseSchemaCommand(cursor)], span: cursor.spanFrom(start) }
  }
  while (!isQueryEnd(cursor, place)) {
    const previous = clauses.at(-1)
    if ((previous?.kind === 'return' || previous?.kind === 'finish') && isClauseStart(cursor)) {
      const hint = 'To go on with its columns, write WITH in place of RETURN.'
      throw syntaxError(
        'InvalidClauseComposition',
        `A query ends with ${previous.kind.toUpperCase()}; no clause may follow it.`,
        hint,
        cursor.spanOfNext(),
      )
    }
    clauses.push(parseClause(cursor, previous))
  }
  const last = clauses.at(-1)
  if (last === undefined) throw cursor.unexpected('a clause, such as MATCH or RETURN', clauseKeywords)
  checkYieldAll(clauses, place)
  if ((place === 'statement' || place === 'call' || place === 'collect') && !mayEnd(last, clauses.length)) {
    const name = last.kind.toUpperCase()
    const hint = 'Say what to return: `RETURN *` returns all variables.'
    throw syntaxError('InvalidClauseComposition', `A query cannot end with ${name}.`, hint, last.span)
  }
  return { span: cursor.spanFrom(start), clauses }
}

function isQueryEnd(cursor: TokenCursor, place: QueryPlace): boolean {
  if (cursor.peek().kind === 'end' || cursor.isKeyword('UNION')) return true
  return place === 'statement' ? cursor.isSymbol(';') : cursor.isSymbol('}')
}

function isClauseStart(cursor: TokenCursor): boolean {
  const token = cursor.peek()
  return token.kind === 'name' && clauseKeywords.has(token.upper)
}

function mayEnd(last: Clause, count: number): boolean {
  switch (last.kind) {
    case 'match':
    case 'unwind':
    case 'with':
      return false
    case 'call':
      return count === 1 || last.yields === undefined
    default:
      return true
  }
}

/** `YIELD *` is for a CALL that is the whole query: elsewhere the columns are named. openCypher 9, 3.2.7. */
function checkYieldAll(clauses: readonly Clause[], place: QueryPlace): void {
  if (clauses.length === 1 && place === 'statement') return
  for (const clause of clauses) {
    if (clause.kind === 'call' && clause.yields?.all === true) {
      const hint = 'Name the columns: `YIELD a, b`.'
      throw syntaxError(
        'UnexpectedSyntax',
        '`YIELD *` can only be used in a CALL that is the whole query.',
        hint,
        clause.span,
      )
    }
  }
}

/** One clause. */
export function parseClause(cursor: TokenCursor, previous: Clause | undefined): Clause {
  const token = cursor.peek()
  const { start } = token
  if (showHeading(cursor) !== undefined) {
    const hint = 'Run it as a query of its own.'
    throw syntaxError('InvalidClauseComposition', 'SHOW must be the whole query.', hint, cursor.spanOfNext())
  }
  refuseSchemaCommand(cursor)
  refuseMisspelt(cursor)
  refuseClause(cursor)
  switch (token.kind === 'name' ? token.upper : '') {
    case 'MATCH':
      return parseMatch(cursor, start, false)
    case 'OPTIONAL':
      cursor.advance()
      if (!cursor.isKeyword('MATCH')) throw cursor.unexpected('MATCH after OPTIONAL', ['MATCH'])
      return parseMatch(cursor, start, true)
    case 'UNWIND':
      return parseUnwind(cursor, start)
    case 'WITH': {
      cursor.advance()
      const body = parseProjectionBody(cursor)
      const where = cursor.acceptKeyword('WHERE') ? parsePredicate(cursor) : undefined
      return { kind: 'with', span: cursor.spanFrom(start), body, where }
    }
    case 'RETURN': {
      cursor.advance()
      const body = parseProjectionBody(cursor)
      return { kind: 'return', span: cursor.spanFrom(start), body }
    }
    case 'ORDER':
    case 'SKIP':
    case 'OFFSET':
    case 'LIMIT': {
      const body = { ...parseOrderAndCounts(cursor), star: true, items: [] }
      return { kind: 'with', span: cursor.spanFrom(start), body, where: undefined }
    }
    case 'CREATE':
    case 'INSERT': {
      cursor.advance()
      const pattern = parsePattern(cursor)
      return { kind: 'create', span: cursor.spanFrom(start), pattern }
    }
    case 'MERGE':
      return parseMerge(cursor, start)
    case 'SET':
      return { kind: 'set', items: parseSetItems(cursor), span: cursor.spanFrom(start) }
    case 'REMOVE':
      return { kind: 'remove', items: parseRemoveItems(cursor), span: cursor.spanFrom(start) }
    case 'DELETE':
    case 'DETACH':
    case 'NODETACH':
      return parseDelete(cursor, start)
    case 'CALL':
      return parseCallClause(cursor, start)
    case 'FOREACH':
      return parseForeach(cursor, start)
    case 'FINISH':
      cursor.advance()
      return { kind: 'finish', span: cursor.spanFrom(start) }
    default: {
      if (previous === undefined && cursor.isSymbol(':')) {
        const message = 'A line that begins with `:` is a command of cypher-shell.'
        throw syntaxError('UnexpectedSyntax', message, 'Leave it out.', cursor.spanOfNext())
      }
      if (cursor.isSymbol('|') || isLabelOperator(cursor))
        throw unsupportedAt(cursor, refusedSyntax.labelExpression)
      const place =
        previous === undefined
          ? 'a clause, such as MATCH or RETURN'
          : 'an operator, the next clause or the end'
      throw cursor.unexpected(place, followers)
    }
  }
}

function parseMatch(cursor: TokenCursor, start: number, optional: boolean): Clause {
  cursor.advance()
  const pattern = parsePattern(cursor)
  const where = cursor.acceptKeyword('WHERE') ? parsePredicate(cursor) : undefined
  return { kind: 'match', span: cursor.spanFrom(start), optional, pattern, where }
}

function parseUnwind(cursor: TokenCursor, start: number): Clause {
  cursor.advance()
  const list = parseExpression(cursor)
  cursor.expectKeyword('AS', 'after the list of UNWIND')
  const variable = cursor.expectVariable('a variable after AS')
  return { kind: 'unwind', span: cursor.spanFrom(start), list, variable }
}

function parseMerge(cursor: TokenCursor, start: number): Clause {
  cursor.advance()
  const part = parsePart(cursor)
  const onCreate: SetItem[] = []
  const onMatch: SetItem[] = []
  while (cursor.acceptKeyword('ON')) {
    if (!cursor.isKeyword('CREATE') && !cursor.isKeyword('MATCH')) {
      throw cursor.unexpected('CREATE or MATCH after ON', ['CREATE', 'MATCH'])
    }
    const target = cursor.isKeyword('CREATE') ? onCreate : onMatch
    cursor.advance()
    if (!cursor.isKeyword('SET')) throw cursor.unexpected('SET after ON CREATE or ON MATCH', ['SET'])
    addAll(target, parseSetItems(cursor))
  }
  return { kind: 'merge', span: cursor.spanFrom(start), part, onCreate, onMatch }
}

function parseSetItems(cursor: TokenCursor): readonly SetItem[] {
  cursor.advance()
  const items: SetItem[] = []
  do items.push(parseSetItem(cursor))
  while (cursor.acceptSymbol(','))
  return items
}

function parseSetItem(cursor: TokenCursor): SetItem {
  const { start } = cursor
  const target = parsePrimary(cursor)
  if (target.kind === 'has-labels' && target.target.kind === 'variable') {
    const { name, span } = target.target
    return { kind: 'labels', span: cursor.spanFrom(start), target: { name, span }, labels: target.labels }
  }
  if (target.kind === 'property') {
    cursor.expectSymbol('=', 'after the property to set')
    const value = parseExpression(cursor)
    return { kind: 'property', span: cursor.spanFrom(start), target: target.target, key: target.key, value }
  }
  if (target.kind === 'variable') {
    const kind = cursor.isSymbol('+=') ? 'merge' : 'replace'
    if (kind === 'replace' && !cursor.isSymbol('='))
      throw cursor.unexpected('`=`, `+=`, `.key` or `:Label` in SET')
    cursor.advance()
    const value = parseExpression(cursor)
    return { kind, span: cursor.spanFrom(start), target: { name: target.name, span: target.span }, value }
  }
  if (target.kind === 'index') throw unsupportedError(refusedSyntax.dynamicProperty, target.span)
  const hint = 'Write `SET n.key = value`, `SET n = map`, `SET n += map` or `SET n:Label`.'
  throw syntaxError('UnexpectedSyntax', 'This cannot be set.', hint, cursor.spanFrom(start))
}

function parseRemoveItems(cursor: TokenCursor): readonly RemoveItem[] {
  cursor.advance()
  const items: RemoveItem[] = []
  do {
    const { start } = cursor
    const target = parsePrimary(cursor)
    const span = cursor.spanFrom(start)
    if (target.kind === 'property') {
      items.push({ kind: 'property', span, target: target.target, key: target.key })
    } else if (target.kind === 'has-labels' && target.target.kind === 'variable') {
      const { name, span: variableSpan } = target.target
      items.push({ kind: 'labels', span, target: { name, span: variableSpan }, labels: target.labels })
    } else {
      throw syntaxError(
        'UnexpectedSyntax',
        'This cannot be removed.',
        'Write `REMOVE n.key` or `REMOVE n:Label`.',
        span,
      )
    }
  } while (cursor.acceptSymbol(','))
  return items
}

function parseDelete(cursor: TokenCursor, start: number): Clause {
  const detach = cursor.acceptKeyword('DETACH')
  if (!detach) cursor.acceptKeyword('NODETACH')
  cursor.expectKeyword('DELETE', 'after DETACH or NODETACH')
  const targets = [parseExpression(cursor)]
  while (cursor.acceptSymbol(',')) targets.push(parseExpression(cursor))
  return { kind: 'delete', span: cursor.spanFrom(start), detach, targets }
}
