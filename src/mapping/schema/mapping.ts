import { z } from 'zod'
import {
  captionSchema,
  comparatorSchema,
  edtfSchema,
  idSchema,
  keyNameSchema,
  labelNameSchema,
  modalitySchema,
  oneOrMany,
  textSchema,
  typeNameSchema,
} from '../../dataset/schemas/common.ts'
import { eachSchema, nameSchema, templateSchema, valueSchema } from './parts.ts'

const entitySchema = z.strictObject({
  label: labelNameSchema,
  /** One entity for each item of a cell. */
  each: eachSchema.optional(),
  id: templateSchema,
  name: templateSchema,
  caption: templateSchema.optional(),
  aliases: z.array(templateSchema).default([]),
  /** What follows a name that several entities have. */
  distinguish: templateSchema.optional(),
  /** An entity of the folder that has the same label and the same of one of these is taken instead of a new one. */
  find: z.array(z.union([z.enum(['name', 'aliases']), keyNameSchema])).default([]),
  /** Whether one that is not found is added; else it is refused. */
  add: z.boolean().default(true),
  properties: z.record(keyNameSchema, valueSchema).default({}),
})

const claimSchema = z.strictObject({
  subject: nameSchema,
  relation: typeNameSchema,
  object: nameSchema,
  /** The columns that say so. */
  cites: oneOrMany(textSchema),
  gloss: templateSchema,
  modality: modalitySchema.default('fact'),
  status: valueSchema.optional(),
  certainty: z.enum(['stated', 'implied', 'likely', 'possible', 'open']).optional(),
  time: z
    .strictObject({
      of: templateSchema,
      as: z.enum(['date', 'excel-date', 'day-month-year', 'month-day-year']).default('date'),
      relation: z.enum(['in', 'by', 'since', 'until', 'before', 'after', 'during', 'edition', 'now']),
    })
    .optional(),
  quantity: z
    .strictObject({
      /** A number, perhaps with a sign such as < before it and its unit after it. */
      amount: templateSchema,
      unit: templateSchema.optional(),
      comparator: comparatorSchema.default('eq'),
      metric: textSchema.optional(),
      decimal: z.enum(['.', ',']).default('.'),
    })
    .optional(),
  /** The entities that the table credits. */
  credit: nameSchema.optional(),
  qualifiers: z
    .record(
      keyNameSchema,
      z.union(
        [z.strictObject({ entity: nameSchema }), valueSchema],
        'must have entity, or be a text such as "{Column}", or have of',
      ),
    )
    .default({}),
  notes: templateSchema.optional(),
})

/** The shape of a mapping. */
export const mappingSchema = z.strictObject({
  /** The table as a document. */
  table: z.strictObject({
    id: idSchema.max(40),
    title: textSchema,
    caption: captionSchema,
    publisher: textSchema,
    date: z.union([z.literal('unknown'), edtfSchema], 'must be an EDTF date or unknown'),
    link: z.union(
      [z.literal('unknown'), z.url({ protocol: /^https?$/ })],
      'must be an http(s) address or unknown',
    ),
    retrieved: z.iso.date('must be a date such as 2026-11-23').optional(),
    sheet: textSchema.optional(),
  }),
  /** What a row is known by, in this table and in newer ones. */
  row: templateSchema,
  entities: z.record(nameSchema, entitySchema),
  claims: z.record(nameSchema, claimSchema),
})

export type Mapping = z.output<typeof mappingSchema>
export type EntityRule = z.output<typeof entitySchema>
export type ClaimRule = z.output<typeof claimSchema>
