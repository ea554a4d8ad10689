import type { Losses, LossKind } from '../losses.ts'

const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/**
 * Text for XML 1.0, also inside attribute values. What XML forbids (control characters, U+FFFE, U+FFFF) becomes
 * U+FFFD; line ends, those of XML 1.1 too, and tabs become character references, so that parsers keep them.
 */
export function xmlText(text: string): string {
  return text
    .replace(FORBIDDEN, '\uFFFD')
    .replace(/[&<>"'\t\n\r\u0085\u2028]/g, (character) => `&#${character.charCodeAt(0)};`)
}

const REPLACED: LossKind = {
  one: 'text with a character that XML forbids',
  many: 'texts with characters that XML forbids',
  outcome: 'written with U+FFFD instead',
}

/** `xmlText` that counts the texts which it cannot keep. */
export function countedXmlText(losses: Losses): (text: string) => string {
  return (text) => {
    if (text.search(FORBIDDEN) !== -1) losses.add(REPLACED)
    return xmlText(text)
  }
}

/** What XML calls nodes by their keys: each by its own, unless two of them would be the same without what XML forbids. */
export function xmlIds(keys: readonly string[]): (key: string) => string {
  const changed = keys.filter((key) => key.search(FORBIDDEN) !== -1)
  if (changed.length === 0) return xmlText
  const taken = new Set(keys)
  const ids = new Map<string, string>()
  for (const key of changed) {
    const plain = key.replace(FORBIDDEN, '\uFFFD')
    let id = plain
    for (let number = 2; taken.has(id); number++) id = `${plain} ${number}`
    taken.add(id)
    ids.set(key, id)
  }
  return (key) => xmlText(ids.get(key) ?? key)
}
