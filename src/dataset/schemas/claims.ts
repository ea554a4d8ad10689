import { z } from 'zod'
import {
  comparatorSchema,
  edtfSchema,
  idSchema,
  keyNameSchema,
  modalitySchema,
  oneOrMany,
  propertyValueSchema,
  statusNameSchema,
  textSchema,
  typeNameSchema,
} from './common.ts'

export const claimSchema = z
  .strictObject({
    id: idSchema,
    /** One passage of the document, or several that the claim needs together. */
    passage: oneOrMany(idSchema),
    /** The claim in the editor's own words. */
    gloss: textSchema,
    subject: idSchema,
    relation: typeNameSchema,
    object: idSchema.optional(),
    /** The object in the editor's own words, where it is a judgement or a state rather than a thing that other claims name. */
    objectText: textSchema.optional(),
    modality: modalitySchema,
    status: statusNameSchema.optional(),
    /** What the wording says: it is so or will be; it follows; likely; could; or a question that is left open. */
    certainty: z.enum(['stated', 'implied', 'likely', 'possible', 'open']).optional(),
    time: z
      .strictObject({
        /** As the source words it: `mid-2025`. */
        text: textSchema,
        /** Never more precise than the source; absent where no date follows from the text. */
        edtf: edtfSchema.optional(),
        relation: z.enum(['in', 'by', 'since', 'until', 'before', 'after', 'during', 'edition', 'now']),
      })
      .optional(),
    quantity: z
      .strictObject({
        amount: z.number(),
        comparator: comparatorSchema,
        /** Singular: percent, country. */
        unit: textSchema,
        metric: textSchema.optional(),
      })
      .optional(),
    /** Who the document credits; absent where it speaks for itself. */
    attribution: z
      .strictObject({
        to: z.array(idSchema).min(1),
        role: textSchema.optional(),
        /** `explicit`: named in the clause; `participle`: reaches a dependent clause; `carried-over`: from another sentence. */
        scope: z.enum(['explicit', 'participle', 'carried-over', 'ambiguous']),
      })
      .optional(),
    qualifiers: z.record(keyNameSchema, propertyValueSchema).default({}),
    notes: textSchema.optional(),
    /** How a second reading of the sentence ended; absent where there was none. */
    review: z
      .strictObject({
        outcome: z.enum(['accepted', 'mended', 'kept', 'added']),
        /** Rows of the second reading that this settles. */
        remarks: z.array(textSchema).default([]),
        note: textSchema.optional(),
      })
      .optional(),
  })
  .refine(({ object, objectText }) => (object === undefined) !== (objectText === undefined), {
    path: ['object'],
    message: 'or objectText must be given, but not both',
  })

/** The shape of `claims/<document>.yaml`. */
export const claimsSchema = z.strictObject({
  document: idSchema,
  claims: z.array(claimSchema),
})

/** A claim, with the id of the document that it cites. */
export type Claim = z.infer<typeof claimSchema> & { readonly document: string }
