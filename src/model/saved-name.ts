/** What a page saves into a graph folder. */
export type SavedKind = 'view' | 'query'

/** A view or query that is saved has at most so many bytes. */
export const MOST_SAVED_BYTES = 64 * 1024

const MOST_CHARACTERS = 64
/** Names that Windows takes for devices, whatever their ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/

/**
 * Whether a file of `views/` or `queries/` can be saved by this name: letters in lower case, digits and single hyphens, at most 64
 * of them, so that it is a file of its folder on every system, and another file than one that differs in capitals.
 */
export function isSavedName(name: string): boolean {
  return name.length <= MOST_CHARACTERS && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && !devices.test(name)
}

/** What to do where `isSavedName` is false. */
export const savedNameHint = `Use at most ${MOST_CHARACTERS} letters from a to z, digits and single hyphens.`

/** A name for what has a title; '' where the title has no letter or digit of ASCII. */
export function savedNameOf(title: string): string {
  const name = title
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_CHARACTERS)
    .replace(/^-+|-+$/g, '')
  return isSavedName(name) || name === '' ? name : `${name}-1`
}
