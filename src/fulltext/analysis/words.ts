import {
  COMPLEX,
  COMPLEX_MARK,
  CONNECTOR,
  DOUBLE_QUOTE,
  EMOJI,
  EMOJI_MODIFIER,
  EXTEND,
  HEBREW,
  KATAKANA,
  LETTER,
  MID_BOTH,
  MID_LETTER,
  MID_NUMBER,
  NONE,
  NUMBER,
  REGIONAL,
  SINGLE,
  SINGLE_QUOTE,
  wordClassOf,
} from './word-classes.ts'

/** A word is cut where it is longer. */
const LONGEST_WORD = 255

const ZERO_WIDTH_JOINER = 0x200d
const KEYCAP = /[#*]\ufe0f?\u20e3/y

/**
 * The words of a text by the word breaks of Unicode Standard Annex 29, as Lucene's StandardTokenizer has them: an ideograph
 * is a word, and so is a run of letters of a script that writes no spaces; what is neither letter, number nor emoji is dropped.
 * Cost: linear.
 */
export function* words(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const to = endOfWord(text, from)
    if (to > 0) yield text.slice(from, to)
    from = to === 0 ? from + widthAt(text, from) : Math.abs(to)
  }
}

/** Where the word that starts at `from` ends; 0 where none starts, and below 0 where none does before. */
function endOfWord(text: string, from: number): number {
  const first = wordClassOf(codePointAt(text, from))
  const limit = from + LONGEST_WORD
  switch (first) {
    case NONE: {
      KEYCAP.lastIndex = from
      return KEYCAP.test(text) ? KEYCAP.lastIndex : 0
    }
    case REGIONAL: {
      const next = from + 2
      return wordClassOf(codePointAt(text, next)) === REGIONAL ? afterMarks(text, next + 2, limit) : 0
    }
    case EXTEND:
      return isEmojiAfterJoiner(text, from) ? endOfEmoji(text, from, limit) : 0
    case EMOJI:
    case EMOJI_MODIFIER:
      return endOfEmoji(text, from, limit)
    case SINGLE:
      return afterMarks(text, from + widthAt(text, from), limit)
    case COMPLEX:
    case COMPLEX_MARK:
      return endOfRun(text, from, limit)
    case LETTER:
    case HEBREW:
    case NUMBER:
    case KATAKANA:
    case CONNECTOR:
      return endOfLetters(text, from, first, limit)
    default:
      return 0
  }
}

function isEmojiAfterJoiner(text: string, at: number): boolean {
  return text.charCodeAt(at) === ZERO_WIDTH_JOINER && wordClassOf(codePointAt(text, at + 1)) === EMOJI
}

function endOfEmoji(text: string, from: number, limit: number): number {
  let at = from + widthAt(text, from)
  for (;;) {
    at = afterMarks(text, at, limit)
    const joined = text.charCodeAt(at - 1) === ZERO_WIDTH_JOINER
    if (!joined || at >= limit || wordClassOf(codePointAt(text, at)) !== EMOJI) return at
    at += widthAt(text, at)
  }
}

function endOfRun(text: string, from: number, limit: number): number {
  let at = from
  while (at < text.length && at < limit) {
    const wordClass = wordClassOf(codePointAt(text, at))
    if (wordClass !== COMPLEX) {
      const end = afterMarks(text, at, limit)
      if (end === at) return at
      at = end
    } else at += widthAt(text, at)
  }
  return at
}

function endOfLetters(text: string, from: number, first: number, limit: number): number {
  let last = first
  // Connectors alone are not a word.
  let isWord = first !== CONNECTOR
  let at = afterMarks(text, from + widthAt(text, from), limit)
  while (at < text.length && at < limit) {
    const wordClass = wordClassOf(codePointAt(text, at))
    const end = afterMarks(text, at + widthAt(text, at), limit)
    if (joins(last, wordClass)) {
      isWord ||= wordClass !== CONNECTOR
      last = wordClass
      at = end
      continue
    }
    const next = end < text.length && end < limit ? wordClassOf(codePointAt(text, end)) : NONE
    if (isBetween(last, wordClass, next)) {
      last = next
      at = afterMarks(text, end + widthAt(text, end), limit)
      continue
    }
    if (last === HEBREW && wordClass === SINGLE_QUOTE) at = end
    break
  }
  return isWord ? at : -at
}

function joins(last: number, next: number): boolean {
  if (next === CONNECTOR) return true
  if (last === CONNECTOR) return isLetter(next) || next === NUMBER || next === KATAKANA
  if (last === KATAKANA || next === KATAKANA) return last === next
  return isLetter(next) || next === NUMBER
}

/** Whether a sign between two of a kind leaves them one word. */
function isBetween(last: number, sign: number, next: number): boolean {
  if (isLetter(last) && isLetter(next)) {
    if (sign === DOUBLE_QUOTE) return last === HEBREW && next === HEBREW
    return sign === MID_LETTER || sign === MID_BOTH || sign === SINGLE_QUOTE
  }
  return (
    last === NUMBER && next === NUMBER && (sign === MID_NUMBER || sign === MID_BOTH || sign === SINGLE_QUOTE)
  )
}

function isLetter(wordClass: number): boolean {
  return wordClass === LETTER || wordClass === HEBREW
}

function afterMarks(text: string, from: number, limit: number): number {
  let at = from
  while (at < text.length && at < limit) {
    const wordClass = wordClassOf(codePointAt(text, at))
    if (wordClass !== EXTEND && wordClass !== COMPLEX_MARK && wordClass !== EMOJI_MODIFIER) break
    at += widthAt(text, at)
  }
  return at
}

function codePointAt(text: string, at: number): number {
  return text.codePointAt(at) ?? 0
}

function widthAt(text: string, at: number): number {
  return codePointAt(text, at) > 0xffff ? 2 : 1
}
