/** The keyword that a misspelt word most likely is: at most two edits away and less than half the word; else undefined. */
export function nearestKeyword(word: string, keywords: Iterable<string>): string | undefined {
  const upper = word.toUpperCase()
  let best: string | undefined
  let bestDistance = Math.min(2, Math.floor((upper.length - 1) / 2)) + 1
  if (upper.length > 20) return undefined
  for (const keyword of keywords) {
    const distance = editDistance(upper, keyword)
    if (distance > 0 && distance < bestDistance) {
      best = keyword
      bestDistance = distance
    }
  }
  return best
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1)
      let cost = Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1)
      const isSwap =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (isSwap) cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1)
      current.push(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.length] ?? 0
}
