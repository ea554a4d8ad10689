const KEY = 'silkgraph.tabs'
const MOST_CHARACTERS = 200_000

/** What a browser's tab keeps of the tabs of the console, over a reload. */
export interface KeptTabs {
  readonly texts: readonly string[]
  readonly active: number
  /** The Cypher of what was asked last: the text of the active tab is only given back where that is shown again. */
  readonly shown: string
}

/** Undefined where nothing is kept, or nothing that can be read. */
export function keptTabs(): KeptTabs | undefined {
  try {
    const held: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return isKeptTabs(held) ? held : undefined
  } catch {
    return undefined
  }
}

/** Keeps the tabs. @param secret a text that contains it is not kept; undefined where there is none */
export function keepTabs({ texts, active, shown }: KeptTabs, secret: string | undefined): void {
  const isSafe = (text: string): boolean => secret === undefined || secret === '' || !text.includes(secret)
  const kept = {
    texts: texts.map((text) => (isSafe(text) ? text : '')),
    active,
    shown: isSafe(shown) ? shown : '',
  }
  const json = JSON.stringify(kept)
  try {
    if (json.length > MOST_CHARACTERS) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, json)
  } catch {
    // Storage is full or forbidden.
  }
}

function isKeptTabs(value: unknown): value is KeptTabs {
  return (
    typeof value === 'object' &&
    value !== null &&
    'texts' in value &&
    Array.isArray(value.texts) &&
    value.texts.length > 0 &&
    value.texts.every((text) => typeof text === 'string') &&
    'shown' in value &&
    typeof value.shown === 'string' &&
    'active' in value &&
    Number.isInteger(value.active) &&
    Number(value.active) >= 0 &&
    Number(value.active) < value.texts.length
  )
}
