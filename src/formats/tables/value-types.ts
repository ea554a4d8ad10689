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
