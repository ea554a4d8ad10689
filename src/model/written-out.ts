/**
 * Characters that a terminal or a line of text obeys instead of showing: controls, and those that turn the direction of the text
 * around. A line feed and a tab stay; so does a carriage return before a line feed.
 */
const obeyed = /(?![\t\n]|\r\n)[\p{Cc}\u2028-\u202E\u2066-\u2069]/gu

/** A text as it may be shown: what would be obeyed is written out, as `\u001b`, which JSON and Cypher read back. */
export function visible(text: string): string {
  return text.replace(obeyed, written)
}

/** The same for a text that is to stay in its line, such as the name of a file or of a label. */
export function visibleLine(text: string): string {
  return visible(text).replace(/[\t\r\n]/g, written)
}

function written(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
