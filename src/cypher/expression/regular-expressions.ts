import { PatternError, readPattern, type TextMatcher } from '../../java-regex/index.ts'
import { runtimeError } from '../runtime/errors.ts'

const CACHE_LIMIT = 64

/** What is longer takes too long to be read, and its program too much memory. */
const LONGEST_PATTERN = 20_000

/**
 * Matchers of whole strings for `=~`; the last few patterns are kept.
 *
 * @throws CypherError ArgumentError `InvalidRegularExpression` where the pattern cannot be read
 * Source: openCypher 9, 3.2.2.
 */
export function regularExpressions(): (pattern: string) => TextMatcher {
  const matchers = new Map<string, TextMatcher>()
  return (pattern) => {
    const known = matchers.get(pattern)
    if (known !== undefined) return known
    if (pattern.length > LONGEST_PATTERN)
      throw invalid(
        `A regular expression may have at most ${LONGEST_PATTERN.toLocaleString('en')} characters.`,
        'Split it into several shorter expressions.',
      )
    if (matchers.size >= CACHE_LIMIT) matchers.clear()
    const matcher = read(pattern)
    matchers.set(pattern, matcher)
    return matcher
  }
}

function read(pattern: string): TextMatcher {
  try {
    return readPattern(pattern)
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    throw invalid(
      `The regular expression '${pattern}' cannot be read: ${error.message}.`,
      'Escape special characters with a backslash.',
    )
  }
}

function invalid(message: string, hint: string): unknown {
  return runtimeError('ArgumentError', 'InvalidRegularExpression', message, hint)
}
