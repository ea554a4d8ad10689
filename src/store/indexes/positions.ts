import type { Entries } from './entries.ts'
import type { Found } from './structure.ts'

/** The ids of what was found in entries of a base, ascending. Cost: linear where it is much, else that of sorting. */
export function positionsToIds({ ids }: Entries, { positions, from, to }: Found): Int32Array {
  const found = positions.subarray(from, to)
  // Positions in a base ascend as ids do. Sorting 16 of 512 or more is less than looking at all that may be between.
  if (found.length * 32 < ids.length)
    return found
      .slice()
      .sort()
      .map((position) => ids[position])
  const marks = new Uint8Array(ids.length)
  for (const position of found) marks[position] = 1
  const all = new Int32Array(found.length)
  let size = 0
  for (let position = 0; position < marks.length; position++)
    if (marks[position] === 1) all[size++] = ids[position]
  return all
}
