import { CypherError } from '../../errors.ts'
import { LocalDate } from '../../model/temporal/index.ts'
import type { DateOrder } from './value-types.ts'

/** `2024-12-31`, `2024/12/31`, `2024.12.31`. */
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/
/** `31.12.2024`, `12/31/2024`, `31-12-2024`. */
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/

/** The date that a text says in an order; undefined where it is none. Years have four digits, days and months one or two. */
export function readDate(text: string, order: DateOrder): LocalDate | undefined {
  const match = (order === 'ymd' ? YEAR_FIRST : YEAR_LAST).exec(text)
  if (match === null) return undefined
  const [, first, , second, third] = match
  if (order === 'ymd') return dateOf(first, second, third)
  return order === 'dmy' ? dateOf(third, second, first) : dateOf(third, first, second)
}

/** Whether a text that `readDate` reads in an order can be read in no other. */
export function isSurelyIn(text: string, order: DateOrder): boolean {
  if (order === 'ymd') return true
  return readDate(text, order === 'dmy' ? 'mdy' : 'dmy') === undefined || isDotted(text)
}

/** Dates with dots have the day before the month, wherever they are written. */
export function isDotted(text: string): boolean {
  return text.includes('.')
}

function dateOf(year: string, month: string, day: string): LocalDate | undefined {
  try {
    return LocalDate.parse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  } catch (error) {
    if (error instanceof CypherError) return undefined
    throw error
  }
}
