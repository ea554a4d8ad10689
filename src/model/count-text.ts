/** `1 claim`, `2,000 claims`, `0 claims`; with a plural of its own, `2 countries`. */
export function countText(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`
}
