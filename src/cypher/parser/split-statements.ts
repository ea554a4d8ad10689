import type { Span } from '../../errors.ts'

/** What a semicolon ends nothing in, or a semicolon; a quote or comment that is not closed goes on to the end. */
const PARTS =
  /'[^'\\]*(?:\\[^][^'\\]*)*(?:'|$)|"[^"\\]*(?:\\[^][^"\\]*)*(?:"|$)|`[^`]*(?:`|$)|\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|;/g

/**
 * Where the statements of a script stand, one after another, without their semicolons; those of white space and comments are
 * left out. Nothing is parsed: a script of any size can be read statement by statement. Cost: linear in the text, as it is
 * asked.
 */
export function* splitStatements(text: string): Generator<Span> {
  let start = 0
  let seen = 0
  let isEmpty = true
  for (const { 0: part, index } of text.matchAll(PARTS)) {
    isEmpty &&= !/\S/.test(text.slice(seen, index)) && (part === ';' || part.startsWith('/'))
    seen = index + part.length
    if (part !== ';') continue
    if (!isEmpty) yield { start, end: index }
    start = seen
    isEmpty = true
  }
  if (!isEmpty || /\S/.test(text.slice(seen))) yield { start, end: text.length }
}
