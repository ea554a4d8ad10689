/**
 * A key that one object of a JSON text has more than once; undefined where there is none. Cost: linear in the text.
 *
 * @param text that `JSON.parse` has read
 * @param value which it gave
 */
export function repeatedKey(text: string, value: unknown): string | undefined {
  // Of a repeated key one is left in the value.
  return keysWritten(text) === keysIn(value) ? undefined : firstRepeated(text)
}

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a]

/** Colons outside texts. */
function keysWritten(text: string): number {
  let count = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) isQuoted = !isQuoted
    else if (isQuoted) at += code === BACKSLASH ? 1 : 0
    else if (code === COLON) count++
  }
  return count
}

function keysIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = Array.isArray(value) ? 0 : Object.keys(value).length
  for (const inner of Object.values(value)) count += keysIn(inner)
  return count
}

function firstRepeated(text: string): string | undefined {
  const objects: Set<string>[] = []
  let last = ''
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}:]/g)) {
    if (token === '{') objects.push(new Set())
    else if (token === '}') objects.pop()
    else if (token !== ':') last = token
    else {
      const key = String(JSON.parse(last))
      const keys = objects.at(-1)
      if (keys?.has(key) === true) return key
      keys?.add(key)
    }
  }
  return undefined
}
