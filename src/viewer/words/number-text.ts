/** Beyond these, digits are only counted: such a number is written as a power of ten. */
const [LEAST, MOST] = [1e-6, 1e21]

/**
 * A number as a reader writes it, `12,300`, `0.034`, `1e+308`: whole numbers with all digits, others with two after the point, and below 1 with three
 * significant ones; very large and very small numbers as a power of ten.
 *
 * @param digits so many are written where the number has them, and four stand in one, so that 2026 can be a year
 */
export function numberText(number: number, digits?: number): string {
  const size = Math.abs(number)
  if (size >= MOST || (size > 0 && size < LEAST)) return String(Number(number.toPrecision(digits ?? 6)))
  // There is no negative zero for a reader.
  const shown = number + 0
  if (digits !== undefined)
    return shown.toLocaleString('en', { maximumFractionDigits: digits - 1, useGrouping: size >= 10_000 })
  return shown.toLocaleString('en', size < 1 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 2 })
}
