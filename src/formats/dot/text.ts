/**
 * Text in quotes, as DOT has it: `\"` for a quote, and `\\` and `\n` for a backslash and a line end, by which Graphviz reads labels.
 * What no file of UTF-8 or string of C holds (NUL, half a character) is `\u` with four digits.
 */
export function dotText(text: string): string {
  return `"${text.replace(/[\\"\n\0\p{Cs}]/gu, escaped)}"`
}

/** Text that is drawn: Graphviz takes `&` there for the beginning of an entity. */
export function dotLabel(text: string): string {
  return dotText(text.replace(/[\0\p{Cs}]/gu, '\uFFFD').replaceAll('&', '&amp;'))
}

function escaped(character: string): string {
  if (character === '\n') return '\\n'
  if (character === '\\' || character === '"') return `\\${character}`
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** The name of a node: Graphviz gives names of its own to those that begin with `%`, which is written as `\u0025`. */
export function dotName(text: string): string {
  return text.startsWith('%') ? dotText(text.slice(1)).replace('"', '"\\u0025') : dotText(text)
}
