import type { EachRule } from '../schema/mapping.ts'

/** The items of a cell, each by the names of its parts; the first part may hold what stands between parts. */
export function itemsOf(
  text: string,
  { split, parts, between }: EachRule,
): readonly ReadonlyMap<string, string>[] {
  return text
    .split(split)
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) => {
      const pieces: string[] = []
      let rest = item
      while (pieces.length < parts.length - 1) {
        const at = rest.lastIndexOf(between)
        if (at < 0) break
        pieces.unshift(rest.slice(at + between.length).trim())
        rest = rest.slice(0, at)
      }
      return new Map([rest.trim(), ...pieces].map((piece, at) => [parts[at], piece]))
    })
}
