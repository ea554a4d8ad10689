/** The types that the values of a column may be of, as headings and mappings call them; `text` is STRING. */
export const valueTypes = [
  'text',
  'integer',
  'float',
  'boolean',
  'date',
  'localdatetime',
  'datetime',
] as const

export type ValueType = (typeof valueTypes)[number]

/** What separates the whole part of a number from its fraction. */
export const decimalSigns = ['.', ','] as const

export type DecimalSign = (typeof decimalSigns)[number]

/** What comes first in a date: the year, the day, or the month. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const

export type DateOrder = (typeof dateOrders)[number]

/** What comes first in a date of an order. */
export const orderWords: Readonly<Record<DateOrder, string>> = { ymd: 'year', dmy: 'day', mdy: 'month' }

/** How the values of a column are written. */
export interface Notation {
  /** Of a `float`; with a comma dots may group thousands. */
  readonly decimal: DecimalSign
  /** Of a `date`. */
  readonly order: DateOrder
}

/** As Cypher writes values. */
export const plainNotation: Notation = { decimal: '.', order: 'ymd' }
