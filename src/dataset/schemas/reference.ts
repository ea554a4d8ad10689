import { z } from 'zod'
import { idSchema, textSchema, typeNameSchema } from './common.ts'

const sourceSchema = z.strictObject({
  dataset: textSchema,
  // YAML reads an unquoted version such as 48 as a number.
  version: z.preprocess((value) => (typeof value === 'number' ? String(value) : value), textSchema),
  field: textSchema,
})

const factSchema = z.strictObject({
  subject: idSchema,
  relation: typeNameSchema,
  object: idSchema,
  /** The data set that was opened, or `unverified`. */
  source: z.union(
    [z.literal('unverified'), sourceSchema],
    'must be unverified, or have dataset, version and field',
  ),
  /** What a reader should know, such as a definition that was chosen. */
  note: textSchema.optional(),
})

/** The shape of `reference.yaml`. */
export const referenceSchema = z.strictObject({ facts: z.array(factSchema) })

export type ReferenceFact = z.infer<typeof factSchema>
