/** Indexes of one longest strictly increasing subsequence, entries of -1 left out. Source: patience sorting. */
export function longestIncreasing(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []
  const previous: number[] = []
  values.forEach((value, index) => {
    if (value === -1) return
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (values[tails[middle]] < value) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? tails[low - 1] : -1
    tails[low] = index
  })
  const result = new Set<number>()
  for (let index = tails.at(-1) ?? -1; index !== -1; index = previous[index]) result.add(index)
  return result
}
