/** How precise a date is: the smallest part that it names. */
export type Precision = 'decade' | 'year' | 'month' | 'day'

const DATE = /^(?<year>-?\d{4}|\d{3}X|\d{2}XX)(?:-(?<month>\d{2}|XX)(?:-(?<day>\d{2}|XX))?)?[?~%]?$/

/**
 * Whether a text is a date or an interval of EDTF, level 0 or 1: `2025`, `2025-06-30`, `2025~`, `202X`, `2025-21` (a
 * season), `2024/2026`, `2024/..`. Times of day and years of more than four digits are not accepted.
 * Source: Library of Congress, Extended Date/Time Format, 2019.
 */
export function isEdtf(text: string): boolean {
  return precisionOf(text) !== undefined
}

/** The precision of an EDTF date, the finer one of an interval; undefined where the text is not an EDTF date. */
export function precisionOf(text: string): Precision | undefined {
  const parts = text.split('/')
  if (parts.length > 2) return undefined
  if (parts.length === 1) return datePrecision(text)
  const open = (part: string): boolean => part === '..' || part === ''
  const dates = parts.filter((part) => !open(part))
  const precisions = dates.map(datePrecision)
  if (dates.length === 0 || precisions.includes(undefined)) return undefined
  if (dates.length === 2 && lowest(dates[0]) > lowest(dates[1])) return undefined
  return (['day', 'month', 'year', 'decade'] as const).find((precision) => precisions.includes(precision))
}

/** The month of a date as a number from 1 to 12, and its day; undefined for each that the date does not name. */
export function monthsAndDays(
  text: string,
): readonly { month: number | undefined; day: number | undefined }[] {
  return text.split('/').flatMap((part) => {
    const groups = DATE.exec(part)?.groups
    if (!groups) return []
    const month = numberOf(groups['month'])
    return [{ month: month !== undefined && month <= 12 ? month : undefined, day: numberOf(groups['day']) }]
  })
}

function datePrecision(text: string): Precision | undefined {
  const groups = DATE.exec(text)?.groups
  if (!groups) return undefined
  const month = numberOf(groups['month'])
  const day = numberOf(groups['day'])
  if (month !== undefined && !(month >= 1 && month <= 12) && !(month >= 21 && month <= 24)) return undefined
  if (day !== undefined) {
    if (month === undefined || month > 12) return undefined
    const year = numberOf(groups['year']) ?? 2000
    return day >= 1 && day <= daysIn(year, month) ? 'day' : undefined
  }
  if (month !== undefined) return 'month'
  return groups['year'].includes('X') ? 'decade' : 'year'
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text.includes('X') ? undefined : Number(text)
}

/** The earliest day that a date may mean, as a sortable number. */
function lowest(text: string): number {
  const groups = DATE.exec(text)?.groups
  const year = Number(groups?.['year'].replaceAll('X', '0') ?? 0)
  return year * 10_000 + (numberOf(groups?.['month']) ?? 0) * 100 + (numberOf(groups?.['day']) ?? 0)
}
