import { runtimeError } from '../expression/errors.ts'
import { compilePattern, type Program } from './compile-pattern.ts'
import { matchesWhole, type MatchPatience } from './match-pattern.ts'
import { parsePattern } from './parse-pattern.ts'
import { PatternError } from './syntax.ts'

const CACHE_LIMIT = 64

/** What is longer takes too long to be read, and its program too much memory. */
const LONGEST_PATTERN = 20_000

/** Whether a whole text matches; yields where there is no patience left for now, and goes on when asked again. */
export type TextMatcher = (text: string, patience: MatchPatience) => Generator<void, boolean, void>

/**
 * Matchers of whole strings for `=~`, in Java's syntax, as Neo4j has it: inline flags, lazy and possessive quantifiers,
 * atomic groups, look ahead and behind, named groups and references, classes with unions and intersections, `\Q...\E`.
 * The last few patterns are kept.
 *
 * @throws CypherError ArgumentError `InvalidRegularExpression` where the pattern cannot be read
 * Source: java.util.regex.Pattern, Java 17; openCypher 9, 3.2.2.
 */
export function regularExpressions(): (pattern: string) => TextMatcher {
  const programs = new Map<string, Program>()
  return (pattern) => {
    let program = programs.get(pattern)
    if (program === undefined) {
      if (pattern.length > LONGEST_PATTERN)
        throw runtimeError(
          'ArgumentError',
          'InvalidRegularExpression',
          `A regular expression may have at most ${LONGEST_PATTERN.toLocaleString('en')} characters.`,
          'Split it into several shorter expressions.',
        )
      if (programs.size >= CACHE_LIMIT) programs.clear()
      program = read(pattern)
      programs.set(pattern, program)
    }
    const known = program
    return (text, patience) => matchesWhole(known, text, patience)
  }
}

function read(pattern: string): Program {
  try {
    const { root, groups } = parsePattern(pattern)
    return compilePattern(root, groups)
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    throw runtimeError(
      'ArgumentError',
      'InvalidRegularExpression',
      `The regular expression '${pattern}' cannot be read: ${error.message}.`,
      'Escape special characters with a backslash.',
    )
  }
}
