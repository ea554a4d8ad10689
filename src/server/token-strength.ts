import { greatestOf } from '../model/extremes.ts'
import { commonWords } from './common-words.ts'

/** How likely a part of a token is taken for a character, a word, or a repetition, in bits. */
const partBits = { character: 1, word: -Math.log2(0.4), repetition: -Math.log2(0.1) } as const

/** Lower case, upper case, or a capital first. */
const STYLES = 3
/** Between two words: nothing, or one of three marks. */
const JOINTS = 4
/** What comes again is the same, or counts up or down by one. */
const STEPS = [0, 1, -1] as const

/** A random token would be described by so many bits less once in 16 million. */
const LUCK_BITS = 24

const words: ReadonlySet<string> = new Set(commonWords)
const longestWord = greatestOf(commonWords.map(({ length }) => length))

/**
 * Whether a token is as hard to guess as so many bits: by its length and alphabet, and by its shortest description as
 * characters, common words, and what comes again, counts up or counts down.
 *
 * The descriptions are those of a code, so that of all tokens of n random bits at most one in 2^k has one that is k bits
 * shorter: a random token that is long enough for the characters that it has is refused once in 16 million. Cost: cubic in the length, of 256 characters at
 * most.
 */
export function isStrong(token: string, bits: number): boolean {
  const text = token.replace(/=+$/, '').slice(0, 256)
  const random = text.length * Math.log2(alphabetSize(text))
  return random >= bits && shortestDescription(text) >= Math.min(bits, random - LUCK_BITS)
}

/** In bits. */
function shortestDescription(text: string): number {
  const lower = text.toLowerCase()
  const characterBits = partBits.character + Math.log2(alphabetSize(text))
  const wordBits = partBits.word + Math.log2(STYLES * words.size * JOINTS)
  /** Of the text up to each place. */
  const least = new Float64Array(text.length + 1).fill(Infinity)
  least[0] = 0
  for (let at = 0; at < text.length; at++) {
    const reach = (end: number, bits: number): void => {
      least[end] = Math.min(least[end], least[at] + bits)
    }
    reach(at + 1, characterBits)
    for (let end = at + 3; end <= Math.min(text.length, at + longestWord); end++)
      if (words.has(lower.slice(at, end)) && /^([a-z]+|[A-Z]+|[A-Z][a-z]+)$/.test(text.slice(at, end))) {
        reach(end, wordBits)
        if (/[-_.]/.test(text.charAt(end))) reach(end + 1, wordBits)
      }
    for (let back = 1; back <= at; back++)
      for (const step of STEPS)
        for (
          let end = at;
          end < text.length && lower.charCodeAt(end) === lower.charCodeAt(end - back) + step;
          end++
        ) {
          const length = end + 1 - at
          const lengthBits = 2 * Math.floor(Math.log2(length)) + 1
          reach(end + 1, partBits.repetition + Math.log2(STEPS.length * at) + lengthBits)
        }
  }
  return least[text.length]
}

/** The size of the smallest usual alphabet that a text is written in. */
function alphabetSize(text: string): number {
  if (/^[0-9]+$/.test(text)) return 10
  if (/^([0-9a-f]+|[0-9A-F]+)$/.test(text)) return 16
  if (/^([a-z]+|[A-Z]+)$/.test(text)) return 26
  if (/^([0-9a-z]+|[0-9A-Z]+)$/.test(text)) return 36
  return 64
}
