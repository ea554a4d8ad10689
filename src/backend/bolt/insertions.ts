/** Words that a text is sent with and its writer did not write. */
export interface Insertion {
  /** The offset in the text, in UTF-16 units, that they stand before. */
  readonly at: number
  readonly words: string
}

/** The text with all of them. @param insertions in the order of the text */
export function withInsertions(text: string, insertions: readonly Insertion[]): string {
  let sent = ''
  let from = 0
  for (const { at, words } of insertions) {
    sent += text.slice(from, at) + words
    from = at
  }
  return sent + text.slice(from)
}

/**
 * The offset in the text of what has one in the text that was sent; of inserted words, where they were put.
 *
 * @param insertions in the order of the text
 */
export function offsetInText(sent: number, insertions: readonly Insertion[]): number {
  let before = 0
  for (const { at, words } of insertions) {
    if (sent - before <= at) break
    if (sent - before < at + words.length) return at
    before += words.length
  }
  return sent - before
}
