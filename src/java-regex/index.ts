import { compilePattern } from './compile-pattern.ts'
import { matchesWhole, type MatchPatience } from './match-pattern.ts'
import { parsePattern } from './parse-pattern.ts'

export type { MatchPatience } from './match-pattern.ts'
export { PatternError } from './syntax.ts'

/** Whether a whole text matches; yields where there is no patience left for now, and goes on when asked again. */
export type TextMatcher = (text: string, patience: MatchPatience) => Generator<void, boolean, void>

/**
 * A matcher of whole texts for a regular expression in Java's syntax: inline flags, lazy and possessive quantifiers, atomic groups,
 * look ahead and behind, named groups and references, classes with unions and intersections, `\Q...\\E`. Cost: linear in the pattern.
 *
 * @throws PatternError saying, as the end of a sentence, why it cannot be read
 * Source: java.util.regex.Pattern, Java 17.
 */
export function readPattern(pattern: string): TextMatcher {
  const { root, groups } = parsePattern(pattern)
  const program = compilePattern(root, groups)
  return (text, patience) => matchesWhole(program, text, patience)
}
