import type { CypherError, Position } from '../errors.ts'

const widestExcerpt = 120

/**
 * Adds to an error where it stands in the text: `position`, and `excerpt`, the line with carets below it (a long line is
 * cut around the place). Returns the same error; without a span, or with a position already, it is left as it is.
 */
export function locateError(error: CypherError, text: string): CypherError {
  if (error.at === undefined || error.position !== undefined) return error
  const start = Math.min(error.at.start, text.length)
  error.position = positionOf(text, start)
  error.excerpt = excerptOf(text, error.position, start, Math.min(error.at.end, text.length))
  return error
}

/** Line and column of an offset in UTF-16 units. CR, LF and CR LF each end a line. Cost: linear in the text. */
function positionOf(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { offset, line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1 }
}

function excerptOf(text: string, position: Position, start: number, end: number): string {
  const lineStart =
    start === 0 ? 0 : Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1
  const lineEnd = start + text.slice(start).search(/[\r\n]|$/)
  const line = Array.from(text.slice(lineStart, lineEnd))
  const width = Math.max(1, Array.from(text.slice(start, Math.min(end, lineEnd))).length)
  const column = position.column - 1
  const from = line.length <= widestExcerpt ? 0 : Math.max(0, column - widestExcerpt / 2)
  const shown = line.slice(from, from + widestExcerpt)
  const gutter = `${position.line} | `
  // Tabs stay tabs below, so that the carets stand under the place however wide a tab is.
  const blank = shown.slice(0, column - from).map((character) => (character === '\t' ? '\t' : ' '))
  const carets = '^'.repeat(Math.max(1, Math.min(width, shown.length - (column - from))))
  return `${gutter}${shown.join('')}\n${' '.repeat(gutter.length)}${blank.join('')}${carets}`
}
