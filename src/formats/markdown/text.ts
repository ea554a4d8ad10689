/** What Markdown, as GitHub has it too, would take for its own anywhere in a line, or in a heading. */
const SIGNS =
  /[\\`*[\]<>&~$@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<=^|\s)#|^[-+](?=[\s-]|$)|:(?=\/\/|[\w+-]+:)|(?<=www)\.|(?<=^\d{1,9})[.)]/giu

/** White space that would be taken away or end the line. */
const SPACES = /^\s+|(?<!\s)\s+$|[\t\n\r\v\f\u0085\u2028\u2029]/g

/** Text inside a line of Markdown, which reads as it is. NUL and half a character, which it has no way to write, are U+FFFD. */
export function markdownText(text: string): string {
  return text
    .replace(UNWRITABLE, '\uFFFD')
    .replace(SIGNS, '\\$&')
    .replace(SPACES, (spaces) => [...spaces].map((one) => `&#${one.charCodeAt(0)};`).join(''))
}

/** Whether Markdown has no way to write a text. */
export function isUnwritable(text: string): boolean {
  return text.search(UNWRITABLE) !== -1
}

const UNWRITABLE = /[\0\p{Cs}]/gu

/** An identifier: as code, where that can hold it. */
export function markdownCode(text: string): string {
  return /^[\p{L}\p{N}\p{P}\p{S}]+$/u.test(text) && !text.includes('`') ? `\`${text}\`` : markdownText(text)
}

/** An address that can be followed; text where it is none. */
export function markdownLink(text: string): string {
  return /^https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(text) ? `<${text}>` : markdownText(text)
}
