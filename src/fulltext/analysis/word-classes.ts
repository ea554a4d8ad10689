/** What a code point is to the word breaks of Unicode Standard Annex 29, as far as they matter to words. */
export const NONE = 0
export const LETTER = 1
export const HEBREW = 2
export const NUMBER = 3
export const KATAKANA = 4
/** Joins letters and numbers on both sides: `_`. */
export const CONNECTOR = 5
/** Belongs to whatever it follows: combining marks, and what formats. */
export const EXTEND = 6
/** Of a script that writes no spaces between words; a run of them is one word. */
export const COMPLEX = 7
/** A mark of such a script, which extends what is not. */
export const COMPLEX_MARK = 8
/** A word by itself: an ideograph, a sign of Hiragana. */
export const SINGLE = 9
export const EMOJI = 10
export const EMOJI_MODIFIER = 11
/** Two of them are a flag. */
export const REGIONAL = 12
export const MID_LETTER = 13
export const MID_NUMBER = 14
/** Between letters and between numbers: `.` */
export const MID_BOTH = 15
export const SINGLE_QUOTE = 16
export const DOUBLE_QUOTE = 17

const withoutSpaces =
  String.raw`\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Tai_Le}` +
  String.raw`\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}\p{Script=Ahom}`
const katakana = String.raw`\u3031-\u3035\u309b\u309c\u30a0-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u32d0-\u32fe\u3300-\u3357\uff66-\uff9d\u{1b000}\u{1b164}-\u{1b167}`
// Signs that Unicode keeps for emoji, not all of which have become one since.
const signs = String.raw`\u2388\u2605\u2607-\u2685\u2690-\u2705\u2708-\u2712\u2616-\u2619\u2763-\u2767\u{1f000}-\u{1f0ff}\u{1f10d}-\u{1f10f}\u{1f12f}\u{1f16c}-\u{1f16f}\u{1f1ad}-\u{1f1e5}`
// Letters of phonetics, and some of Armenian and Hebrew, that are not alphabetic.
const furtherLetters = String.raw`\u02c2-\u02c5\u02d2-\u02d7\u02de\u02df\u02ed\u02ef-\u02ff\ua708-\ua716\ua720\ua721\ua789\ua78a\uab5b\u055a-\u055c\u055e\u058a\u05f3`

/** The first that fits is the class. */
const classes: readonly (readonly [pattern: RegExp, wordClass: number])[] = [
  [/[_\u202f\u203f\u2040\u2054\ufe33\ufe34\ufe4d-\ufe4f\uff3f]/u, CONNECTOR],
  [/[,;\u037e\u0589\u060c\u060d\u066c\u07f8\u2044\ufe10\ufe14\ufe50\ufe54\uff0c\uff1b]/u, MID_NUMBER],
  [/[:\u00b7\u0387\u05f4\u2027\ufe13\ufe55\uff1a]/u, MID_LETTER],
  [/[.\u2018\u2019\u2024\ufe52\uff07\uff0e]/u, MID_BOTH],
  [/'/u, SINGLE_QUOTE],
  [/"/u, DOUBLE_QUOTE],
  [/[\u{1f1e6}-\u{1f1ff}]/u, REGIONAL],
  [/[\u{1f3fb}-\u{1f3ff}]/u, EMOJI_MODIFIER],
  [new RegExp(`(?=\\p{M})[${withoutSpaces}]`, 'u'), COMPLEX_MARK],
  [/(?!\u200b)[\p{M}\p{Cf}\uff9e\uff9f]/u, EXTEND],
  [/[\p{Nd}\u066b]/u, NUMBER],
  [new RegExp(`(?=\\p{L}|\\p{No}|\\p{S}|\\p{P})[${withoutSpaces}]`, 'u'), COMPLEX],
  [new RegExp(`[${katakana}]`, 'u'), KATAKANA],
  [/[\p{Ideographic}\p{Script=Hiragana}\p{Script=Han}]/u, SINGLE],
  [/(?=\p{L})\p{Script=Hebrew}/u, HEBREW],
  [new RegExp(`[\\p{Alphabetic}${furtherLetters}]`, 'u'), LETTER],
  [new RegExp(`[\\p{Extended_Pictographic}${signs}]`, 'u'), EMOJI],
]

const UNKNOWN = 255
const known = new Uint8Array(0x10000).fill(UNKNOWN)

/** The class of a code point. Cost: regular expressions the first time, a look-up after it. */
export function wordClassOf(codePoint: number): number {
  if (codePoint >= known.length) return classOf(codePoint)
  const found = known[codePoint]
  return found === UNKNOWN ? (known[codePoint] = classOf(codePoint)) : found
}

function classOf(codePoint: number): number {
  const character = String.fromCodePoint(codePoint)
  return classes.find(([pattern]) => pattern.test(character))?.[1] ?? NONE
}
