/** So many values of each word of a link are read. */
export const MOST_KEYS = 5_000

/** The values that a link has of a word, each once, as many as are read. */
export function valuesOf(link: URLSearchParams, name: string): readonly string[] {
  return once(link.getAll(name).slice(0, MOST_KEYS))
}

/** The keys that a link has of a word, each once, as many as are read; an empty one names nothing. */
export function keysOf(link: URLSearchParams, name: string): readonly string[] {
  return valuesOf(link, name).filter(isFilled)
}

/** Whether a text is a key: an empty one names nothing. */
export function isFilled(text: string): boolean {
  return text !== ''
}

/** The name of a word, where a link has a value of it that cannot be read. */
export function unreadableOf(
  link: URLSearchParams,
  name: string,
  isReadable: (value: string) => boolean,
): readonly string[] {
  return link.getAll(name).slice(0, MOST_KEYS).every(isReadable) ? [] : [name]
}

/** Values, each once, in the order in which they come first. */
export function once(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}

/** What is said; undefined where it is empty, which no view may keep. */
export function filled(text: string | null): string | undefined {
  return text === null || text === '' ? undefined : text
}
