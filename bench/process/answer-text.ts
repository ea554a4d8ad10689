import type { Rows } from '../shapes/shape.ts'

/** Digits of a FLOAT that count: engines add up in different orders. */
const DIGITS = 10

/**
 * Rows as a text that is the same for the same answer: whatever an engine makes of an integer, and, unless their order is
 * part of the answer, in whichever order the rows come.
 */
export function answerText(rows: Rows, ordered: boolean): string {
  const lines = rows.map((row) => JSON.stringify(row.map(plain)))
  return (ordered ? lines : lines.sort()).join('\n')
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS))
  if (Array.isArray(value)) return value.map(plain)
  return value
}
