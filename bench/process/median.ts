/** The middle of the values, or the upper one of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no median of nothing.')
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}
