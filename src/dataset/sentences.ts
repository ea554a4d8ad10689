/**
 * A text in the form that is split and hashed (method v1): NFKC; quotation marks, dashes and the minus sign folded to
 * ASCII; soft hyphens, zero-width spaces and byte order marks removed; white space collapsed and trimmed. So a copy with
 * curly quotes, non-breaking spaces or re-wrapped lines has the same hash.
 */
export function normaliseSentence(text: string): string {
  return foldCharacters(text).replace(/\s+/g, ' ').trim()
}

/** The same, but for white space. */
export function foldCharacters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018-\u201B\u2032]/g, "'")
    .replace(/[\u201C-\u201F\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u200B\u00AD\uFEFF]/g, '')
}

/** A stretch of a text: UTF-16 units from 0, `end` exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * Splits a normalised text into sentences (method v1): after `.`, `!` or `?`, a closing quotation mark if there is one,
 * and a space, where an upper-case letter or an opening quotation mark follows; never after `U.S.`.
 */
export function splitSentences(text: string): readonly Stretch[] {
  const sentences: Stretch[] = []
  let start = 0
  for (const match of text.matchAll(/[.!?]["']? (?=["']?\p{Lu}|["'])/gu)) {
    const end = match.index + match[0].length - 1
    if (text.slice(start, end).endsWith('U.S.')) continue
    sentences.push({ start, end })
    start = end + 1
  }
  if (start < text.length) sentences.push({ start, end: text.length })
  return sentences
}
