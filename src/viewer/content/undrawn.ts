import type { Picture } from '../layout/picture.ts'

/** More neighbours than these are not drawn at once, unless they are asked for by number. */
export const MOST_AT_ONCE = 50

/** How many neighbours of a node are not in a picture. @param neighbours the internal numbers of neighbours, by key */
export function undrawnOf(
  key: string,
  neighbours: ReadonlyMap<string, readonly number[]>,
  picture: Picture,
): number {
  const drawn = new Set([...picture.nodes.values()].map(({ id }) => id))
  return (neighbours.get(key) ?? []).filter((number) => !drawn.has(number)).length
}
