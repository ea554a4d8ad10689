/**
 * The text of a FLOAT as Neo4j prints it (Java's `Double.toString`): always with a fraction, scientific from 1.0E7 up
 * and below 0.001; `NaN`, `Infinity`.
 */
export function formatFloat(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  const size = Math.abs(value)
  if (size >= 1e-3 && size < 1e7) {
    const text = String(value)
    return text.includes('.') ? text : `${text}.0`
  }
  const [mantissa = '', exponent = ''] = shortest(value).split('e')
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${exponent.replace('+', '')}`
}

/** As few digits as name the number, but of two the nearest: the smallest FLOAT is 4.9E-324, not 5.0E-324. */
function shortest(value: number): string {
  const text = value.toExponential()
  if (text.includes('.')) return text
  const precise = value.toExponential(1)
  return Number(precise) === value ? precise : text
}
