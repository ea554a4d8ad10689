import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locateError } from '../../../src/cypher/locate-error.ts'
import { parseStatements } from '../../../src/cypher/parser/index.ts'
import { CypherError } from '../../../src/errors.ts'

const words =
  `MATCH OPTIONAL WHERE RETURN WITH UNWIND AS CREATE MERGE ON SET DELETE CALL YIELD UNION ALL AND OR NOT IN IS NULL
  STARTS CONTAINS CASE WHEN THEN ELSE END EXISTS COUNT ORDER BY LIMIT DISTINCT reduce all shortestPath n x n.a $p 1 2.5 0x1 'a' "b"
  ( ) [ ] { } : , . .. | + - * / ^ = <> < > <= ; => -> <- -- --> ( ) [ ] ( ) \` ' — \\u # \ud83d`.split(/\s+/)

const soup = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((pieces) => pieces.join(' '))

/** What is wrong with how a text is read or refused; undefined where nothing is. */
function problemOf(text: string): string | undefined {
  try {
    const empty = parseStatements(text).filter(({ span }) => span.end <= span.start)
    return empty.length === 0 ? undefined : 'a statement is empty'
  } catch (error) {
    if (!(error instanceof CypherError)) return String(error)
    const { at, excerpt } = locateError(error, text)
    if (at === undefined || at.start < 0 || at.start > at.end || at.end > text.length)
      return 'the place is outside'
    return excerpt?.endsWith('^') === true ? undefined : 'there is no caret'
  }
}

test('a random text is read or refused by a CypherError whose place is inside it, and nothing else', () => {
  const text = fc.oneof(
    soup,
    fc.string({ unit: 'binary' }),
    soup.map((query) => `MATCH (n) WHERE ${query} RETURN n`),
  )
  fc.assert(
    fc.property(text, (query) => {
      expect(problemOf(query)).toBeUndefined()
    }),
    { numRuns: 3_000 },
  )
})
