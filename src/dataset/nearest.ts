/**
 * The known name that a mistyped one probably means, as a hint: `Did you mean "builds"?`; otherwise the hint `otherwise`.
 * Cost: candidates times the product of the lengths.
 */
export function didYouMean(name: string, candidates: Iterable<string>, otherwise: string): string {
  let best: string | undefined
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), bestDistance)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best === undefined ? otherwise : `Did you mean ${best}?`
}

/** Levenshtein distance, or `limit` where it is not below. Source: Wagner and Fischer 1974. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)
      current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, substitution)
    }
    previous = current
  }
  return Math.min(previous[b.length], limit)
}
