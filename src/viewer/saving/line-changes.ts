/** The most pairs of lines that are compared, which takes some milliseconds and 16 MiB. */
const MOST_PAIRS = 4_000_000

/** What becomes of a text, line by line. */
export interface LineChanges {
  readonly lines: readonly { readonly text: string; readonly isNew: boolean }[]
  /** The lines that go, in their order. */
  readonly gone: readonly string[]
}

/**
 * Which lines stay, in their order: as many as can, so that a line that moves goes and is new. Where more than 4,000,000 pairs of lines lie between
 * the first and the last line that differ, none of those stays. Cost: linear in these pairs.
 */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChanges {
  const most = Math.min(before.length, after.length)
  let begin = 0
  while (begin < most && before[begin] === after[begin]) begin++
  let end = 0
  while (end < most - begin && before.at(-1 - end) === after.at(-1 - end)) end++
  const [old, next] = [before.slice(begin, before.length - end), after.slice(begin, after.length - end)]
  const kept = old.length * next.length > MOST_PAIRS ? [] : commonLines(old, next)
  const staying = new Set(kept.map(([at]) => at))
  const known = new Set(kept.map(([, at]) => at))
  return {
    lines: after.map((text, at) => ({
      text,
      isNew: at >= begin && at < after.length - end && !known.has(at - begin),
    })),
    gone: old.filter((_, at) => !staying.has(at)),
  }
}

/** The places, in both, of the lines of a longest common subsequence. */
function commonLines(
  one: readonly string[],
  other: readonly string[],
): readonly (readonly [number, number])[] {
  const width = other.length + 1
  // How many lines are common from a place in each to their ends.
  const common = new Uint32Array((one.length + 1) * width)
  for (let row = one.length - 1; row >= 0; row--)
    for (let column = other.length - 1; column >= 0; column--) {
      const at = row * width + column
      common[at] =
        one[row] === other[column] ? common[at + width + 1] + 1 : Math.max(common[at + width], common[at + 1])
    }
  const pairs: (readonly [number, number])[] = []
  for (let row = 0, column = 0; row < one.length && column < other.length;) {
    const at = row * width + column
    if (one[row] === other[column]) pairs.push([row++, column++])
    else if (common[at + width] >= common[at + 1]) row++
    else column++
  }
  return pairs
}
