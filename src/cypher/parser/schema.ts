import type { Clause, Requirement, SchemaCommand, SchemaName } from '../ast/index.ts'
import type { EntityKind, IndexKind } from '../../model/schema.ts'
import { syntaxError, type TokenCursor } from './cursor.ts'
import { indexKindOf, indexWords } from './index-words.ts'
import { parseExpression } from './expressions.ts'
import { parsePropertyType } from './property-types.ts'
import {
  parseElement,
  parseKeys,
  parseKeysOfEach,
  parseLookup,
  type SchemaElement,
} from './schema-element.ts'
import { WordsAhead } from './words-ahead.ts'

const UNIQUE_HINT = 'Write `CREATE CONSTRAINT FOR (n:Label) REQUIRE n.key IS UNIQUE`.'

/** The words that begin a command about indexes or constraints, as far as they are ahead: `CREATE TEXT INDEX`; else undefined. */
function beginning(cursor: TokenCursor): readonly string[] | undefined {
  const ahead = new WordsAhead(cursor)
  let isIndex = false
  if (ahead.take('CREATE')) {
    if (ahead.take('OR') && !ahead.take('REPLACE')) return undefined
    isIndex = ahead.take(...indexWords, 'BTREE', 'UNIQUE')
  } else if (!ahead.take('DROP')) return undefined
  if (!ahead.take('INDEX') && (isIndex || !ahead.take('CONSTRAINT'))) return undefined
  const { words } = ahead
  // `CREATE index = (a)-->(b)` names a path.
  return cursor.isSymbol('=', words.length) ? undefined : words
}

/** Whether a command about indexes or constraints is ahead. */
export function startsSchemaCommand(cursor: TokenCursor): boolean {
  return beginning(cursor) !== undefined
}

/** Refuses a command about indexes or constraints within another query. @throws CypherError `InvalidClauseComposition` */
export function refuseSchemaCommand(cursor: TokenCursor): void {
  const words = beginning(cursor)
  if (words === undefined) return
  const at = { start: cursor.start, end: cursor.peek(words.length - 1).end }
  const message = `${words.join(' ')} must be the whole query.`
  throw syntaxError('InvalidClauseComposition', message, 'Run it as a query of its own.', at)
}

/** CREATE and DROP of an index or a constraint. Neo4j 5.26, Indexes, Constraints. */
export function parseSchemaCommand(cursor: TokenCursor): Clause {
  const { start } = cursor
  const words = beginning(cursor) ?? []
  for (let read = 0; read < words.length; read++) cursor.advance()
  const command = commandOf(cursor, words, start)
  return { kind: 'schema', span: cursor.spanFrom(start), command }
}

function commandOf(cursor: TokenCursor, words: readonly string[], start: number): SchemaCommand {
  const what = words.at(-1) === 'INDEX' ? 'index' : 'constraint'
  if (words[0] === 'DROP') return parseDrop(cursor, what, start)
  if (words.includes('REPLACE')) {
    const message = `OR REPLACE cannot be used with ${what === 'index' ? 'an index' : 'a constraint'}.`
    throw syntaxError('UnexpectedSyntax', message, 'Drop it first.', cursor.spanFrom(start))
  }
  if (words.includes('BTREE')) {
    const hint = 'Write RANGE, POINT or TEXT in its place.'
    throw syntaxError('UnexpectedSyntax', 'There are no BTREE indexes.', hint, cursor.spanFrom(start))
  }
  if (words.includes('UNIQUE'))
    throw syntaxError('UnexpectedSyntax', 'An index cannot be UNIQUE.', UNIQUE_HINT, cursor.spanFrom(start))
  const name = parseNewName(cursor)
  const ifNotExists = cursor.acceptKeyword('IF')
  if (ifNotExists) {
    cursor.expectKeyword('NOT', 'after IF')
    cursor.expectKeyword('EXISTS', 'after IF NOT')
  }
  refuseOn(cursor, what)
  cursor.expectKeyword('FOR', what === 'index' ? 'before what is indexed' : 'before what is constrained')
  return what === 'index'
    ? parseIndex(cursor, { name, ifNotExists, index: indexKindOf(words[1]) ?? 'range' })
    : parseConstraint(cursor, { name, ifNotExists })
}

/** The name of what is created; any word may be one, unless it is a part of the command. */
function parseNewName(cursor: TokenCursor): SchemaName | undefined {
  const isPart =
    (cursor.isKeyword('FOR') && cursor.isSymbol('(', 1)) ||
    (cursor.isKeyword('IF') && cursor.isKeyword('NOT', 1)) ||
    (cursor.isKeyword('ON') && (cursor.isSymbol('(', 1) || cursor.isSymbol(':', 1)))
  return isPart ? undefined : parseName(cursor)
}

function parseName(cursor: TokenCursor): SchemaName {
  const token = cursor.peek()
  if (token.kind !== 'parameter') {
    const name = cursor.expectName('a name or a parameter')
    if (cursor.isSymbol('-') || cursor.isSymbol('.')) {
      const message = `A name with \`${cursor.peek().text}\` must be in backticks.`
      throw syntaxError('UnexpectedSyntax', message, 'Write it in backticks.', cursor.spanOfNext())
    }
    return { kind: 'name', ...name }
  }
  cursor.advance()
  return { kind: 'parameter', name: token.text, span: cursor.spanFrom(token.start) }
}

/** The forms of Neo4j 4: `CREATE INDEX ON :Label(key)`, `CREATE CONSTRAINT ON (n:Label) ASSERT ...`. */
function refuseOn(cursor: TokenCursor, what: 'index' | 'constraint'): void {
  if (!cursor.isKeyword('ON')) return
  const hint = what === 'index' ? 'Write `CREATE INDEX FOR (n:Label) ON (n.key)`.' : UNIQUE_HINT
  const message = 'ON cannot be used in place of FOR.'
  throw syntaxError('UnexpectedSyntax', message, hint, cursor.spanOfNext())
}

type Begun = Pick<Extract<SchemaCommand, { kind: 'create-index' }>, 'name' | 'ifNotExists'>

function parseIndex(
  cursor: TokenCursor,
  begun: Begun & { readonly index: IndexKind },
): Extract<SchemaCommand, { kind: 'create-index' }> {
  const { index } = begun
  const element = parseElement(cursor, index === 'lookup' ? 'none' : index === 'fulltext' ? 'several' : 'one')
  cursor.expectKeyword('ON', 'before what is indexed')
  const keys = keysOf(cursor, index, element)
  if (keys.length > 1 && index !== 'range' && index !== 'fulltext') {
    const message = `A ${index.toUpperCase()} index has one property.`
    throw syntaxError('UnexpectedSyntax', message, 'Create an index for each.', keys[1].span)
  }
  const { entity, names } = element
  return { kind: 'create-index', ...begun, entity, names, keys, options: parseOptions(cursor) }
}

function keysOf(cursor: TokenCursor, index: IndexKind, element: SchemaElement): ReturnType<typeof parseKeys> {
  if (index === 'fulltext') return parseKeysOfEach(cursor, element)
  if (index !== 'lookup') return parseKeys(cursor, element)
  parseLookup(cursor, element)
  return []
}

function parseConstraint(
  cursor: TokenCursor,
  begun: Begun,
): Extract<SchemaCommand, { kind: 'create-constraint' }> {
  const element = parseElement(cursor, 'one')
  if (cursor.isKeyword('ASSERT')) {
    const message = 'ASSERT cannot be used in place of REQUIRE.'
    throw syntaxError('UnexpectedSyntax', message, 'Write REQUIRE.', cursor.spanOfNext())
  }
  cursor.expectKeyword('REQUIRE', 'before what is required')
  if (cursor.isKeyword('EXISTS') && cursor.isSymbol('(', 1)) {
    const message = 'The function exists(...) cannot be required.'
    throw syntaxError('UnexpectedSyntax', message, 'Write `n.key IS NOT NULL`.', cursor.spanOfNext())
  }
  const keys = parseKeys(cursor, element)
  const requirement = parseRequirement(cursor, element.entity)
  if (keys.length > 1 && requirement.kind !== 'unique' && requirement.kind !== 'key') {
    const message = 'Only UNIQUE and KEY can be required of several properties together.'
    throw syntaxError('UnexpectedSyntax', message, 'Create a constraint for each.', keys[1].span)
  }
  const { entity, names } = element
  const options = parseOptions(cursor)
  return { kind: 'create-constraint', ...begun, entity, label: names[0], keys, requirement, options }
}

const REQUIREMENTS = 'UNIQUE, KEY, NOT NULL or `:: TYPE` after IS'

function parseRequirement(cursor: TokenCursor, entity: EntityKind): Requirement {
  const isType = (): boolean => cursor.isSymbol(':') && cursor.isSymbol(':', 1)
  if (!isType()) cursor.expectKeyword('IS', 'after what is required of')
  if (isType()) {
    cursor.advance()
    cursor.advance()
    return { kind: 'type', type: parsePropertyType(cursor) }
  }
  if (cursor.acceptKeyword('TYPED')) return { kind: 'type', type: parsePropertyType(cursor) }
  if (cursor.acceptKeyword('NOT')) {
    cursor.expectKeyword('NULL', 'after NOT')
    return { kind: 'existence' }
  }
  const of = cursor.peek()
  const named = cursor.acceptKeyword('NODE')
    ? 'node'
    : cursor.acceptKeyword('RELATIONSHIP') || cursor.acceptKeyword('REL')
      ? 'relationship'
      : entity
  if (cursor.isKeyword('EXISTS')) {
    const hint = 'Write `IS NOT NULL`.'
    throw syntaxError('UnexpectedSyntax', 'EXISTS cannot follow IS.', hint, cursor.spanOfNext())
  }
  const kind = cursor.acceptKeyword('UNIQUE') ? 'unique' : cursor.acceptKeyword('KEY') ? 'key' : undefined
  if (kind === undefined) throw cursor.unexpected(REQUIREMENTS, ['UNIQUE', 'KEY', 'NOT', 'TYPED'])
  if (named !== entity) {
    const message = `The pattern is that of a ${entity}, and ${of.text.toUpperCase()} ${kind.toUpperCase()} is of a ${named}.`
    const hint = `Write \`IS ${kind.toUpperCase()}\`.`
    throw syntaxError('UnexpectedSyntax', message, hint, cursor.spanFrom(of.start))
  }
  return { kind }
}

function parseOptions(cursor: TokenCursor): ReturnType<typeof parseExpression> | undefined {
  if (!cursor.acceptKeyword('OPTIONS')) return undefined
  if (!cursor.isSymbol('{') && cursor.peek().kind !== 'parameter')
    throw cursor.unexpected('a map or a parameter after OPTIONS')
  return parseExpression(cursor)
}

function parseDrop(
  cursor: TokenCursor,
  what: 'index' | 'constraint',
  start: number,
): Extract<SchemaCommand, { kind: 'drop' }> {
  if (cursor.isKeyword('ON') && (cursor.isSymbol(':', 1) || cursor.isSymbol('(', 1))) {
    const [message, hint] =
      what === 'index'
        ? ['An index is dropped by its name.', '`SHOW INDEXES` lists the names.']
        : ['A constraint is dropped by its name.', '`SHOW CONSTRAINTS` lists the names.']
    throw syntaxError('UnexpectedSyntax', message, hint, cursor.spanFrom(start))
  }
  const name = parseName(cursor)
  const ifExists = cursor.acceptKeyword('IF')
  if (ifExists) cursor.expectKeyword('EXISTS', 'after IF')
  return { kind: 'drop', what, name, ifExists }
}
