import { parse } from '../../cypher/index.ts'
import { CypherError, QueryLimitError } from '../../errors.ts'
import { classify, type RoledToken } from './classify.ts'
import { clauseLines } from './clause-lines.ts'

/**
 * A query with its keywords in upper case, one clause a line, and what stands in `CALL { }` set in. Comments, texts, names and the
 * columns of its records stay to the letter, and it is read by the engine as before.
 *
 * @returns undefined where the text is no query, so that nobody can say what it means
 * Cost: linear, and two readings by the parser
 */
export function formatCypher(text: string): string | undefined {
  const before = meaningOf(text)
  if (before === undefined) return undefined
  const tokens = classify(text)
  const comments = commentsOf(tokens)
  // A name may be written like a keyword, which only the parser can tell.
  for (const isUpper of [true, false]) {
    const formatted = clauseLines(text, tokens, isUpper)
    if (meaningOf(formatted) === before && commentsOf(classify(formatted)) === comments) return formatted
  }
  return text
}

/** What the parser makes of a text, without places in it; undefined where it refuses. */
function meaningOf(text: string): string | undefined {
  try {
    return JSON.stringify(parse(text), withoutPlaces)
  } catch (error) {
    if (error instanceof CypherError || error instanceof QueryLimitError) return undefined
    throw error
  }
}

function withoutPlaces(this: unknown, key: string, value: unknown): unknown {
  if (isPlace(value)) return undefined
  // The words of a column that has another name are not its name.
  if (
    key === 'text' &&
    typeof this === 'object' &&
    this !== null &&
    'alias' in this &&
    this.alias !== undefined
  )
    return undefined
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  return value
}

/** Where something stands in a text. */
function isPlace(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).join() === 'start,end' &&
    Object.values(value).every((offset) => typeof offset === 'number')
  )
}

function commentsOf(tokens: readonly RoledToken[]): string {
  return JSON.stringify(tokens.filter(({ role }) => role === 'comment').map(({ text }) => text))
}
