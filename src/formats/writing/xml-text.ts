/**
 * Text for XML 1.0, also inside attribute values. What XML forbids (control characters, U+FFFE, U+FFFF) becomes
 * U+FFFD; line ends, those of XML 1.1 too, and tabs become character references, so that parsers keep them.
 */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"'\t\n\r\u0085\u2028]/g, (character) => `&#${character.charCodeAt(0)};`)
}
