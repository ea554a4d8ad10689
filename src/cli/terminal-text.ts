import stringWidth from 'string-width'

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

/**
 * The text in lines of at most so many columns, all of it: broken at spaces, which go with the break, and within a word that is longer
 * than a line; a character that is wider than the columns has a line of its own.
 */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let rest = text
  while (widthOf(rest) > width) {
    const [first] = graphemes.segment(rest)
    const whole = startOf(rest, width) || first.segment
    const isWhole = rest[whole.length] === ' ' || whole.length === rest.length
    const space = isWhole ? whole.length : whole.lastIndexOf(' ')
    const end = space > 0 ? space : whole.length
    lines.push(rest.slice(0, end))
    rest = rest.slice(end).replace(/^ /, '')
  }
  if (rest !== '' || lines.length === 0) lines.push(rest)
  return lines
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
