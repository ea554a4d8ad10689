// What is drawn as nothing, or turns the text after it around. The signs of Arabic numbers are format characters that are drawn.
const unseen =
  '(?![\\t\\n\\r\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}])' +
  '[\\p{DI}\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\u2800\\u{16FE4}\\u{1D159}\\u{13441}\\u{13442}]'

const joiningScripts = 'Arab Syrc Mong Nkoo Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt'
  .split(' ')
  .map((name) => `\\p{Script=${name}}`)
  .join('')

// Where such a character only says how its neighbours are drawn, names and emoji cannot be written without it.
const shaping = [
  `(?<=[${joiningScripts}])[\\u200C\\u200D](?=[${joiningScripts}])`,
  '(?<=\\p{Script=Mongolian})[\\u180B-\\u180D\\u180F]',
  '(?<=\\p{Script=Han})[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]',
  '(?<=\\p{Extended_Pictographic})[\\uFE0E\\uFE0F]',
  '(?<=\\p{Extended_Pictographic}[\\uFE0F\\p{Emoji_Modifier}]?)\\u200D(?=\\p{Extended_Pictographic})',
  '(?<=[#*0-9])\\uFE0F(?=\\u20E3)',
].join('|')

const anyUnseen = new RegExp(unseen, 'gu')
const hidden = new RegExp(`(?!${shaping})${unseen}`, 'gu')
const drawn = new RegExp(`(?!${unseen})[\\p{L}\\p{N}\\p{P}\\p{S}]`, 'u')

/** Most texts are of signs, blanks and line ends of ASCII alone: all of it is seen, and it reads as it stands. */
const plain = /^[\x20-\x7E\t\n\r]*$/

/** Whether a text has a letter, digit or sign that is drawn: it may be of blanks and of characters that nobody sees. */
export function isVisible(text: string): boolean {
  return drawn.test(text)
}

/**
 * The first character of a text that nobody sees or that turns the text after it around, as `\u202e`; undefined where there is
 * none. Line ends and tabs are none, nor is what joins letters or emoji where they need it.
 */
export function hiddenCharacter(text: string): string | undefined {
  if (plain.test(text)) return undefined
  const found = text.match(hidden)?.[0]
  return found === undefined ? undefined : escaped(found)
}

/** The text with every such character written out. */
export function withHiddenEscaped(text: string): string {
  return text.replace(hidden, escaped)
}

/** The text without such characters. */
export function withoutHidden(text: string): string {
  return text.replace(hidden, '')
}

/** What a reader can tell of a text: two that give the same here look alike. Upper and lower case differ. */
export function asRead(text: string): string {
  const seen = plain.test(text) ? text : text.normalize('NFKC').replace(anyUnseen, '')
  return seen.replace(/\s+/g, ' ').trim()
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
}
