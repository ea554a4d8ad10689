/** What hangs together, by number: typed arrays, since layouts walk them millions of times. */
export interface Web {
  readonly size: number
  /** Both ends of each line, each pair of nodes once and none with itself. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** The lines of node `n` are `lineOf[first[n]]` to `lineOf[first[n + 1] - 1]`. */
  readonly first: Int32Array
  readonly lineOf: Int32Array
}

/** Numbers keys in their order; lines with an end elsewhere are left out. */
export function webOf(
  keys: readonly string[],
  lines: readonly { readonly start: string; readonly end: string }[],
): Web {
  const numbers = new Map(keys.map((key, at) => [key, at]))
  const pairs = new Map<number, readonly [start: number, end: number]>()
  for (const line of lines) {
    const [start, end] = [numbers.get(line.start), numbers.get(line.end)]
    if (start === undefined || end === undefined || start === end) continue
    const [low, high] = start < end ? [start, end] : [end, start]
    pairs.set(low * keys.length + high, [low, high])
  }
  const sorted = [...pairs].sort(([a], [b]) => a - b).map(([, pair]) => pair)
  const starts = Int32Array.from(sorted, ([start]) => start)
  const ends = Int32Array.from(sorted, ([, end]) => end)
  const first = new Int32Array(keys.length + 1)
  for (const pair of sorted) for (const node of pair) first[node + 1]++
  for (let node = 0; node < keys.length; node++) first[node + 1] += first[node]
  const next = first.slice()
  const lineOf = new Int32Array(2 * sorted.length)
  sorted.forEach((pair, line) => pair.forEach((node) => (lineOf[next[node]++] = line)))
  return { size: keys.length, starts, ends, first, lineOf }
}

/** Lines from a node to every other one on the shortest way. */
export function hopsFrom({ size, starts, ends, first, lineOf }: Web, node: number): Int32Array {
  const hops = new Int32Array(size).fill(-1)
  const queue = new Int32Array(size)
  hops[node] = 0
  queue[0] = node
  for (let at = 0, known = 1; at < known; at++) {
    const from = queue[at]
    for (let index = first[from]; index < first[from + 1]; index++) {
      const line = lineOf[index]
      const to = starts[line] === from ? ends[line] : starts[line]
      if (hops[to] >= 0) continue
      hops[to] = hops[from] + 1
      queue[known++] = to
    }
  }
  return hops
}
