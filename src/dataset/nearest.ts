import { nearestName } from '../model/nearest-name.ts'

/** The known name that a mistyped one probably means, as a hint: `Did you mean builds?`; else the hint `otherwise`. */
export function didYouMean(name: string, candidates: Iterable<string>, otherwise: string): string {
  const nearest = nearestName(name, candidates, Math.max(2, Math.floor(name.length / 3)))
  return nearest === undefined ? otherwise : `Did you mean ${nearest}?`
}
