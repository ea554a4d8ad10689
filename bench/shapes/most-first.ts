type Counted = readonly [name: string, count: number, ...rest: unknown[]]

/** The order of `ORDER BY n DESC, name`. */
export function mostFirst([name, count]: Counted, [otherName, otherCount]: Counted): number {
  if (count !== otherCount) return otherCount - count
  return name < otherName ? -1 : 1
}
