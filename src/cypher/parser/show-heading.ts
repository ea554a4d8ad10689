import type { Clause, ShowSubject } from '../ast/index.ts'
import type { TokenCursor } from './cursor.ts'
import { indexWords } from './index-words.ts'
import { WordsAhead } from './words-ahead.ts'

/** What a SHOW lists, and of how many words that is, SHOW among them. */
export interface ShowHeading {
  readonly subject: ShowSubject
  readonly which: Extract<Clause, { kind: 'show' }>['which']
  readonly words: number
}

/** The kinds of constraint, as the column `type` has them of nodes and of relationships. */
const constraintTypes = {
  unique: ['UNIQUENESS', 'RELATIONSHIP_UNIQUENESS'],
  key: ['NODE_KEY', 'RELATIONSHIP_KEY'],
  existence: ['NODE_PROPERTY_EXISTENCE', 'RELATIONSHIP_PROPERTY_EXISTENCE'],
  type: ['NODE_PROPERTY_TYPE', 'RELATIONSHIP_PROPERTY_TYPE'],
} as const

/** What follows SHOW; undefined where it cannot be listed, or no SHOW is ahead. */
export function showHeading(cursor: TokenCursor): ShowHeading | undefined {
  const ahead = new WordsAhead(cursor)
  if (!ahead.take('SHOW')) return undefined
  const built = ahead.take('BUILT')
  const isPair = built ? ahead.take('IN') : ahead.take('USER') && ahead.take('DEFINED')
  const isAll = !isPair && ahead.take('ALL')
  const which = !isPair ? 'all' : built ? 'built-in' : 'user-defined'
  const found = (subject: ShowSubject, listed: ShowHeading['which'] = which): ShowHeading => ({
    subject,
    which: listed,
    words: ahead.words.length,
  })
  if (ahead.take('FUNCTION', 'FUNCTIONS')) return found('functions')
  if (ahead.take('PROCEDURE', 'PROCEDURES')) return found('procedures')
  if (isPair) return undefined
  if (ahead.take('INDEX', 'INDEXES')) return found('indexes')
  if (ahead.take('CONSTRAINT', 'CONSTRAINTS')) return found('constraints')
  if (isAll) return undefined
  if (ahead.take(...indexWords)) {
    const kind = ahead.words[1]
    return ahead.take('INDEX', 'INDEXES') ? found('indexes', { types: [kind] }) : undefined
  }
  const types = typesOf(ahead)
  return types !== undefined && ahead.take('CONSTRAINT', 'CONSTRAINTS')
    ? found('constraints', { types })
    : undefined
}

/** `NODE KEY`, `UNIQUENESS`, `REL PROPERTY EXISTENCE`, ... as values of the column `type`. */
function typesOf(ahead: WordsAhead): readonly string[] | undefined {
  const isNode = ahead.take('NODE')
  const isRelationship = !isNode && ahead.take('RELATIONSHIP', 'REL')
  const kind = ahead.take('UNIQUE', 'UNIQUENESS') ? 'unique' : ahead.take('KEY') ? 'key' : propertyKind(ahead)
  if (kind === undefined) return undefined
  const [ofNodes, ofRelationships] = constraintTypes[kind]
  return isNode ? [ofNodes] : isRelationship ? [ofRelationships] : [ofNodes, ofRelationships]
}

function propertyKind(ahead: WordsAhead): 'existence' | 'type' | undefined {
  const isProperty = ahead.take('PROPERTY')
  if (ahead.take('EXISTENCE', 'EXIST')) return 'existence'
  return isProperty && ahead.take('TYPE') ? 'type' : undefined
}
