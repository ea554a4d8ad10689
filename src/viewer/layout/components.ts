/** Keys that hang together, largest first; each list and the lists among themselves in a fixed order. */
export function componentsOf(
  keys: Iterable<string>,
  lines: Iterable<{ readonly start: string; readonly end: string }>,
): readonly (readonly string[])[] {
  const neighbours = new Map<string, string[]>([...keys].sort().map((key) => [key, []]))
  for (const { start, end } of lines) {
    if (!neighbours.has(start) || !neighbours.has(end)) continue
    neighbours.get(start)?.push(end)
    neighbours.get(end)?.push(start)
  }
  const seen = new Set<string>()
  const components: string[][] = []
  for (const first of neighbours.keys()) {
    if (seen.has(first)) continue
    const component: string[] = []
    const queue = [first]
    seen.add(first)
    for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
      component.push(key)
      for (const other of neighbours.get(key) ?? []) {
        if (seen.has(other)) continue
        seen.add(other)
        queue.push(other)
      }
    }
    components.push(component.sort())
  }
  return components.sort((a, b) => b.length - a.length || (a[0] < b[0] ? -1 : 1))
}
