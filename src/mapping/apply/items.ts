import type { EachRule } from '../schema/parts.ts'
import { within } from './row-scope.ts'
import type { Scope } from './template.ts'

/** The items of a cell, each by the names of its parts; one part takes what others leave. */
export function itemsOf(
  text: string,
  { split, parts, between, rest = parts[0] }: EachRule,
): readonly ReadonlyMap<string, string>[] {
  const open = Math.max(0, parts.indexOf(rest))
  return text
    .split(split)
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) => {
      const pieces = item.split(between)
      const missing = Math.max(0, parts.length - pieces.length)
      // Where parts are missing, they are the last ones.
      const before = Math.min(open, pieces.length - 1)
      const after = Math.max(0, parts.length - open - 1 - missing)
      const end = Math.max(before + 1, pieces.length - after)
      const found = [
        ...pieces.slice(0, before),
        pieces.slice(before, end).join(between),
        ...pieces.slice(end),
      ]
      return new Map(found.map((piece, at) => [parts[at], piece.trim()]))
    })
}

/** What names stand for in a row, or in each item of one of its cells. */
export function scopesOf(each: EachRule | undefined, scope: Scope): readonly Scope[] {
  if (each === undefined) return [scope]
  return itemsOf(scope(each.column) ?? '', each).map((item) => within(item, scope))
}
