const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
])

/**
 * The items of a list that an attribute holds: `[a, b]`, `["a", 'b']` with backslashes as JSON has them, JSON itself, or
 * as older files write it `a|b`, `a;b`, `a,b`. Space around items without quotes is not theirs. Source: GEXF 1.3 primer, lists.
 */
export function listItems(text: string): readonly string[] {
  const trimmed = text.trim()
  if (trimmed.startsWith('[') && trimmed.endsWith(']')) return bracketed(trimmed.slice(1, -1))
  if (trimmed === '') return []
  const separator = ['|', ';', ','].find((one) => trimmed.includes(one))
  return separator === undefined ? [trimmed] : trimmed.split(separator).map((item) => item.trim())
}

function bracketed(text: string): readonly string[] {
  if (text.trim() === '') return []
  const items: string[] = []
  let at = 0
  while (at <= text.length) {
    const start = skipSpace(text, at)
    const end = endOfQuoted(text, start)
    if (end === undefined) {
      const comma = text.indexOf(',', start)
      const stop = comma === -1 ? text.length : comma
      items.push(text.slice(start, stop).trim())
      at = stop + 1
    } else {
      items.push(unescaped(text.slice(start + 1, end)))
      at = skipSpace(text, end + 1) + 1
    }
  }
  return items
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text.charAt(at))) at++
  return at
}

/** Where the closing quote is; undefined where the item has no quotes, or something stands after them. */
function endOfQuoted(text: string, start: number): number | undefined {
  const quote = text.charAt(start)
  if (quote !== '"' && quote !== "'") return undefined
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\') at++
    else if (character === quote) {
      const next = text.charAt(skipSpace(text, at + 1))
      return next === ',' || next === '' ? at : undefined
    }
  }
  return undefined
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(?:u([\da-fA-F]{4})|([^]))/g, (_, code: string | undefined, character: string) =>
    code === undefined ? (ESCAPES.get(character) ?? character) : String.fromCharCode(parseInt(code, 16)),
  )
}
