import stringWidth from 'string-width'

/**
 * Characters that a terminal obeys instead of showing: controls, and those that turn the direction of the text around. A line
 * feed and a tab stay; so does a carriage return before a line feed.
 */
const obeyed = /(?![\t\n]|\r\n)[\p{Cc}\u2028-\u202E\u2066-\u2069]/gu

/** A text as a terminal may be sent it: what it would obey is written out, as `\u001b`, which JSON and Cypher read back. */
export function visible(text: string): string {
  return text.replace(obeyed, written)
}

/** The same for a text that is to stay in its line, such as the name of a file. */
export function visibleLine(text: string): string {
  return visible(text).replace(/[\t\r\n]/g, written)
}

function written(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

const plain = /^[ -~]*$/
const graphemes = new Intl.Segmenter()

/** How many columns of a terminal a text takes: two for wide characters and emoji, none for marks that join the one before. */
export function widthOf(text: string): number {
  return plain.test(text) ? text.length : stringWidth(text)
}

/** The text in so many columns: filled up with spaces, at its start where `right`, or cut with `…` at its end. */
export function fitted(text: string, width: number, right = false): string {
  const own = widthOf(text)
  if (own > width) {
    const start = startOf(text, width - 1)
    return `${start}${' '.repeat(Math.max(0, width - 1 - widthOf(start)))}…`
  }
  const padding = ' '.repeat(width - own)
  return right ? padding + text : text + padding
}

/** As many whole characters as the columns hold. */
function startOf(text: string, width: number): string {
  if (plain.test(text)) return text.slice(0, width)
  let taken = 0
  let end = 0
  for (const { segment } of graphemes.segment(text)) {
    taken += widthOf(segment)
    if (taken > width) break
    end += segment.length
  }
  return text.slice(0, end)
}
