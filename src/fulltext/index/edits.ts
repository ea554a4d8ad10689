/**
 * How many edits make one term of another: insertions, deletions, other characters, two neighbours exchanged; no part is edited twice.
 * undefined where there are more than `most`. Cost: the length times `most`.
 */
export function editsBetween(
  one: readonly string[],
  other: readonly string[],
  most: number,
): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const from = Math.max(1, row - most)
    const to = Math.min(other.length, row + most)
    const current = new Array<number>(other.length + 1).fill(most + 1)
    if (from === 1) current[0] = row
    let least = current[0]
    for (let at = from; at <= to; at++) {
      const isSame = one[row - 1] === other[at - 1]
      let edits = Math.min(last[at - 1] + (isSame ? 0 : 1), last[at] + 1, current[at - 1] + 1)
      const isExchanged =
        row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]
      if (isExchanged) edits = Math.min(edits, beforeLast[at - 2] + 1)
      current[at] = edits
      least = Math.min(least, edits)
    }
    if (least > most) return undefined
    beforeLast = last
    last = current
  }
  const edits = last[other.length]
  return edits > most ? undefined : edits
}
