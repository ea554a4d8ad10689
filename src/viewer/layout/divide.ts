import type { Box } from './label-boxes.ts'

/** Parts are about so much wider than high: names are. */
const ASPECT = 1.5

/**
 * Divides a rectangle into one part for each of some weights, in proportion to them, in rows and columns of parts that are
 * about half again as wide as high. Source: Bruls, Huizing, van Wijk 2000, Squarified Treemaps. Cost: linear.
 *
 * @param weights above 0, the greatest first
 * @returns the parts in the order of the weights; they cover the rectangle and not one another
 */
export function divide(weights: readonly number[], whole: Box): readonly Box[] {
  const parts: Box[] = []
  let rest = whole
  let left = weights.reduce((sum, weight) => sum + weight, 0)
  for (let from = 0; from < weights.length;) {
    const [width, height] = [rest.right - rest.left, rest.bottom - rest.top]
    const upright = width >= height * ASPECT
    const [across, along] = upright ? [width, height] : [height, width]
    /** How far the worst part of a row is from the shape wanted. */
    const worst = (row: readonly number[], sum: number): number => {
      const thick = (across * sum) / left
      return Math.max(
        ...row.map((weight) => {
          const long = (along * weight) / sum
          const shape = (upright ? thick / long : long / thick) / ASPECT
          return Math.max(shape, 1 / shape)
        }),
      )
    }
    let row = [weights[from]]
    let sum = weights[from]
    while (from + row.length < weights.length) {
      const next = weights[from + row.length]
      const longer = [...row, next]
      if (worst(longer, sum + next) > worst(row, sum)) break
      row = longer
      sum += next
    }
    const thick = (across * sum) / left
    let at = upright ? rest.top : rest.left
    for (const weight of row) {
      const end = at + (along * weight) / sum
      parts.push(
        upright
          ? { left: rest.left, right: rest.left + thick, top: at, bottom: end }
          : { left: at, right: end, top: rest.top, bottom: rest.top + thick },
      )
      at = end
    }
    rest = upright ? { ...rest, left: rest.left + thick } : { ...rest, top: rest.top + thick }
    left -= sum
    from += row.length
  }
  return parts
}
