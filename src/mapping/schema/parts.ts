import { z } from 'zod'
import { textSchema } from '../../dataset/schemas/common.ts'

/** A name within the mapping: of an entity, of a claim, of a part of a cell. */
export const nameSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'must be letters, digits, - and _ and begin with a letter')

/** A text in which `{Column}` stands for the cell of the row. */
export const templateSchema = textSchema

/** How the text of a cell is read. */
export const readings = [
  'text',
  'number',
  'boolean',
  'date',
  'excel-date',
  'day-month-year',
  'month-day-year',
] as const
const readingSchema = z.enum(readings)
export type Reading = (typeof readings)[number]

export const valueSchema = z.union(
  [
    templateSchema,
    z.strictObject({
      of: templateSchema,
      as: readingSchema.default('text'),
      /** Texts of the table, and what is written for each. */
      values: z.record(z.string(), textSchema).optional(),
      /** What is written for any other text; without it any other is refused. */
      otherwise: textSchema.optional(),
      /** Splits the text into a list. */
      split: z.string().min(1).optional(),
      /** The decimal sign of numbers. */
      decimal: z.enum(['.', ',']).default('.'),
    }),
  ],
  'must be a text such as "{Column}", or have of, and perhaps as, values, otherwise, split and decimal',
)
export type ValueRule = z.output<typeof valueSchema>

export const eachSchema = z.strictObject({
  column: textSchema,
  /** What stands between the items of a cell. */
  split: z.string().min(1).default('; '),
  /** Names for the parts of an item, from the left. */
  parts: z.array(nameSchema).min(1).default(['item']),
  /** What stands between the parts. */
  between: z.string().min(1).default(', '),
  /** The part that may hold it too; the first where it is not said. */
  rest: nameSchema.optional(),
})
export type EachRule = z.output<typeof eachSchema>
