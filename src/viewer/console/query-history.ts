const KEY = 'silkgraph.queries'
/** So many queries are kept, and so many characters of them together. */
const MOST = 200
const MOST_CHARACTERS = 200_000

/** A query that was run. */
export interface RanQuery {
  readonly text: string
  /** When it was run last, in milliseconds. */
  readonly at: number
}

/** The queries that were run in this browser, the last one first. A browser that keeps nothing has none. */
export function ranQueries(): readonly RanQuery[] {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(held) ? held.filter(isRanQuery) : []
  } catch {
    return []
  }
}

/**
 * Keeps the text of a query, nothing of what it returned; one that was run before comes first again.
 *
 * @param secret a text that contains it is not kept; undefined where there is none
 */
export function rememberQuery(text: string, at: number, secret: string | undefined): void {
  const trimmed = text.trim()
  if (trimmed === '' || (secret !== undefined && secret !== '' && trimmed.includes(secret))) return
  let characters = 0
  const all = [{ text: trimmed, at }, ...ranQueries().filter((one) => one.text !== trimmed)]
  write(all.slice(0, MOST).filter((one) => (characters += one.text.length) <= MOST_CHARACTERS))
}

export function forgetQueries(): void {
  write([])
}

/** Those that contain every word of a search, whatever its case. */
export function findQueries(queries: readonly RanQuery[], search: string): readonly RanQuery[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return queries.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)))
}

function write(queries: readonly RanQuery[]): void {
  try {
    if (queries.length === 0) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(queries))
  } catch {
    // Storage is full or forbidden.
  }
}

function isRanQuery(value: unknown): value is RanQuery {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'at' in value &&
    typeof value.at === 'number'
  )
}
