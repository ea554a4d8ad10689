/** Keys of the two lines of a relationship that is drawn as a point. */
export function halfLines(key: string): { readonly from: string; readonly to: string } {
  return { from: `${key} from`, to: `${key} to` }
}

/**
 * The element that a mark or line stands for: of half a line its relationship.
 *
 * @param has whether a key is that of an element of the picture: it may end in these words itself
 */
export function elementOf(key: string, has: (key: string) => boolean): string {
  return has(key) ? key : key.replace(/ (from|to)$/, '')
}
