import { isEdtf } from '../../dataset/edtf.ts'
import type { Reading } from '../schema/parts.ts'

/** A value, or why a text is none. */
export type Read<T> = { readonly value: T } | Problem

/** What is wrong with a text, without a full stop, and what to do. */
export interface Problem {
  readonly problem: string
  readonly hint: string
}

/** The number that a text says: `1,234.5`, `-2`, `1e6`; with a decimal comma `1.234,5`. */
export function readNumber(text: string, decimal: '.' | ','): Read<number> {
  const plain = text.replace(/[\s\u00A0\u202F']/g, '').replace(/^\u2212/, '-')
  const dotted = decimal === ',' ? plain.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ',')) : plain
  const value =
    /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?(e[+-]?\d+)?$/i.test(dotted) && /\d/.test(dotted)
      ? Number(dotted.replaceAll(',', ''))
      : NaN
  if (Number.isFinite(value)) return { value }
  return {
    problem: `"${shown(text)}" is not a number`,
    hint: 'Correct the cell, or say in the mapping what its texts mean: as, decimal or values.',
  }
}

/** What a text says of a quantity: `> 25 %` is greater than 25 percent. */
export interface Quantity {
  readonly amount: number
  readonly comparator: 'eq' | 'gt' | 'ge' | 'lt' | 'le' | 'about' | undefined
  readonly unit: string | undefined
}

const SIGNS: ReadonlyMap<string, Exclude<Quantity['comparator'], undefined>> = new Map([
  ['>', 'gt'],
  ['>=', 'ge'],
  ['≥', 'ge'],
  ['<', 'lt'],
  ['<=', 'le'],
  ['≤', 'le'],
  ['~', 'about'],
  ['≈', 'about'],
])

export function readQuantity(text: string, decimal: '.' | ','): Read<Quantity> {
  const [, sign = '', number = text, unit = ''] =
    /^\s*(>=|<=|[><≥≤~≈])?\s*([-+\u2212]?[\d.,\s\u00A0\u202F']*\d(?:[eE][+-]?\d+)?)\s*([^\d\s].*)?$/u.exec(
      text,
    ) ?? []
  const read = readNumber(number, decimal)
  if ('problem' in read) return read
  const words = unit.trim()
  return {
    value: {
      amount: read.value,
      comparator: SIGNS.get(sign),
      unit: words === '' ? undefined : words === '%' ? 'percent' : words,
    },
  }
}

export function readBoolean(text: string): Read<boolean> {
  if (/^(true|yes|1)$/i.test(text)) return { value: true }
  if (/^(false|no|0)$/i.test(text)) return { value: false }
  return {
    problem: `"${shown(text)}" is neither true nor false`,
    hint: 'Write true, yes or 1, or false, no or 0.',
  }
}

/** The EDTF date that a text says. The date that a sheet says of itself, as 2015-12-31, is one whatever is expected. */
export function readDate(text: string, as: Exclude<Reading, 'text' | 'number' | 'boolean'>): Read<string> {
  const date = /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(text)?.[0] ?? dateOf(text, as)
  if (date !== undefined && isEdtf(date)) return { value: date }
  return { problem: `"${shown(text)}" is not ${DATES[as]}`, hint: 'Correct the cell, or as in the mapping.' }
}

const DATES = {
  date: 'an EDTF date such as 2015, 2015-12 or 2015-12-31',
  'excel-date': 'the number of a day in Excel, such as 42369',
  'day-month-year': 'a date such as 31.12.2015',
  'month-day-year': 'a date such as 12/31/2015',
} as const

function dateOf(text: string, as: keyof typeof DATES): string | undefined {
  switch (as) {
    case 'date':
      return text
    case 'excel-date':
      return /^\d{1,7}(\.\d+)?$/.test(text) ? excelDate(Math.floor(Number(text))) : undefined
    case 'day-month-year':
    case 'month-day-year': {
      const [, one, two, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? []
      if (year === undefined) return undefined
      const [day, month] = as === 'day-month-year' ? [one, two] : [two, one]
      return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    }
  }
}

/** Day 1 is 1900-01-01, and Excel counts 1900-02-29, a day that never was. */
function excelDate(serial: number): string | undefined {
  if (serial < 1 || serial === 60 || serial > 2_958_465) return undefined
  const day = Date.UTC(1899, 11, serial < 60 ? 31 : 30) + serial * 86_400_000
  return new Date(day).toISOString().slice(0, 10)
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
