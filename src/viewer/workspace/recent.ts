const KEY = 'silkgraph.recent'
const MOST = 8

/** Names of files that were opened in this browser, the last one first. Nothing else of them is kept. */
export function recentNames(): readonly string[] {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(held) ? held.filter((name) => typeof name === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

export function rememberNames(names: readonly string[]): void {
  write([...new Set([...names, ...recentNames()])].slice(0, MOST))
}

export function forgetNames(): void {
  write([])
}

/** A browser that keeps nothing shows no recent names. */
function write(names: readonly string[]): void {
  try {
    if (names.length === 0) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(names))
  } catch {
    // Storage is full or forbidden.
  }
}
