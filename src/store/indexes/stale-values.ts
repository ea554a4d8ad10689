import { type Delta, sizeOf } from '../delta.ts'

/** What an index may have of values that elements have no longer, whatever the delta is. */
export const staleValues = { from: 1024 }

/**
 * How many entries what has changed may have over a delta. Beyond it most of them are values that elements have no longer, and it
 * is begun anew with those that they have, of which there are no more than the delta has entries.
 */
export function mostChanges(delta: Delta): number {
  return staleValues.from + 4 * sizeOf(delta)
}
