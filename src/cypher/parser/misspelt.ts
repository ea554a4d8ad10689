import type { TokenCursor } from './cursor.ts'
import { indexWords } from './index-words.ts'
import { nearestKeyword } from './nearest-keyword.ts'

/** What SHOW, CREATE and DROP can be about besides patterns, and the words that may stand between. */
const choices: ReadonlyMap<string, readonly string[]> = new Map([
  ['SHOW', ['FUNCTIONS', 'PROCEDURES', 'INDEXES', 'CONSTRAINTS', ...indexWords]],
  ['CREATE', ['INDEX', 'CONSTRAINT', ...indexWords]],
  ['DROP', ['INDEX', 'CONSTRAINT']],
])

/** Refuses SHOW, CREATE and DROP of what is misspelt: `SHOW INDEXS`. @throws CypherError `UnexpectedSyntax` */
export function refuseMisspelt(cursor: TokenCursor): void {
  const first = cursor.peek()
  const words = first.kind === 'name' ? choices.get(first.upper) : undefined
  if (words === undefined) return
  for (let ahead = 1; ahead <= 3 && cursor.peek(ahead).kind === 'name'; ahead++) {
    // `CREATE indx = (a)-->(b)` names a path.
    if (cursor.isSymbol('=', ahead + 1)) return
    if (nearestKeyword(cursor.peek(ahead).text, words) === undefined) continue
    for (let read = 0; read < ahead; read++) cursor.advance()
    throw cursor.unexpected(`what can follow ${first.text.toUpperCase()}`, words)
  }
}
