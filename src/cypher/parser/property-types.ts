import { type PropertyType, SCALAR_TYPES, type ScalarType } from '../../model/schema.ts'
import { syntaxError, type TokenCursor } from './cursor.ts'

type Member = PropertyType[number]

/** The spellings of each type; none begins with the words of another. */
const spellings: readonly (readonly [words: string, type: ScalarType])[] = [
  ...SCALAR_TYPES.map((type) => [type, type] as const),
  ['BOOL', 'BOOLEAN'],
  ['VARCHAR', 'STRING'],
  ['SIGNED INTEGER', 'INTEGER'],
  ['INT', 'INTEGER'],
  ...timesOf('TIME', 'LOCAL TIME', 'ZONED TIME'),
  ...timesOf('TIMESTAMP', 'LOCAL DATETIME', 'ZONED DATETIME'),
]

/** Types of Cypher that no property has. */
const others = [
  'ANY',
  'MAP',
  'NODE',
  'VERTEX',
  'RELATIONSHIP',
  'EDGE',
  'PATH',
  'NULL',
  'NOTHING',
  'PROPERTY VALUE',
]

function timesOf(words: string, local: ScalarType, zoned: ScalarType): readonly [string, ScalarType][] {
  return ['TIME ZONE', 'TIMEZONE'].flatMap((zone) => [
    [`${words} WITHOUT ${zone}`, local],
    [`${words} WITH ${zone}`, zoned],
  ])
}

/** In the order in which Neo4j prints them: those of single values before those of lists. */
const order: readonly Member[] = [
  ...SCALAR_TYPES,
  ...SCALAR_TYPES.map((type): Member => `LIST<${type} NOT NULL>`),
]

/**
 * The type that a constraint requires: one, or a union by `|` or in `ANY<...>`, each once. Neo4j 5.26, Property type
 * constraints.
 *
 * @throws CypherError SyntaxError `UnexpectedSyntax`, `InvalidPropertyType`
 */
export function parsePropertyType(cursor: TokenCursor): PropertyType {
  const isClosed = cursor.isKeyword('ANY') && cursor.isSymbol('<', 1)
  if (isClosed) {
    cursor.advance()
    cursor.advance()
  }
  const members = new Set<Member>()
  do members.add(parseMember(cursor))
  while (cursor.acceptSymbol('|'))
  if (isClosed) cursor.expectSymbol('>', 'or `|` after a type')
  return order.filter((type) => members.has(type))
}

function parseMember(cursor: TokenCursor): Member {
  const { start } = cursor
  if (cursor.acceptKeyword('LIST') || cursor.acceptKeyword('ARRAY')) {
    cursor.expectSymbol('<', 'after LIST')
    const inner = parseScalar(cursor)
    const isPresent = acceptNotNull(cursor)
    cursor.expectSymbol('>', 'after the type of the elements')
    return listOf(cursor, inner, isPresent, start)
  }
  const scalar = parseScalar(cursor)
  const isPresent = acceptNotNull(cursor)
  if (cursor.acceptKeyword('LIST') || cursor.acceptKeyword('ARRAY'))
    return listOf(cursor, scalar, isPresent, start)
  if (!isPresent) return scalar
  const hint = 'Leave NOT NULL out, and create a constraint `IS NOT NULL` besides.'
  throw invalid('The type of a property may be null.', hint, cursor, start)
}

/** @throws CypherError where the elements may be null, or the list may not */
function listOf(cursor: TokenCursor, inner: ScalarType, isPresent: boolean, start: number): Member {
  const type: Member = `LIST<${inner} NOT NULL>`
  if (!isPresent) throw invalid('The elements of a list are never null.', `Write \`${type}\`.`, cursor, start)
  if (!acceptNotNull(cursor)) return type
  throw invalid('The type of a property may be null.', `Write \`${type}\`.`, cursor, start)
}

function parseScalar(cursor: TokenCursor): ScalarType {
  const { start } = cursor
  const found = spellings.find(([words]) => acceptWords(cursor, words))
  if (found !== undefined) return found[1]
  if (cursor.acceptKeyword('LIST') || others.some((words) => acceptWords(cursor, words))) {
    const message = 'A property cannot be of this type.'
    throw invalid(message, `Use ${SCALAR_TYPES.join(', ')}, or a list of them.`, cursor, start)
  }
  throw cursor.unexpected(
    'a type, such as STRING or `LIST<STRING NOT NULL>`',
    spellings.map(([words]) => words),
  )
}

function acceptWords(cursor: TokenCursor, text: string): boolean {
  const words = text.split(' ')
  if (!words.every((word, ahead) => cursor.isKeyword(word, ahead))) return false
  for (let read = 0; read < words.length; read++) cursor.advance()
  return true
}

function acceptNotNull(cursor: TokenCursor): boolean {
  if (cursor.peek().text === '!') {
    cursor.advance()
    return true
  }
  return acceptWords(cursor, 'NOT NULL')
}

function invalid(message: string, hint: string, cursor: TokenCursor, start: number): Error {
  return syntaxError('InvalidPropertyType', message, hint, cursor.spanFrom(start))
}
