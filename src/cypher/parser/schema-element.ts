import type { Identifier } from '../ast/index.ts'
import type { EntityKind } from '../../model/schema.ts'
import { syntaxError, type TokenCursor } from './cursor.ts'

/** What follows FOR: `(n:Label)` or `()-[r:TYPE]-()`. */
export interface SchemaElement {
  readonly variable: Identifier
  readonly entity: EntityKind
  /** Labels or types. */
  readonly names: readonly Identifier[]
}

/** @param names how many labels or types it has; those of a fulltext index are separated by `|` */
export function parseElement(cursor: TokenCursor, names: 'none' | 'one' | 'several'): SchemaElement {
  cursor.expectSymbol('(', 'before a node')
  if (!cursor.acceptSymbol(')')) {
    const inside = parseInside(cursor, 'label', names)
    cursor.expectSymbol(')', 'after the label')
    return { ...inside, entity: 'node' }
  }
  cursor.acceptSymbol('<')
  cursor.expectSymbol('-', 'before a relationship')
  cursor.expectSymbol('[', 'before a relationship')
  const inside = parseInside(cursor, 'type', names)
  cursor.expectSymbol(']', 'after the type')
  cursor.expectSymbol('-', 'after a relationship')
  cursor.acceptSymbol('>')
  cursor.expectSymbol('(', 'at the end of a relationship')
  cursor.expectSymbol(')', 'at the end of a relationship')
  return { ...inside, entity: 'relationship' }
}

function parseInside(
  cursor: TokenCursor,
  what: 'label' | 'type',
  count: 'none' | 'one' | 'several',
): Pick<SchemaElement, 'variable' | 'names'> {
  const variable = cursor.expectVariable('a variable')
  if (count === 'none') return { variable, names: [] }
  cursor.expectSymbol(':', `before the ${what}`)
  const names = [cursor.expectName(`a ${what}`)]
  while (count === 'several' && cursor.acceptSymbol('|')) names.push(cursor.expectName(`a ${what}`))
  if (cursor.isSymbol('|')) {
    const message = `Only a FULLTEXT index can have several ${what}s.`
    throw syntaxError('UnexpectedSyntax', message, `Write a command for each ${what}.`, cursor.spanOfNext())
  }
  return { variable, names }
}

/** `n.key`, `(n.key)`, `(n.a, n.b)`. */
export function parseKeys(cursor: TokenCursor, element: SchemaElement): readonly Identifier[] {
  if (cursor.isKeyword('EACH') && cursor.isSymbol('[', 1))
    throw cursor.unexpected('a property: EACH is for a FULLTEXT index')
  if (!cursor.acceptSymbol('(')) return [parseKey(cursor, element)]
  const keys = parseKeyList(cursor, element)
  cursor.expectSymbol(')', 'or `,` after a property')
  return keys
}

/** `EACH [n.a, n.b]` */
export function parseKeysOfEach(cursor: TokenCursor, element: SchemaElement): readonly Identifier[] {
  cursor.expectKeyword('EACH', 'before the properties of a FULLTEXT index')
  cursor.expectSymbol('[', 'before the properties')
  const keys = parseKeyList(cursor, element)
  cursor.expectSymbol(']', 'or `,` after a property')
  return keys
}

/** `EACH labels(n)`; `EACH type(r)`, where EACH may be missing. */
export function parseLookup(cursor: TokenCursor, element: SchemaElement): void {
  const isNode = element.entity === 'node'
  const name = isNode ? 'labels' : 'type'
  if (isNode) cursor.expectKeyword('EACH', 'before `labels(...)`')
  else cursor.acceptKeyword('EACH')
  if (!cursor.isKeyword(name.toUpperCase())) throw cursor.unexpected(`\`${name}(...)\``, [name])
  cursor.advance()
  cursor.expectSymbol('(', `after ${name}`)
  requireVariable(cursor, element)
  cursor.expectSymbol(')', 'after the variable')
}

function parseKeyList(cursor: TokenCursor, element: SchemaElement): readonly Identifier[] {
  const keys: Identifier[] = []
  do keys.push(parseKey(cursor, element))
  while (cursor.acceptSymbol(','))
  return keys
}

function parseKey(cursor: TokenCursor, element: SchemaElement): Identifier {
  requireVariable(cursor, element)
  cursor.expectSymbol('.', 'before a property key')
  return cursor.expectName('a property key')
}

/** @throws CypherError `UndefinedVariable` for another variable than that of the pattern */
function requireVariable(cursor: TokenCursor, { variable }: SchemaElement): void {
  const { name, span } = cursor.expectVariable('the variable of the pattern')
  if (name === variable.name) return
  const message = `The variable \`${name}\` is not defined.`
  throw syntaxError('UndefinedVariable', message, `Write \`${variable.name}\`.`, span)
}
